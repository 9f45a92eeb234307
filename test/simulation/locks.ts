/** Who waits for whom in the real server: the order of a run has to follow from the seed although the locks are real. */
import type { Ground } from './ground.ts';

/** Of a machine, what a victim of a deadlock is found by. */
interface Connected {
  readonly connections: Iterable<{ readonly processID: number; givesWay(): void }>;
}

/** What the stage has to know of the server to see who waits for whom. */
export interface LockWatch {
  /** Which of these wait for a lock. */
  waitingOf(pids: readonly number[]): Promise<readonly number[]>;
  blockersOf(pid: number): Promise<readonly number[]>;
  /** While it waits, so that it goes on only when its turn has come. */
  standsStill(pid: number): void;
  goesOn(pid: number): void;
  /** Ends what it is doing, as the victim of a deadlock. */
  cancel(pid: number): Promise<void>;
}

export function watchLocks(ground: Ground, machines: () => readonly Connected[]): LockWatch {
  return {
    async waitingOf(pids) {
      const { rows } = await ground.owner.query<{ pid: number }>(
        'select distinct pid from pg_locks where not granted and pid = any($1)',
        [pids],
      );
      return rows.map(({ pid }) => pid);
    },
    async blockersOf(pid) {
      const { rows } = await ground.owner.query<{ pids: number[] }>('select pg_blocking_pids($1) as pids', [
        pid,
      ]);
      return rows[0]?.pids ?? [];
    },
    standsStill: (pid) => ground.standsStill(pid),
    goesOn: (pid) => ground.goesOn(pid),
    async cancel(pid) {
      for (const machine of machines()) {
        for (const connection of machine.connections) if (connection.processID === pid) connection.givesWay();
      }
      ground.goesOn(pid);
      await ground.owner.query('select pg_cancel_backend($1)', [pid]);
    },
  };
}

/** Whether `pid` waits, by way of others that wait, for itself. */
export async function circleThrough(
  locks: LockWatch,
  pid: number,
  waiting: ReadonlySet<number>,
): Promise<boolean> {
  const seen = new Set<number>();
  for (let reached: readonly number[] = [pid]; reached.length > 0; ) {
    const next: number[] = [];
    for (const one of reached) {
      for (const blocker of await locks.blockersOf(one)) {
        if (blocker === pid) return true;
        if (waiting.has(blocker) && !seen.has(blocker)) next.push(blocker);
        seen.add(blocker);
      }
    }
    reached = next;
  }
  return false;
}
