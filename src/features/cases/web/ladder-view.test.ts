import { expect, test } from 'vitest';
import { agenda } from '#core/case/agenda.ts';
import { defaultProtocol } from '#core/protocol/default.ts';
import { after, close, given, type Move, missed, opened, recordAttempt, skipStep } from '#test/plans.ts';
import { ladderOf } from './ladder-view.ts';

function drawn(minutes: number, ...moves: readonly Move[]) {
  const { state } = given(...moves);
  return ladderOf(state, agenda(state, after(minutes))).map(({ key, state: how }) => `${key} ${how}`);
}

test('before anybody has said more, the question whether the client is here is the one that is now', () => {
  const { state } = given(opened());
  const [first] = ladderOf(state, agenda(state, after(5)));
  expect(first).toMatchObject({ key: 'presence', words: 'Seen or not' });
});

test('what was done stands before what is now, and what comes by itself says when', () => {
  const { limits, tiers } = defaultProtocol;
  const protocol = { name: 'Missed session', version: 1, limits, ladder: tiers.elevated };
  const { state } = given(...missed('elevated', { protocol }));
  const rungs = ladderOf(state, agenda(state, after(16)));
  const times = rungs.flatMap(({ at }) => (at === null ? [] : [at]));
  expect(times).toEqual(times.toSorted());
  expect(rungs.find(({ key }) => key === 'presence')).toMatchObject({ words: 'Not seen', state: 'done' });
  expect(rungs.filter(({ state: how }) => how === 'now').length).toBeGreaterThan(0);
  const comes = rungs.find(({ waitsForPerson, state: how }) => !waitsForPerson && how === 'later');
  expect(comes?.at).not.toBe(null);
});

test('a step that was left out is not drawn as done', () => {
  expect(drawn(20, ...missed(), [17, skipStep('call')])).toContain('call left-out');
  expect(drawn(20, ...missed(), [17, recordAttempt('no-answer', { at: 16 })])).not.toContain('call left-out');
});

test('of an ended case nothing is asked and nothing comes any more', () => {
  const { state } = given(
    ...missed(),
    [20, recordAttempt('spoke-with-client', { at: 18 })],
    [21, close('client-reached')],
  );
  const rungs = ladderOf(state, agenda(state, after(22)));
  expect(rungs.at(-1)).toMatchObject({ state: 'not-needed', at: null });
  expect(rungs.filter(({ state: how }) => ['now', 'next', 'later'].includes(how))).toEqual([]);
});
