/** From an empty chair to a confirmed miss, or to something else [P2]. */
import { describe, expect, test } from 'vitest';
import {
  advance,
  after,
  askOf,
  ben,
  close,
  confirmMissed,
  given,
  mobileText,
  nora,
  noteLateness,
  opened,
  reply,
  request,
} from '#test/plans.ts';
import type { SessionId } from '../ids.ts';
import { dueAt } from './timers.ts';

describe('an absence that nobody has confirmed', () => {
  test('is asked about five minutes after the start, of the clinician', () => {
    const silent = given(opened());
    expect(dueAt(silent.state)).toBe(after(5));
    silent.when(5, advance).makes({
      type: 'person-asked',
      kind: 'confirm-absence',
      staffId: nora,
      answerBy: after(15),
      lateMinutes: 0,
    });
  });

  test('is asked of the next person when the clinician says nothing', () => {
    given(opened(), [5, advance])
      .when(15, advance)
      .makes({ type: 'ask-moved-on', from: nora, to: ben, answerBy: after(25) });
  });

  test('sends the client nothing while nobody has looked', () => {
    const told = given(opened(), [5, advance], [15, advance], [25, advance], [200, advance]);
    expect(told.events.map((event) => event.type)).not.toContain('check-in-queued');
  });

  test('shows how late it was asked about after an outage', () => {
    given(opened())
      .when(47, advance)
      .makes({ type: 'person-asked', kind: 'confirm-absence', lateMinutes: 42 });
  });

  test('cannot be confirmed as missed before the time for it', () => {
    given(opened())
      .when(14, confirmMissed())
      .isRefused('too-early-to-confirm', { availableAt: after(15) });
    expect(given(opened(), [15, confirmMissed()]).state.missConfirmedAt).toBe(after(15));
  });

  test('cannot be confirmed twice', () => {
    given(opened(), [16, confirmMissed()]).when(17, confirmMissed()).isRefused('already-confirmed');
  });
});

describe('"not here yet"', () => {
  test('sends the first check-in and asks again when the miss could be confirmed', () => {
    const late = given(opened(), [5, advance]).when(6, noteLateness());
    late.makes('lateness-noted', {
      type: 'check-in-queued',
      stepId: 'first-check-in',
      channelId: mobileText,
      template: 'first-check-in',
    });
    const told = given(opened(), [5, advance], [6, noteLateness()]);
    expect(told.state.asks).toEqual([]);
    given(opened(), [5, advance], [6, noteLateness()])
      .when(15, advance)
      .makes({ type: 'person-asked', kind: 'confirm-absence' });
  });

  test('is not for a miss that is confirmed', () => {
    given(opened(), [16, confirmMissed()]).when(17, noteLateness()).isRefused('already-confirmed');
  });
});

describe('an absence that was no miss', () => {
  test.each([
    'late-arrival',
    'late-cancellation',
    'clinician-absent',
    'technical-failure',
    'kept-elsewhere',
  ] as const)('ends as %s, and calls off what was on its way', (outcome) => {
    const told = given(opened(), [6, noteLateness()])
      .when(8, request('record-outcome', { outcome, note: '' }))
      .makes({ type: 'case-closed', outcome });
    expect(Object.values(told.state.messages).map((message) => message.state)).toEqual(['cancelled']);
    expect(dueAt(told.state)).toBeNull();
  });
});

describe('a doubt, before the first message', () => {
  test('is asked about at once, and nothing goes out meanwhile', () => {
    const doubtful = given(opened('elevated', {}, ['unread-message']), [6, noteLateness()]);
    expect(askOf(doubtful.state, 'look-before-contact').staffId).toBe(nora);
    expect(doubtful.state.messages).toEqual({});
  });

  test('stops a message that has not left yet', () => {
    const told = given(opened(), [6, noteLateness()])
      .when(7, { type: 'raise-doubt', by: { kind: 'calendar' }, doubt: 'session-moved' })
      .makes('doubt-raised', { type: 'person-asked', kind: 'look-before-contact' });
    expect(Object.values(told.state.messages).map((message) => message.state)).toEqual(['cancelled']);
  });

  test('must be faced by whoever confirms the miss', () => {
    const doubtful = given(opened('elevated', {}, ['session-moved', 'seen-elsewhere']));
    doubtful
      .when(16, confirmMissed(['session-moved']))
      .isRefused('doubts-open', { doubts: ['seen-elsewhere'] });
    expect(
      given(opened('elevated', {}, ['session-moved']), [16, confirmMissed(['session-moved'])]).state,
    ).toMatchObject({ doubts: [], pauses: [] });
  });

  test('once cleared lets the ladder go on, and what waited is not taken for late', () => {
    given(opened('elevated', {}, ['unread-message']), [6, noteLateness()])
      .when(20, request('clear-doubts', { doubts: ['unread-message'], note: 'an old message' }))
      .makes('doubts-cleared', { type: 'person-asked', kind: 'confirm-absence' }, 'check-in-queued');
  });

  test('is raised only once', () => {
    const again = { type: 'raise-doubt', by: { kind: 'calendar' }, doubt: 'session-moved' } as const;
    given(opened(), [1, again]).when(2, again).makes();
  });
});

describe('two sessions missed in one day', () => {
  const second = (minutes: number) =>
    ({
      type: 'add-session',
      by: { kind: 'timer' },
      session: { sessionId: 'session-2' as SessionId, startsAt: after(minutes) },
      doubts: [],
    }) as const;

  test('are one case', () => {
    const told = given(opened(), [16, confirmMissed()], [180, second(175)]);
    expect(told.state.sessions).toHaveLength(2);
    told.when(181, second(175)).makes();
  });

  test('are not added to a case that is closed', () => {
    given(opened('routine'), [20, reply('safe')])
      .when(180, second(175))
      .isRefused('case-already-closed');
  });
});

test('a case that is open is not opened again, and one without anybody to ask is not opened at all', () => {
  const [, command] = opened();
  given(opened()).when(1, command).isRefused('case-already-open');
  expect(() => given(opened('routine', { chain: [] }))).toThrow('nobody-to-ask');
  given(opened()).when(16, close('transferred')).makes({ type: 'case-closed' });
});
