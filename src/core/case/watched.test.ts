/** Nobody who may be watched is given away by a check-in [P4.8]. */
import { describe, expect, test } from 'vitest';
import {
  advance,
  given,
  hours,
  type Move,
  missed,
  recordAttempt,
  reply,
  reviewAgreement,
  sendCheckIn,
  settleReply,
} from '#test/plans.ts';
import type { StepId } from '../ids.ts';

describe('a client who may be watched', () => {
  const page = { via: 'page', channelId: null } as const;
  const calledAt = recordAttempt('no-answer', { stepId: 'call' as StepId, at: 17 });
  const called: readonly Move[] = [...missed(), [17, reviewAgreement()], [17, calledAt]];
  const watched: readonly (readonly [string, readonly Move[]])[] = [
    [
      'gave the word for duress',
      [
        [18, reply('duress')],
        [19, settleReply('carry-on')],
      ],
    ],
    [
      'tapped an OK that staff did not take for one',
      [
        [18, reply('safe', page)],
        [19, settleReply('carry-on')],
      ],
    ],
    [
      'typed an odd word beside it',
      [
        [18, reply('unclear', page)],
        [19, settleReply('carry-on')],
      ],
    ],
  ];

  test.each(watched)('and %s gets no check-in from the timer: a person is asked', (_, moves) => {
    const told = given(...called, ...moves)
      .when(40, advance)
      .makes({ type: 'person-asked', kind: 'step', stepId: 'check-in', about: 'client-may-be-watched' });
    const later = given(...called, ...moves, [hours(100), advance]);
    expect(later.events.map((event) => event.type)).not.toContain('check-in-queued');
    told
      .when(41, recordAttempt('no-answer', { stepId: 'check-in' as StepId, at: 41 }))
      .makes('attempt-recorded', {
        type: 'step-finished',
        stepId: 'check-in',
      });
  });

  test('is written to by nobody after duress, and by a person only if it was a mere doubt', () => {
    given(...called, ...watched[0]![1])
      .when(40, sendCheckIn('check-in'))
      .isRefused('client-may-be-watched');
    given(...called, ...watched[2]![1])
      .when(40, sendCheckIn('check-in'))
      .makes('check-in-queued');
  });

  test('is not meant when the odd words came by text', () => {
    given(...called, [18, reply('unclear')], [19, settleReply('carry-on')])
      .when(40, advance)
      .makes('check-in-queued');
  });
});
