/** The agenda says what will happen if nobody does anything, and nothing else happens [P0.1]. */
import { expect, test } from 'vitest';
import {
  advance,
  after,
  given,
  type Move,
  missed,
  noteLateness,
  opened,
  reply,
  skipStep,
} from '#test/plans.ts';
import { agenda } from './agenda.ts';
import { noCase } from './state.ts';

const next = (...moves: readonly Move[]) => agenda(given(...moves).state, after(0));

test('begins with the question whether the client is here', () => {
  expect(next(opened())[0]).toMatchObject({ type: 'person-asked', kind: 'confirm-absence', at: after(5) });
});

test('shows each step at its time, and who is asked when nobody answers', () => {
  const entries = next(...missed('routine'), [17, skipStep('call')]);
  expect(entries).toContainEqual(
    expect.objectContaining({ type: 'check-in-queued', stepId: 'check-in', at: after(77) }),
  );
  const waiting = next(...missed('routine'));
  expect(waiting[0]).toMatchObject({ type: 'ask-moved-on', at: after(46) });
});

test('takes messages to be sent, so that it does not promise a second channel', () => {
  const sent = next(opened(), [6, noteLateness()]).filter((event) => event.type === 'check-in-given-up');
  expect(sent).toEqual([expect.objectContaining({ key: 'case-1/first-check-in/1' })]);
});

test('of a resting ladder holds questions only', () => {
  const kinds = new Set(next(...missed(), [20, reply('not-ok')]).map((event) => event.type));
  expect([...kinds]).toEqual(['ask-moved-on']);
});

test('is as long as it is asked to be', () => {
  const state = given(...missed()).state;
  expect(agenda(state, after(16), { horizonHours: 1000, mostEntries: 7 })).toHaveLength(7);
  expect(agenda(state, after(16), { horizonHours: 0, mostEntries: 7 })).toEqual([]);
  expect(agenda(noCase, after(16))).toEqual([]);
});

test('of a case whose hour has passed begins now', () => {
  const overdue = given(opened()).state;
  expect(agenda(overdue, after(60))[0]).toMatchObject({ at: after(60), lateMinutes: 55 });
  expect(given(opened(), [60, advance]).events.at(-1)).toMatchObject({ at: after(60), lateMinutes: 55 });
});
