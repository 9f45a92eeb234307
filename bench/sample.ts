/**
 * One practice and one client whose rows all the others are copies of. The real program makes them: a session is
 * booked, missed and confirmed, twenty minutes later the second check-in falls due, and the sweep queues it.
 */
import { type RawBuilder, sql } from 'kysely';
import { handClock } from '#adapters/hand-clock.ts';
import { pass } from '#app/worker.ts';
import type { CaseId } from '#core/ids.ts';
import { addMinutes, type Instant, instant } from '#core/time/instant.ts';
import { runCommand } from '#engine/run.ts';
import { sweep } from '#engine/sweep.ts';
import { bookSessions } from '#features/sessions/facts.ts';
import { ben, lena, riverside, settle } from '#test/cast.ts';
import { type Cluster, silentLog } from './cluster.ts';
import { openProgram } from './open-program.ts';

/** A row as JSON text, exactly as it stood. */
export interface Row {
  readonly table: string;
  readonly json: string;
}

export interface Sample {
  /** Of the practice and its staff. */
  readonly practice: readonly Row[];
  /** Of the client: channels, judgement, agreement. */
  readonly person: readonly Row[];
  /** The session and its timer, before it begins. */
  readonly booked: readonly Row[];
  /** The case when its check-in has just fallen due. */
  readonly due: readonly Row[];
  /** Everything that the step wrote. */
  readonly moved: readonly Row[];
  /** When somebody has to be asked about the client. */
  readonly absenceDueAt: Instant;
  /** When the check-in falls due. */
  readonly stepDueAt: Instant;
}

/** A Tuesday afternoon in New York, well inside everybody's safe hours. */
const startsAt = instant('2026-03-03T19:00:00Z');
const missedAfterMinutes = 15;
const stepAfterMinutes = 35;

const practiceTables = ['practice', 'staff'];
const personTables = [
  'client',
  'contact_channel',
  'tier_judgement',
  'missed_session_agreement',
  'agreement_signature',
];
const sessionTables = ['session', 'session_participant'];
const stepTables = ['case_file', 'case_event', 'message', 'check_in_link', 'pgboss.job_common'];

export async function makeSample(cluster: Cluster): Promise<Sample> {
  const clock = handClock(addMinutes(startsAt, -60));
  const { program, close } = await openProgram(cluster, clock, silentLog);
  const until = async (minutes: number) => {
    for (let minute = 1; minute <= minutes; minute += 1) {
      clock.advance(1);
      while ((await pass(program)) > 0);
    }
  };
  const read = (tables: readonly string[]) => readRows(cluster, tables);
  try {
    await settle(program.world.database, clock.now(), [ben]);
    await bookSession(program);
    const practice = await read(practiceTables);
    const person = await read(personTables);
    const booked = await read(sessionTables);
    await until(60 + missedAfterMinutes);
    const caseId = await onlyCase(cluster);
    const confirmed = {
      type: 'confirm-missed',
      by: { kind: 'staff', staffId: lena.id },
      clears: [],
      note: '',
    };
    await runCommand(program.engine, riverside.id, caseId, confirmed as never);
    await until(stepAfterMinutes - missedAfterMinutes - 1);
    const before = await read(stepTables);
    clock.advance(1);
    if ((await sweep(program.engine)) !== 1) throw new Error('the sample case did not fall due');
    const after = await read(stepTables);
    return {
      practice,
      person,
      booked,
      due: before.filter(({ table }) => table === 'case_file'),
      moved: after.filter((row) => !before.some(({ json }) => json === row.json)),
      absenceDueAt: addMinutes(startsAt, 5),
      stepDueAt: clock.now(),
    };
  } finally {
    await close();
  }
}

function bookSession({ world, sessions }: Awaited<ReturnType<typeof openProgram>>['program']) {
  const plan = {
    startsAt,
    endsAt: addMinutes(startsAt, 50),
    zone: riverside.timeZone,
    modality: 'in-person',
    clinicianId: lena.id,
    link: null,
    clientIds: [ben.id],
  } as const;
  const by = { via: 'staff', staffId: lena.id, now: world.clock.now() } as const;
  return world.database.inPractice(riverside.id, (tx) => bookSessions(tx, sessions, [plan], by));
}

async function onlyCase({ owner }: Cluster): Promise<CaseId> {
  const { rows } = await sql<{ id: CaseId }>`select id from case_file`.execute(owner);
  if (!rows[0]) throw new Error('the sample session opened no case');
  return rows[0].id;
}

async function readRows({ owner }: Cluster, tables: readonly string[]): Promise<readonly Row[]> {
  const all = tables.map(async (table): Promise<readonly Row[]> => {
    const query: RawBuilder<{ json: string }> =
      sql`select to_jsonb(t)::text as json from ${sql.raw(table)} t`;
    return (await query.execute(owner)).rows.map(({ json }) => ({ table, json }));
  });
  return (await Promise.all(all)).flat();
}
