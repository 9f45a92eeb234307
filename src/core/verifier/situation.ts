/** A case on trial at one moment, with what the bounds are counted from. */
import type { Plan } from '../case/plan.ts';
import type { ExistingCase, OpenCase } from '../case/state.ts';
import type { StaffId } from '../ids.ts';
import type { Bounds, Tier } from '../protocol/protocol.ts';
import type { Instant } from '../time/instant.ts';
import type { Habits } from './happening.ts';
import type { ModelClient } from './model.ts';

export interface Situation {
  readonly state: ExistingCase;
  readonly now: Instant;
  /** When time alone will change something; null when the case is closed with nothing left to do. */
  readonly dueAt: Instant | null;
  readonly habits: Habits;
  /** Questions that are never answered and messages that are never reported on. */
  readonly left: readonly string[];
  readonly watch: Watch;
}

/** What was done so far, as far as a bound or an answer depends on it. */
export interface Watch {
  /** When anybody on the staff was first asked, or spoke unasked. */
  readonly personAt: Instant | null;
  /** Since when nobody has been asked anything anew and nobody has done anything. */
  readonly quietSince: Instant;
  /** The start, or the last thing that anybody on the staff said or did. */
  readonly wordAt: Instant;
  /** Who has been asked since then; null once that is everybody, or once it is known how it stands with the session. */
  readonly askedSince: readonly StaffId[] | null;
  /** What people have done: nothing, nothing but "I have it", nothing but confirming the miss, or more. */
  readonly acts: 'none' | 'taken' | 'confirmed' | 'more';
  /** Nothing unusual was tried, but for what became of messages. */
  readonly isPlain: boolean;
  readonly decideAsked: boolean;
}

/** What a tier is tried on, and how far. */
export interface Trial {
  readonly tier: Tier;
  readonly client: ModelClient;
  readonly plan: Plan;
  readonly bounds: Bounds | null;
  /** From the confirmed miss to the last check-in and to the question how it should end, with the nights in between. */
  readonly ladderMinutes: number;
  /** Nothing is looked at after this. */
  readonly until: Instant;
  readonly measured: Measured;
}

/** How much was looked at, and the longest that was seen anywhere, in minutes; null where it was never seen. */
export interface Measured {
  states: number;
  transitions: number;
  personMinutes: number | null;
  /** With nobody doing anything, from the start. */
  silentEverybodyMinutes: number | null;
  /** With somebody saying "I have it" and then nothing, from those words. */
  takenEverybodyMinutes: number | null;
  /** In any world, from the last word. */
  everybodyMinutes: number | null;
  quietMinutes: number | null;
  /** When somebody is asked how it should end, if everybody does what is asked and nobody is reached. */
  decideMinutes: number | null;
  /** The fewest that were made by then. */
  decideAttempts: number | null;
}

export const nothingMeasured: Measured = {
  states: 0,
  transitions: 0,
  personMinutes: null,
  silentEverybodyMinutes: null,
  takenEverybodyMinutes: null,
  everybodyMinutes: null,
  quietMinutes: null,
  decideMinutes: null,
  decideAttempts: null,
};

export function isOpen(state: ExistingCase): state is OpenCase {
  return state.status === 'open';
}
