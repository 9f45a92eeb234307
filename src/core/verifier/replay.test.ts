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
  expect(broken!.path.happenings).toHaveLength(4);
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

test('only what was broken is found: with an "I have it" as long as it should be, nothing is', () => {
  const limits = { ...lease.protocol.limits, leaseMinutes: 15 };
  const whole = trialFor({ ...lease.protocol, limits }, lease.tier, 'allows-everything');
  expect(explore(whole)).toEqual([]);
});
