/** Points at which something is awaited, and whoever awaits it. */
import type { Fate, PointKind } from './fate.ts';

export interface PointName {
  readonly kind: PointKind;
  readonly label: string;
  /** Not before this moment of true time. */
  readonly readyMs?: number;
  /** The server's process that works on it, so that its waiting for a lock can be seen. */
  readonly pid?: number;
  /** Of a sleep: how long it was to last, by which the loop is known. */
  readonly minutes?: number;
}

/** Whoever awaits something here. */
export interface Waiting {
  readonly name: string;
  /** Which of its lives; what an earlier one awaited never comes. */
  readonly life: number;
  readonly pausedUntilMs: number;
  pause(holdMs: number, isSuspended: boolean): void;
  die(): Promise<void>;
}

export interface Point extends PointName {
  readonly machine: Waiting;
  readyMs: number;
  /** Of a sleep: it is over, and the loop looks again. */
  isAwake?: boolean;
  isBlocked?: boolean;
  /** What came of it while it counted as waiting for a lock: heard when its turn has come, not when the server is done. */
  hearNow?: () => void;
  go(fate: Fate): Promise<void>;
}

/** A loop that sleeps between two looks. */
export type Sleeper = Pick<Point, 'machine' | 'minutes'>;
/** From which moment of true time on a loop would find something to do; null as long as it would find nothing. */
export type WorkAt = (sleeper: Sleeper) => number | null;
