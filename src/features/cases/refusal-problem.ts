/** A refusal as it leaves over HTTP, with its times on the client's own clock. */
import { refusalInWords } from '#core/case/refusal-words.ts';
import type { Refusal } from '#core/case/refusals.ts';
import type { CaseState } from '#core/case/state.ts';
import { Problem } from '#core/problem.ts';
import { clockWords } from '#core/time/clock-words.ts';
import type { Instant } from '#core/time/instant.ts';

interface Refused {
  readonly refusal: Refusal;
  /** The case that said no. */
  readonly state: CaseState;
}

export function problemOf(refused: Refused, now: Instant): Problem {
  const { code } = refused.refusal;
  return code === 'no-such-case' ? noSuchCase() : new Problem('conflict', code, wordsOf(refused, now));
}

export function wordsOf({ refusal, state }: Refused, now: Instant): string {
  const clock = clockWords(state.status === 'none' ? 'UTC' : state.plan.client.timeZone);
  return refusalInWords(refusal, (at) => clock.near(at, now));
}

export function noSuchCase(): Problem {
  return new Problem('not-found', 'no-such-case', 'There is no such case in this practice.');
}
