/** Who is thanked for an answer, and what a "stop" does that answers no known message. */
import { describe, expect, test } from 'vitest';
import { given, type Move, mobileText, nora, noteLateness, opened, reply } from '#test/plans.ts';
import type { ContactChannelId, ReplyId } from '../ids.ts';
import type { SafeHours } from '../time/safe-hours.ts';
import type { CaseEvent } from './events.ts';
import { react } from './react.ts';
import type { ExistingCase } from './state.ts';
import type { Reading } from './vocabulary.ts';

describe('a thank-you', () => {
  const noted: readonly Move[] = [opened('routine'), [6, noteLateness()]];

  function isThanked(
    reading: Reading,
    more: { reply?: Partial<CaseEvent>; state?: Partial<ExistingCase> } = {},
  ): boolean {
    const before = given(...noted).state as ExistingCase;
    const { decision } = given(...noted).when(8, reply(reading));
    const [received] = decision.kind === 'events' ? decision.events : [];
    const event = { ...received!, ...more.reply } as CaseEvent;
    return react(before, event, { ...before, ...more.state } as ExistingCase).some(
      (effect) => effect.kind === 'thank-client',
    );
  }
  const planWith = (safeHours: SafeHours): Partial<ExistingCase> => {
    const before = given(...noted).state as ExistingCase;
    const channels = before.plan.channels.map((channel) => ({ ...channel, safeHours }));
    return { plan: { ...before.plan, channels } };
  };
  const never: SafeHours = { from: '03:00', to: '03:01', weekdays: [1, 2, 3, 4, 5, 6, 7] };

  test.each(['safe', 'duress'] as const)(
    'goes to the client alone, over a channel that is open, in safe hours, after %s',
    (reading) => {
      expect(isThanked(reading)).toBe(true);
      const byStaff = { by: { kind: 'staff', staffId: nora } } as const;
      expect(isThanked(reading, { reply: byStaff })).toBe(false);
      const elsewhere = { channelId: 'channel-unheard-of' as ContactChannelId };
      expect(isThanked(reading, { reply: elsewhere as Partial<CaseEvent> })).toBe(false);
      expect(isThanked(reading, { state: { withdrawnChannels: [mobileText] } })).toBe(false);
      expect(isThanked(reading, { state: planWith(never) })).toBe(false);
    },
  );
});

describe('a "stop" to nobody knows which message', () => {
  test('asks a person even after the end', () => {
    given(...noted(), [8, reply('safe')])
      .when(2000, reply('opt-out', { channelId: null, replyId: 'reply-2' as ReplyId }))
      .makes('reply-received', 'case-reopened', 'person-asked', 'person-asked');
  });

  const noted = (): readonly Move[] => [opened('routine'), [6, noteLateness()]];
});
