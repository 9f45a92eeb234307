import type { Machine } from './machine.ts';

/** What `bench/today.ts` measures, in milliseconds; the medians of its rounds. */
export interface FullDay {
  readonly sessions: number;
  readonly rounds: number;
  readonly todayMs: number;
  /** The program's own share of it, without the database's. */
  readonly todayCpuMs: number;
  readonly readinessMs: number;
  readonly firstRowMs: number;
  readonly interactiveMs: number;
  readonly wholeListMs: number;
  readonly mainThreadMs: number;
  readonly clickAnsweredMs: number;
  readonly worstFrameWhileScrollingMs: number;
  readonly machine: Machine;
}
