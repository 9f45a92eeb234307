/** What runs without anybody asking: opening cases, moving what is due, sending, looking after what was left lying. */
import { deliver, deliverDue } from '#engine/deliver.ts';
import { faultOf } from '#engine/each-practice.ts';
import { sweep } from '#engine/sweep.ts';
import { hearUnheardTexts } from '#features/cases/hear-text.ts';
import { openDueAbsences } from '#features/cases/open-absences.ts';
import { changeShifts } from '#features/on-call/change-of-shift.ts';
import { askOnAboutAlarms } from '#features/paging/alarms.ts';
import { pageDue } from '#features/paging/page-due.ts';
import { watchLateness } from './lateness.ts';
import type { Program } from './program.ts';
import type { Rounds } from './rounds.ts';
import { watchSending } from './sending.ts';

/** Background work of a feature, done every so often: extending series, polling calendars. */
export interface Chore {
  readonly name: string;
  readonly everyMinutes: number;
  run(): Promise<unknown>;
}

export interface Worker {
  /** Ends the loops after the step in hand. */
  close(): Promise<void>;
}

/** A quarter of a second: what falls due is moved well within a second, and a look at nothing costs one index probe. */
const pulseMinutes = 1 / 240;
/** Pages are counted in minutes, and the first ones leave with the question itself. */
const pageMinutes = 1 / 12;
/** Side by side in one process, in opening as in sweeping. */
export const lanes = 2;

/** Without these somebody is forgotten; each comes round within seconds. */
const essential = new Set(['open', 'sweep', 'alarms', 'pages', 'messages', 'texts']);

/**
 * One pass over everything that is due now. Returns how much was done; zero means that nothing is left for this
 * instant. The worker runs its parts at every pulse, tests and rehearsals all of it until it rests.
 */
export async function pass(program: Program): Promise<number> {
  const opened = await openDueAbsences(program.absences);
  const handed = await changeShifts(program.engine);
  const moved = await sweep(program.engine);
  const asked = await askOnAboutAlarms(program.alarms);
  const paged = await pageDue(program.paging);
  const heard = await hearUnheardTexts(program.texts);
  const sent = await deliverDue(program.delivery);
  return opened + handed + moved + asked + paged + heard + sent;
}

export interface WorkerOptions {
  readonly lanesAtWork?: number;
  readonly rounds?: Rounds;
}

export async function startWorker(
  program: Program,
  chores: readonly Chore[],
  { lanesAtWork = lanes, rounds }: WorkerOptions = {},
): Promise<Worker> {
  const { clock, log, jobs } = program.world;
  const stopping = new AbortController();
  await jobs.work('deliver', async ({ practiceId, id }) => {
    await deliver(program.delivery, practiceId, [id]);
  });

  async function loop(name: string, everyMinutes: number, run: () => Promise<unknown>): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await run();
        if (essential.has(name)) rounds?.note(name);
      } catch (error) {
        // The database may be away for a while; what is due stays due and is found at the next turn.
        log.error({ loop: name, fault: faultOf(error) }, 'a turn of the worker failed');
      }
      await clock.passes(everyMinutes, stopping.signal);
    }
  }

  for (const name of essential) rounds?.note(name);
  const loops = [
    loop('open', pulseMinutes, () => openDueAbsences(program.absences, lanesAtWork)),
    loop('sweep', pulseMinutes, () => sweep(program.engine, lanesAtWork)),
    loop('shifts', 0.25, () => changeShifts(program.engine)),
    loop('alarms', pageMinutes, () => askOnAboutAlarms(program.alarms)),
    loop('pages', pageMinutes, () => pageDue(program.paging)),
    // The queue wakes the worker for each message; this finds what the queue lost and claims that died.
    loop('messages', 0.25, () => deliverDue(program.delivery)),
    // A text is heard as it comes in; this finds what a process stored and could not hear any more.
    loop('texts', 0.25, () => hearUnheardTexts(program.texts)),
    loop('lateness', 1, () => watchLateness(program)),
    loop('sending', 1, watchSending(program)),
    ...chores.map((chore) => loop(chore.name, chore.everyMinutes, () => chore.run())),
  ];
  return {
    async close() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}
