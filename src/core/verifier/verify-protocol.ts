/** Whether a protocol keeps what it promises: what is wrong with how it is written, and what breaks when it is tried out. */
import { type Protocol, type Tier, tiers } from '../protocol/protocol.ts';
import { checkProtocol } from '../protocol/validate.ts';
import { duration } from '../protocol/words.ts';
import { type Broken, explore, youngMinutes } from './explore.ts';
import { leftAlone } from './left-alone.ts';
import type { Measured, Trial } from './situation.ts';
import { tellAnswers } from './tell-answers.ts';
import { tellBreach } from './tell-breach.ts';
import { tellPath } from './tell-path.ts';
import { boundsOf, clients, trialFor } from './trials.ts';
import type { Finding, TierVerdict, Verdict } from './verdict.ts';

/** Takes seconds. `document` is anything that may be a protocol. */
export function verifyProtocol(document: unknown): Verdict {
  const checked = checkProtocol(document);
  if ('problems' in checked) {
    const { problems } = checked;
    return { isProved: false, problems, tiers: [], states: 0, transitions: 0, scope: [] };
  }
  const verdicts = tiers.map((tier) => verifyTier(checked.protocol, tier));
  const sum = (count: (verdict: TierVerdict) => number) =>
    verdicts.reduce((total, verdict) => total + count(verdict), 0);
  return {
    isProved: verdicts.every((verdict) => verdict.findings.length === 0),
    problems: [],
    tiers: verdicts,
    states: sum(({ states }) => states),
    transitions: sum(({ transitions }) => transitions),
    scope,
  };
}

/** Either what holds, or a shortest way to what breaks soonest. */
export function verifyTier(protocol: Protocol, tier: Tier): TierVerdict {
  const trials: Trial[] = [];
  let findings: readonly Finding[] = [];
  for (const client of clients) {
    const trial = trialFor(protocol, tier, client);
    trials.push(trial);
    findings = explore(trial).map((broken) => found(trial, broken));
    if (findings.length > 0) break;
  }
  const measured = trials.map((trial) => trial.measured).reduce(together);
  const bounds = boundsOf(protocol, tier);
  const { states, transitions } = measured;
  const answers =
    findings.length > 0 ? [] : tellAnswers({ tier, bounds, measured, alone: leftAlone(trials[0]!) });
  return { tier, bounds, states, transitions, answers, findings };
}

function found(trial: Trial, { breach, path }: Broken): Finding {
  const { tier, client } = trial;
  return { promise: breach.promise, tier, client, words: tellBreach(breach), path: tellPath(trial, path) };
}

function together(one: Measured, other: Measured): Measured {
  const most = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b));
  return {
    states: one.states + other.states,
    transitions: one.transitions + other.transitions,
    personMinutes: most(one.personMinutes, other.personMinutes),
    silentEverybodyMinutes: most(one.silentEverybodyMinutes, other.silentEverybodyMinutes),
    takenEverybodyMinutes: most(one.takenEverybodyMinutes, other.takenEverybodyMinutes),
    everybodyMinutes: most(one.everybodyMinutes, other.everybodyMinutes),
    quietMinutes: most(one.quietMinutes, other.quietMinutes),
    decideMinutes: most(one.decideMinutes, other.decideMinutes),
    decideAttempts: Math.min(one.decideAttempts ?? Infinity, other.decideAttempts ?? Infinity),
  };
}

const scope: readonly string[] = [
  'Nobody answers, or everybody does at once; every message arrives, fails, or is never heard of again; the client allows text, email and telephone, or nothing.',
  'From every moment of these, where messages arrive, one thing different: any answer, any reply, any report, "I have it", a delegation, a hand-over, a question or a message left alone, somebody who leaves, everybody falling silent or waking up.',
  `Where messages fail or are not heard of, and as a second thing where nobody answers in the first ${duration(youngMinutes)}, those that change most: what becomes of another message, who answers, who has it, whether the client was missed, whether they cry for help or want no more texts.`,
  'As far as the question how it should end, with nights in between, and a day more; for a session that starts at 14:00.',
];
