/** What the verifier says of a protocol, as data that a screen can draw. Minutes count from the session's start. */
import type { Bounds, Tier } from '../protocol/protocol.ts';
import type { ProtocolProblem } from '../protocol/validate.ts';
import type { Breach } from './breach.ts';
import type { ModelClient } from './model.ts';

export interface Verdict {
  /** Nothing is wrong with how it is written, and nothing that was tried broke it. */
  readonly isProved: boolean;
  /** What is wrong with how it is written; while there is any, nothing is tried. */
  readonly problems: readonly ProtocolProblem[];
  readonly tiers: readonly TierVerdict[];
  /** How many different situations were looked at, and how many steps from one to another. */
  readonly states: number;
  readonly transitions: number;
  /** What was tried, and how far, in sentences. */
  readonly scope: readonly string[];
}

export interface TierVerdict {
  readonly tier: Tier;
  /** Null when the protocol sets none: then nothing is held against it but what holds for every protocol. */
  readonly bounds: Bounds | null;
  readonly states: number;
  readonly transitions: number;
  /** Empty for a tier that breaks, since nothing is known of what was not looked at any more. */
  readonly answers: readonly PlainAnswer[];
  /** What breaks soonest, with a shortest way to it; empty when nothing that was tried breaks the tier. */
  readonly findings: readonly Finding[];
}

/** One thing that was found to hold, in a sentence for people who are not engineers. */
export interface PlainAnswer {
  readonly about: 'silence' | 'taken' | 'left-alone' | 'quiet' | 'decision' | 'third-parties' | 'ending';
  readonly words: string;
  /** The longest that was seen; null where the sentence is not about a time. */
  readonly minutes: number | null;
  /** What the practice promised itself; null where it did not. */
  readonly within: number | null;
}

export interface Finding {
  readonly promise: Breach['promise'];
  readonly tier: Tier;
  /** Whose case it is: of a client who allows text, email and telephone, or nothing of it. */
  readonly client: ModelClient;
  readonly words: string;
  readonly path: readonly PathEntry[];
}

export interface PathEntry {
  readonly minutes: number;
  /** For a session that starts at two in the afternoon: `14:35`, `14:35 a day later`. */
  readonly clock: string;
  readonly words: string;
}
