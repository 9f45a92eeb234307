/** The queue, as far as the program relies on it: entries come with the commit, and may come late, twice or never. */
import { CompiledQuery } from 'kysely';
import { toEpochMilliseconds } from '#core/time/instant.ts';
import type { JobData, Jobs } from '#engine/ports.ts';
import type { Weather } from './faults.ts';
import type { Machine } from './machine.ts';
import { type Entry, enqueueText } from './pool.ts';
import type { Stage } from './stage.ts';

type Handle = (data: JobData) => Promise<void>;

export interface SimulatedQueue {
  published(entries: readonly Entry[]): void;
  /** The port, for one life of a machine. */
  jobsOf(machine: Machine): Jobs;
  /** From now on nothing is lost any more. */
  calmDown(): void;
}

const mostTries = 4;
/** An entry whose worker died is handed out again after this long. */
const expiresAfterMs = 60_000;

export function simulatedQueue(stage: Stage, weather: Weather): SimulatedQueue {
  const { chance } = stage;
  const workers = new Map<Machine, { readonly life: number; readonly handle: Handle }>();
  let isCalm = false;

  function handOut(entry: Entry, tries: number): void {
    const awake = [...workers].filter(
      ([machine, { life }]) => machine.life === life && machine.pausedUntilMs <= stage.ms,
    );
    if (tries > mostTries) return;
    if (awake.length === 0) return retry(entry, tries);
    const [machine, { handle }] = chance.one(awake);
    let isDone = false;
    const work = async () => {
      try {
        await handle(entry.data);
      } catch {
        if (!isDone) retry(entry, tries);
      }
      isDone = true;
    };
    void work();
    stage.at(stage.ms + expiresAfterMs, `an entry of the queue expires on ${machine.name}`, () => {
      if (!isDone) handOut(entry, tries + 1);
    });
  }

  function retry(entry: Entry, tries: number): void {
    stage.at(stage.ms + 2000 * 2 ** tries, 'the queue tries again', () => handOut(entry, tries + 1));
  }

  return {
    published(entries) {
      for (const entry of entries) {
        if (!isCalm && chance.happens(weather.queueLoses)) continue;
        const times = !isCalm && chance.happens(weather.queueDoubles) ? 2 : 1;
        for (let time = 0; time < times; time += 1) {
          const ms = Math.max(entry.afterMs, stage.ms + chance.between(0, 2000));
          stage.at(ms, 'the queue hands out', () => handOut(entry, 1));
        }
      }
    },
    calmDown() {
      isCalm = true;
    },
    jobsOf(machine) {
      const { life } = machine;
      return {
        async enqueue(tx, _queue, jobs) {
          const entries = jobs.map(
            ({ data, after }): Entry => ({
              data,
              afterMs: after === null ? 0 : toEpochMilliseconds(after),
            }),
          );
          if (entries.length > 0) await tx.executeQuery(CompiledQuery.raw(enqueueText, entries));
        },
        async forget() {},
        async work(_queue, handle) {
          workers.set(machine, { life, handle });
        },
        async close() {},
      };
    },
  };
}
