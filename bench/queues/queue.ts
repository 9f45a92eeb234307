/** What a library has to offer to be compared: the same step, as one job each. */
import type { CaseId, PracticeId } from '#core/ids.ts';

/** One step to take; the job's data. */
export interface Step {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
}

export interface Queue {
  /** As the database's owner: makes the library's tables, if they are missing, and adds the jobs. */
  fill(ownerUrl: string, steps: readonly Step[]): Promise<void>;
  /** Connects and gets ready to work; `begin` starts. */
  ready(ownerUrl: string, take: (step: Step) => Promise<void>): Promise<ReadyQueue>;
}

export interface ReadyQueue {
  begin(): Promise<void>;
  stop(): Promise<void>;
}

/** Steps that one process has in hand at a time, and connections that it writes them over. */
export const concurrency = 10;

export function inPieces<Each>(all: readonly Each[], size: number): readonly (readonly Each[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
