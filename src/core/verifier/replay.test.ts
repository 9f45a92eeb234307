import { expect, test } from 'vitest';
import { brokenProtocols } from '#test/broken-protocols.ts';
import { decide } from '../case/decide.ts';
import { fold } from '../case/evolve.ts';
import { type CaseState, noCase } from '../case/state.ts';
import { explore } from './explore.ts';
import { opening, startsAt } from './model.ts';
import { replay } from './replay.ts';
import { trialFor } from './trials.ts';

const lease = brokenProtocols.find(({ name }) => name.startsWith('"I have it"'))!;
const trial = trialFor(lease.protocol, lease.tier, 'allows-everything');
const [broken] = explore(trial);

test('the way to a finding leads there again, by the rules that cases run on', () => {
  const walked = [...replay(trial, broken!.path)];
  expect(walked.at(-1)?.outcome.breach).toEqual(broken!.breach);
  expect(walked.slice(0, -1).map(({ outcome }) => outcome.breach)).toEqual(walked.slice(1).map(() => null));

  let state: CaseState = noCase;
  let at = startsAt;
  for (const { happening } of walked) {
    at = happening?.at ?? startsAt;
    const command =
      happening?.kind === 'command'
        ? happening.command
        : happening
          ? ({ type: 'advance', by: { kind: 'timer' } } as const)
          : opening(trial.plan);
    const decision = decide(state, command, at);
    if (decision.kind === 'refused') throw new Error(decision.refusal.code);
    state = fold(decision.events, state);
  }
  expect(state).toEqual(walked.at(-1)?.outcome.next.state);
});

test('no shorter way breaks it: everybody hears in time when "I have it" lasts as long as it should', () => {
  const length = broken!.path.happenings.length;
  expect(length).toBe(4);
  const whole = trialFor(
    { ...lease.protocol, limits: { ...lease.protocol.limits, leaseMinutes: 15 } },
    lease.tier,
    'allows-everything',
  );
  const again = [...replay(whole, { ...broken!.path, happenings: broken!.path.happenings.slice(0, 2) })];
  expect(again.every(({ outcome }) => outcome.breach === null)).toBe(true);
});
