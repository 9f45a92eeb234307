/** How a case may end, and how it begins again [P5]. */
import { describe, expect, test } from 'vitest';
import {
  advance,
  after,
  askOf,
  ben,
  close,
  delivery,
  given,
  hours,
  judgeConcern,
  type Move,
  missed,
  nora,
  noteLateness,
  opened,
  plan,
  recordAttempt,
  recordContact,
  reply,
  request,
  reviewAgreement,
  settleReply,
} from '#test/plans.ts';
import type { ReplyId } from '../ids.ts';
import { effortOf } from './effort.ts';
import { dueAt } from './timers.ts';
import type { ClosingOutcome } from './vocabulary.ts';

const attempts = (...at: readonly number[]): readonly Move[] =>
  at.map((minutes): Move => [minutes, recordAttempt('no-answer', { at: minutes })]);

/** Three attempts over two days, the agreement reviewed, the concern judged. */
const enough: readonly Move[] = [
  ...missed(),
  [17, reviewAgreement()],
  [18, judgeConcern('worried')],
  ...attempts(20, hours(24), hours(49)),
];

describe('an outcome needs what shows it', () => {
  test.each<[ClosingOutcome, Move]>([
    ['client-said-ok', [20, reply('safe')]],
    ['client-reached', [20, recordAttempt('spoke-with-client', { at: 20 })]],
    ['safe-by-emergency-contact', [20, recordContact('knows-client-is-safe')]],
  ])('%s', (outcome, evidence) => {
    given(...missed())
      .when(21, close(outcome))
      .isRefused('evidence-missing');
    given(...missed(), evidence)
      .when(21, close(outcome))
      .makes({ type: 'case-closed', outcome });
  });

  test('client-reached also by a reply that a person took for reaching', () => {
    const read = given(
      ...missed(),
      [20, reply('call-me')],
      [20, reply('unclear', { replyId: 'reply-2' as ReplyId })],
      [21, settleReply('client-is-safe')],
      [22, settleReply('client-is-safe', 'reply-2')],
    );
    expect(read.state).toMatchObject({ status: 'closed', outcome: 'client-said-ok' });
  });

  test.each([
    'late-arrival',
    'kept-elsewhere',
    'in-care',
    'transferred',
    'suicide-attempt',
    'death',
  ] as const)('%s is a named person’s word, with a note', (outcome) => {
    given(...missed())
      .when(21, { ...close(outcome), note: ' ' })
      .isRefused('text-missing', { field: 'note' });
    given(...missed())
      .when(21, close(outcome))
      .makes({ type: 'case-closed', outcome, by: { staffId: nora } });
  });

  test('plan-carried-out is never picked by hand', () => {
    given(...missed())
      .when(21, close('plan-carried-out'))
      .isRefused('evidence-missing');
  });

  test.each(['voicemail-left', 'someone-else-answered', 'no-answer', 'sent'] as const)(
    'an attempt with %s shows nothing',
    (result) => {
      const tried = given(...missed(), [20, recordAttempt(result, { at: 20 })]);
      tried.when(21, close('client-reached')).isRefused('evidence-missing');
      tried.when(21, close('client-said-ok')).isRefused('evidence-missing');
    },
  );

  test('an unread cry is not left behind', () => {
    given(...missed(), [20, reply('unclear')])
      .when(21, close('transferred'))
      .isRefused('reply-not-settled');
  });
});

describe('a written plan', () => {
  test('ends a case of concern after the least effort, with an owner and a date', () => {
    given(...enough)
      .when(hours(50), close('plan-made', plan(hours(74))))
      .makes({ type: 'case-closed', followUp: { ownerId: nora, dueAt: after(hours(74)) } });
    expect(dueAt(given(...enough, [hours(50), close('plan-made', plan(hours(74)))]).state)).toBe(
      after(hours(74)),
    );
  });

  test('needs enough attempts, far enough apart', () => {
    given(...missed(), [17, reviewAgreement()], [18, judgeConcern('worried')], ...attempts(20, hours(49)))
      .when(hours(50), close('plan-made', plan(hours(74))))
      .isRefused('minimum-effort-not-met', {
        attempts: 2,
        needed: 3,
        spreadHours: 48,
        neededSpreadHours: 48,
      });
    given(...missed(), [17, reviewAgreement()], [18, judgeConcern('worried')], ...attempts(20, 30, hours(47)))
      .when(hours(50), close('plan-made', plan(hours(74))))
      .isRefused('minimum-effort-not-met', { attempts: 3, spreadHours: 46 });
  });

  test('needs an owner, a text and a date ahead, whatever the outcome', () => {
    given(...enough)
      .when(hours(50), close('plan-made'))
      .isRefused('follow-up-missing');
    given(...enough)
      .when(hours(50), close('plan-made', { ...plan(hours(74)), text: ' ' }))
      .isRefused('follow-up-missing');
    given(...enough)
      .when(hours(50), close('plan-made', plan(hours(50))))
      .isRefused('deadline-passed');
    given(...missed())
      .when(60, close('transferred', plan(59)))
      .isRefused('deadline-passed');
  });

  test('looks at most ninety days ahead, whatever the outcome', () => {
    const ninetyDays = 90 * hours(24);
    given(...missed())
      .when(60, close('transferred', plan(60 + ninetyDays + 1)))
      .isRefused('look-again-too-far', { latestAt: after(60 + ninetyDays) });
    given(...missed())
      .when(60, close('transferred', plan(60 + ninetyDays)))
      .makes('case-closed');
  });

  test('needs a confirmed miss, a judgement and the agreement in a case of concern', () => {
    const tried = attempts(20, hours(24), hours(49));
    const made = close('plan-made', plan(hours(74)));
    given(opened(), ...tried)
      .when(hours(50), made)
      .isRefused('miss-not-confirmed');
    given(...missed(), [17, reviewAgreement()], ...tried)
      .when(hours(50), made)
      .isRefused('concern-not-judged');
    given(...missed(), [18, judgeConcern('worried')], ...tried)
      .when(hours(50), made)
      .isRefused('prerequisites-missing', { missing: ['agreement-reviewed'] });
    given(...missed('routine'), ...attempts(20, 30))
      .when(40, made)
      .makes('case-closed');
  });
});

describe('effort', () => {
  test('counts what was tried and what was sent, never what failed', () => {
    const told = given(
      opened(),
      [6, noteLateness()],
      [7, delivery('failed')],
      [8, delivery('sent', 'case-1/first-check-in/2')],
      [20, recordAttempt('wrong-number', { at: 20 })],
      [21, recordAttempt('undelivered', { at: 21 })],
      [22, recordAttempt('unknown', { at: 22 })],
      [23, recordAttempt('voicemail-left', { at: 23 })],
    );
    expect(effortOf(told.state)).toEqual({ attempts: 2, spreadHours: 0, isEnough: false });
  });

  test('is taken back when a message bounces later', () => {
    const sent: readonly Move[] = [opened(), [6, noteLateness()], [7, delivery('sent')]];
    expect(effortOf(given(...sent).state).attempts).toBe(1);
    expect(effortOf(given(...sent, [9, delivery('failed')]).state).attempts).toBe(0);
  });
});

describe('a plan whose day has come', () => {
  const planned: readonly Move[] = [
    ...missed('routine'),
    ...attempts(20, 30),
    [40, close('plan-made', { ...plan(hours(24)), ownerId: ben })],
  ];
  const due: readonly Move[] = [...planned, [hours(24), advance]];

  test('opens the case again for its owner', () => {
    given(...planned)
      .when(hours(24), advance)
      .makes(
        { type: 'case-reopened', why: 'follow-up-due' },
        { type: 'person-asked', kind: 'follow-up', staffId: ben },
      );
  });

  test('is carried out, and the case is closed', () => {
    given(...due)
      .when(hours(25), request('complete-follow-up', { note: 'wrote to her; she rang back' }, ben))
      .makes('follow-up-completed', { type: 'case-closed', outcome: 'plan-carried-out' });
  });

  test('can be carried out before its day', () => {
    const told = given(...planned, [hours(2), request('complete-follow-up', { note: 'done' })]);
    expect(dueAt(told.state)).toBeNull();
    told.when(hours(3), request('complete-follow-up', { note: 'done' })).isRefused('follow-up-not-open');
  });

  test('is answered by closing in another way, and does not open the case again at once', () => {
    const told = given(...due)
      .when(hours(25), close('transferred'))
      .makes('case-closed');
    expect(dueAt(told.state)).toBeNull();
  });

  test('stands when the case was opened and closed again before its day', () => {
    const told = given(
      ...planned,
      [60, request('reopen-case', { reason: 'her sister rang' })],
      [70, close('transferred')],
    );
    expect(dueAt(told.state)).toBe(after(hours(24)));
  });

  test('is not forgotten when the program was down that day', () => {
    const told = given(...planned, [hours(90), advance]);
    expect(askOf(told.state, 'follow-up').staffId).toBe(ben);
  });
});

test('no number of failed attempts ends a case of concern', () => {
  const told = given(
    ...missed('high'),
    ...attempts(...Array.from({ length: 50 }, (_, index) => 20 + index * hours(2))),
  );
  expect(told.state.status).toBe('open');
  expect(dueAt(told.state)).not.toBeNull();
});
