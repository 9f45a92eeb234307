/** Who is thanked for an answer or told whom to call, and what a "stop" does that answers no known message. */
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

describe('whom to call', () => {
  const opens = (answersCries?: boolean): readonly Move[] => {
    const [minute, command] = opened('elevated');
    if (command.type !== 'open-case') throw new Error('this opens a case');
    const plan = { ...command.plan, ...(answersCries !== undefined && { answersCries }) };
    return [
      [minute, { ...command, plan }],
      [6, noteLateness()],
    ];
  };

  function isTold(
    moves: readonly Move[],
    reading: Reading,
    more: Partial<CaseEvent> = {},
    state: Partial<ExistingCase> = {},
  ): boolean {
    const before = given(...moves).state as ExistingCase;
    const { decision } = given(...moves).when(8, reply(reading, { replyId: 'reply-new' as ReplyId }));
    const [received] = decision.kind === 'events' ? decision.events : [];
    const event = { ...received!, ...more } as CaseEvent;
    return react(before, event, { ...before, ...state } as ExistingCase).some(
      (effect) => effect.kind === 'tell-numbers',
    );
  }

  test('is told where the practice has chosen so, and nowhere else', () => {
    expect(isTold(opens(true), 'not-ok')).toBe(true);
    expect(isTold(opens(false), 'not-ok')).toBe(false);
    expect(isTold(opens(), 'not-ok'), 'a case from before there was the choice').toBe(false);
  });

  test.each(['safe', 'late', 'unclear', 'opt-out', 'duress', 'call-me'] as const)(
    'not after %s',
    (reading) => {
      expect(isTold(opens(true), reading)).toBe(false);
    },
  );

  test.each(['not-ok', 'duress'] as const)('not once more, after %s before it', (reading) => {
    expect(isTold([...opens(true), [7, reply(reading)]], 'not-ok')).toBe(false);
  });

  test('only to the client themselves, over a way that may be used now', () => {
    const byStaff = { by: { kind: 'staff', staffId: nora } } as const;
    expect(isTold(opens(true), 'not-ok', byStaff)).toBe(false);
    expect(isTold(opens(true), 'not-ok', { via: 'page' } as Partial<CaseEvent>), 'the page says it').toBe(
      false,
    );
    expect(isTold(opens(true), 'not-ok', {}, { withdrawnChannels: [mobileText] })).toBe(false);
  });
});

describe('a "stop" to nobody knows which message', () => {
  test('asks a person even after the end', () => {
    given(...noted(), [8, reply('safe')])
      .when(2000, reply('opt-out', { channelId: null, replyId: 'reply-2' as ReplyId }))
      .makes('reply-received', 'case-reopened', 'person-asked', 'person-asked');
  });

  const noted = (): readonly Move[] => [opened('routine'), [6, noteLateness()]];
});
