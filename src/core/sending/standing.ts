/**
 * How a carrier is doing, folded from what became of its messages minute by minute. Nothing of it is stored: whoever
 * folds the same minutes comes to the same standing. It falls at once and comes back by steps, so that it does not
 * flutter.
 */
import { type Instant, minutesBetween } from '#core/time/instant.ts';
import { isForEverybody, type Trouble, type Why } from './trouble.ts';

/** What one carrier answered in one minute. Only minutes in which something happened. */
export interface CarriedMinute {
  /** When the minute began. */
  readonly at: Instant;
  readonly accepted: number;
  readonly troubles: number;
  /** The newest trouble; null without one. */
  readonly trouble: Trouble | null;
  /** Whether the last answer of the minute was one. */
  readonly endsInTrouble: boolean;
  readonly delivered: number;
  /** Of those, how many took more than five minutes. */
  readonly slow: number;
}

export interface Standing {
  /** `returning`: it was down or struggling, sends again, and is not given everything yet. */
  readonly state: 'working' | 'struggling' | 'returning' | 'down';
  /** Since when it is not working; null while it is. */
  readonly since: Instant | null;
  readonly why: Why | null;
  /** From 0 to 1: how many of the new messages it is given where another carrier can take the rest. 0 means single ones, to see. */
  readonly share: number;
  /** When it was last heard of; null when it never was. */
  readonly heardAt: Instant | null;
}

/** How far back a fold has to look: longer ago tells nothing of today. */
export const foldMinutes = 6 * 60;

/** From one step to the next: how many messages have to go through without trouble before it is given more. */
const steps = [
  { share: 1, goodOnes: 0 },
  { share: 0.5, goodOnes: 10 },
  { share: 0.2, goodOnes: 5 },
  { share: 0, goodOnes: 3 },
] as const;
const lowest = steps.length - 1;

const windowMinutes = 10;
/** In a small practice few messages go out; an hour without trouble is as good as many. */
const quietMinutes = 60;

interface Fold {
  step: number;
  since: Instant | null;
  why: Why | null;
  /** In a row, since the last step or trouble. */
  good: number;
  isReturning: boolean;
  /** Since when it has been on the way back without trouble. */
  calmSince: Instant | null;
  heardAt: Instant | null;
  /** The last minutes since the last step. */
  window: CarriedMinute[];
}

/** `minutes` oldest first. */
export function standingOf(minutes: readonly CarriedMinute[], now: Instant): Standing {
  const fold: Fold = {
    step: 0,
    since: null,
    why: null,
    good: 0,
    isReturning: false,
    calmSince: null,
    heardAt: null,
    window: [],
  };
  for (const minute of minutes) {
    recoverInQuiet(fold, minute.at);
    takeIn(fold, minute);
  }
  recoverInQuiet(fold, now);
  return tell(fold);
}

function tell({ step, since, why, isReturning, heardAt }: Fold): Standing {
  const share = steps[step]?.share ?? 0;
  if (step === 0) return { state: 'working', since: null, why: null, share, heardAt };
  const state = isReturning ? 'returning' : step === lowest ? 'down' : 'struggling';
  return { state, since, why, share, heardAt };
}

function takeIn(fold: Fold, minute: CarriedMinute): void {
  fold.heardAt = minute.at;
  fold.window = [...fold.window, minute].filter(({ at }) => minutesBetween(at, minute.at) < windowMinutes);
  if (minute.troubles > 0) {
    fold.good = 0;
    fold.calmSince = null;
  }
  const wanted = fallOf(fold, minute);
  if (wanted !== null && (wanted.step > fold.step || fold.isReturning)) return fall(fold, minute, wanted);
  if (minute.troubles > 0 || fold.step === 0) return;
  fold.good += minute.accepted;
  if (fold.good > 0) {
    fold.isReturning = true;
    fold.calmSince ??= minute.at;
  }
  if (fold.good >= (steps[fold.step]?.goodOnes ?? 0) && !isSlow(fold.window)) climb(fold, fold.step - 1);
}

interface Wanted {
  readonly step: number;
  readonly why: Why;
}

function fallOf({ window }: Fold, minute: CarriedMinute): Wanted | null {
  const accepted = sum(window, 'accepted');
  const troubles = sum(window, 'troubles');
  if (minute.trouble !== null) {
    const why = minute.trouble;
    const all = accepted + troubles;
    if (isForEverybody(why) && minute.endsInTrouble) return { step: lowest, why };
    if (troubles >= 3 && accepted === 0) return { step: lowest, why };
    if (all >= 8 && troubles / all >= 0.75) return { step: lowest, why };
    if (all >= 4 && troubles / all >= 0.25) return { step: 1, why };
  }
  return isSlow(window) ? { step: 1, why: 'slow' } : null;
}

function isSlow(window: readonly CarriedMinute[]): boolean {
  const delivered = sum(window, 'delivered');
  return delivered >= 5 && sum(window, 'slow') / delivered >= 0.15;
}

function fall(fold: Fold, { at }: CarriedMinute, { step, why }: Wanted): void {
  // Whoever was on the way back and falls again is as far down as before it was let up.
  fold.step = Math.max(fold.step, step);
  fold.since ??= at;
  fold.why = why;
  fold.good = 0;
  fold.isReturning = false;
  fold.calmSince = null;
}

function climb(fold: Fold, step: number): void {
  fold.step = step;
  fold.good = 0;
  fold.window = [];
  fold.isReturning = true;
  if (step > 0) return;
  fold.isReturning = false;
  fold.since = null;
  fold.why = null;
}

function recoverInQuiet(fold: Fold, at: Instant): void {
  if (!fold.isReturning || fold.step === 0) return;
  if (fold.calmSince !== null && minutesBetween(fold.calmSince, at) >= quietMinutes) climb(fold, 0);
}

function sum(window: readonly CarriedMinute[], what: 'accepted' | 'troubles' | 'delivered' | 'slow'): number {
  return window.reduce((all, minute) => all + minute[what], 0);
}
