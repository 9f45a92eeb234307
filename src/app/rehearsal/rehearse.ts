/**
 * A rehearsal: the real program, database and mail on a fast clock, with people who follow a script. A run that was
 * killed is finished by the next one on the same folder.
 */
import { sql } from 'kysely';
import type { HandClock } from '#adapters/hand-clock.ts';
import type { StaffId } from '#core/ids.ts';
import { addMinutes, earliest, type Instant, latest } from '#core/time/instant.ts';
import { claimMinutes } from '#engine/claims.ts';
import type { Program } from '../program.ts';
import { pass } from '../worker.ts';
import { remainingActions } from './actions.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { localInstant, type Script } from './script.ts';
import { isStageSet, type Stage, setStage } from './stage.ts';

export interface Rehearsal {
  readonly program: Program;
  readonly clock: HandClock;
  readonly script: Script;
  readonly clients: Uint8Array;
  readonly calendar: Uint8Array;
  /** Where the checkpoint lies. */
  readonly folder: string;
  /** Told of each thing that happens, in order. */
  readonly told: (at: Instant, words: string) => void;
}

export interface Rehearsed {
  readonly checkpoint: Checkpoint;
  /** Null when an earlier run had set the stage. */
  readonly stage: Stage | null;
}

/** Most steps of one rehearsal; reaching it means that something comes due again and again. */
const mostSteps = 20_000;

export async function rehearse(rehearsal: Rehearsal): Promise<Rehearsed> {
  const { clock, folder, script } = rehearsal;
  const { checkpoint, stage } = await begin(rehearsal);
  const until = addMinutes(localInstant(`${script.to}T00:00`, script.practice.timeZone), 24 * 60);
  for (let step = 0; step < mostSteps; step += 1) {
    await settle(rehearsal.program);
    const next = await nextInstant(rehearsal, checkpoint);
    if (!next || next > until) return { checkpoint, stage };
    clock.set(latest(clock.now(), next));
    await writeCheckpoint(folder, { ...checkpoint, now: clock.now() });
    await settle(rehearsal.program);
    await act(rehearsal, checkpoint);
  }
  throw new Error('the rehearsal never ends');
}

/** The people get their names before the stage is set, so that a run killed in between sets the same stage again. */
async function begin(rehearsal: Rehearsal): Promise<Rehearsed> {
  const { clock, folder, script, program, clients, calendar } = rehearsal;
  const earlier = await readCheckpoint(folder);
  const checkpoint = earlier ?? firstCheckpoint(rehearsal);
  clock.set(checkpoint.now);
  if (earlier && (await isStageSet(program, earlier))) {
    rehearsal.told(earlier.now, 'an earlier run is taken up where it stopped');
    return { checkpoint, stage: null };
  }
  await writeCheckpoint(folder, checkpoint);
  return { checkpoint, stage: await setStage(program, script, checkpoint, clients, calendar) };
}

function firstCheckpoint({ program, script }: Rehearsal): Checkpoint {
  const { newId } = program.world;
  return {
    practiceId: newId(),
    staff: Object.fromEntries(script.staff.map(({ email }) => [email, newId<StaffId>()])),
    now: localInstant(`${script.from}T00:00`, script.practice.timeZone),
  };
}

async function settle(program: Program): Promise<void> {
  while ((await pass(program)) > 0);
}

async function act(rehearsal: Rehearsal, checkpoint: Checkpoint): Promise<void> {
  const { program, clock, script } = rehearsal;
  let last = '';
  for (;;) {
    const [next] = await remainingActions({ program, script, checkpoint });
    if (!next || next.at > clock.now()) return;
    if (next.words === last) throw new Error(`the rehearsal stands still: ${last}`);
    last = next.words;
    rehearsal.told(clock.now(), next.words);
    await next.run();
    await settle(program);
  }
}

/** Whatever comes first: a timer of the program, or somebody of the script. */
async function nextInstant({ program, script }: Rehearsal, checkpoint: Checkpoint): Promise<Instant | null> {
  const { rows } = await program.world.database.inPractice(checkpoint.practiceId, (tx) =>
    sql<{ due: Instant | null; isClaimed: boolean }>`
      select least(
        (select min(due_at) from case_file),
        (select min(absence_due_at) from session_participant),
        (select min(due_at) from paging),
        (select min(due_at) from alarm),
        (select min(try_at) from message where state = 'queued')) as due,
        exists (select from message where state = 'sending') as "isClaimed"`.execute(tx),
  );
  const [first] = await remainingActions({ program, script, checkpoint });
  // A claim that a killed run left behind is looked into once this one has watched it for long enough.
  const { clock } = program.world;
  const claimDead = rows[0]?.isClaimed ? addMinutes(clock.now(), claimMinutes + 1 / 60) : null;
  return earliest(rows[0]?.due, claimDead, first?.at);
}
