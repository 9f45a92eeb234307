/** How decisions are kept: one row a case with its snapshot, one row an event with its place in the hash chain. */
import { sql } from 'kysely';
import type { Actor } from '#core/case/actor.ts';
import type { CaseEvent } from '#core/case/events.ts';
import { foldVersion } from '#core/case/fold-version.ts';
import type { ExistingCase } from '#core/case/state.ts';
import { dueAt } from '#core/case/timers.ts';
import type { CaseId, PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { firstHash, hashOf } from './hash-chain.ts';
import type { StoredCase } from './load-case.ts';
import type { Tx } from './ports.ts';

/** A decision about to be written: the state that it was made on, what happened, and what that made of the case. */
export interface Decided {
  readonly before: StoredCase | null;
  readonly events: readonly CaseEvent[];
  readonly after: ExistingCase;
}

export interface RecordedEvent {
  readonly sequence: number;
  readonly event: CaseEvent;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** Everything recorded of a case, from the first event on. */
export async function readEvents(tx: Tx, caseId: CaseId): Promise<readonly RecordedEvent[]> {
  const { rows } = await sql<RecordedEvent>`
    select sequence, payload as event, previous_hash as "previousHash", hash
    from case_event where case_id = ${caseId} order by sequence
  `.execute(tx);
  return rows;
}

/** Whose hand made each entry after this one. */
export async function actorsSince(
  tx: Tx,
  caseId: CaseId,
  sequence: number,
): Promise<readonly Actor['kind'][]> {
  const { rows } = await sql<{ kind: Actor['kind'] }>`
    select payload #>> '{by,kind}' as kind from case_event where case_id = ${caseId} and sequence > ${sequence}
  `.execute(tx);
  return rows.map(({ kind }) => kind);
}

/** Another writer was first. The caller starts again from what that one wrote. */
class CaseMovedOn extends Error {
  /** A serialization failure to `Database.inPractice`, which then runs the work again. */
  readonly code = '40001';
  constructor() {
    super('the case was changed by somebody else at the same moment');
    this.name = 'CaseMovedOn';
  }
}

/** Appends the events and replaces the snapshots of any number of cases, in three statements. */
export async function writeDecisions(
  tx: Tx,
  practiceId: PracticeId,
  decisions: readonly Decided[],
): Promise<void> {
  const chained = decisions.map((decided) => ({ decided, events: chain(practiceId, decided) }));
  const opened = chained.filter(({ decided }) => decided.before === null);
  const changed = chained.filter(({ decided }) => decided.before !== null && decided.events.length > 0);
  await insertEvents(
    tx,
    practiceId,
    [...opened, ...changed].flatMap((one) => one.events),
  );
  await insertCases(tx, practiceId, opened);
  await updateCases(tx, changed);
}

/**
 * A row whose due time says "now" while its case has nothing to do now, as after an upgrade that changed a rule, would
 * be picked up for ever. The case is right and the column follows it.
 */
export async function correctDueTimes(tx: Tx, states: readonly ExistingCase[]): Promise<void> {
  if (states.length === 0) return;
  const rows = states.map((state) => ({ id: state.caseId, due_at: dueAt(state) }));
  await sql`
    update case_file c set due_at = r.due_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, due_at timestamptz) where c.id = r.id
  `.execute(tx);
}

interface Chained {
  readonly decided: Decided;
  readonly events: readonly ChainedEvent[];
}

interface ChainedEvent {
  readonly caseId: CaseId;
  readonly sequence: number;
  readonly type: string;
  readonly at: Instant;
  readonly payload: CaseEvent;
  readonly previous: string;
  readonly hash: string;
}

function chain(practiceId: PracticeId, decided: Decided): readonly ChainedEvent[] {
  const { caseId } = decided.after;
  let previous = decided.before?.headHash ?? firstHash;
  let sequence = decided.before?.state.sequence ?? 0;
  return decided.events.map((event) => {
    sequence += 1;
    const hash = hashOf({ practiceId, caseId, sequence }, event, previous);
    const row = {
      caseId,
      sequence,
      type: event.type,
      at: event.at,
      payload: event,
      previous: hex(previous),
      hash: hex(hash),
    };
    previous = hash;
    return row;
  });
}

/** After their events, from the first of which each takes its plan: what is wide is sent and read once. */
async function insertCases(tx: Tx, practiceId: PracticeId, opened: readonly Chained[]): Promise<void> {
  if (opened.length === 0) return;
  const { numAffectedRows } = await sql`
    insert into case_file (practice_id, id, client_id, status, tier, outcome, owner_id, due_at, sequence, head_hash,
      plan, snapshot, fold_version, opened_at, closed_at)
    select ${practiceId}, r.id, r.client_id, r.status, r.tier, r.outcome, r.owner_id, r.due_at, r.sequence,
      decode(r.head_hash, 'hex'), e.payload -> 'plan', r.snapshot, ${foldVersion}, r.opened_at, r.closed_at
    from jsonb_to_recordset(${JSON.stringify(opened.map(caseColumns))}::jsonb) as r(id uuid, client_id uuid,
      status text, tier text, outcome text, owner_id uuid, due_at timestamptz, sequence integer, head_hash text,
      snapshot jsonb, opened_at timestamptz, closed_at timestamptz)
    join case_event e on e.practice_id = ${practiceId} and e.case_id = r.id and e.sequence = 1
    on conflict (practice_id, client_id) where status = 'open' do nothing
  `.execute(tx);
  // Somebody else opened one of them at the same moment; the second look finds it.
  if (Number(numAffectedRows ?? 0) !== opened.length) throw new CaseMovedOn();
}

async function updateCases(tx: Tx, changed: readonly Chained[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map((one) => ({ ...caseColumns(one), expected: one.decided.before?.state.sequence }));
  const { numAffectedRows } = await sql`
    update case_file c set status = r.status, outcome = r.outcome, owner_id = r.owner_id, due_at = r.due_at,
      sequence = r.sequence, head_hash = decode(r.head_hash, 'hex'), snapshot = r.snapshot,
      fold_version = ${foldVersion},
      closed_at = case r.status when 'open' then null else coalesce(r.closed_at, c.closed_at) end,
      faults = 0
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, status text, outcome text, owner_id uuid,
      due_at timestamptz, sequence integer, head_hash text, snapshot jsonb, closed_at timestamptz, expected integer)
    where c.id = r.id and c.sequence = r.expected
  `
    .execute(tx)
    .catch((fault: unknown) => {
      // A new case of the same client was opened at the same moment; the second look finds it, and says so in words.
      throw isSecondOpenCase(fault) ? new CaseMovedOn() : fault;
    });
  if (Number(numAffectedRows ?? 0) !== changed.length) throw new CaseMovedOn();
}

function isSecondOpenCase(fault: unknown): boolean {
  const { code, constraint } = fault as { readonly code?: unknown; readonly constraint?: unknown };
  return code === '23505' && constraint === 'one_open_case_per_client';
}

async function insertEvents(tx: Tx, practiceId: PracticeId, events: readonly ChainedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into case_event (practice_id, case_id, sequence, type, at, payload, previous_hash, hash)
    select ${practiceId}, "caseId", sequence, type, at, payload, decode(previous, 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as r("caseId" uuid, sequence integer, type text,
      at timestamptz, payload jsonb, previous text, hash text)
  `.execute(tx);
}

function caseColumns({ decided, events }: Chained) {
  const { after } = decided;
  const { plan: _, ...snapshot } = after;
  return {
    id: after.caseId,
    client_id: after.clientId,
    status: after.status,
    tier: after.plan.tier,
    outcome: after.status === 'closed' ? after.outcome : null,
    owner_id: after.ownerId,
    due_at: dueAt(after),
    sequence: after.sequence,
    head_hash: events.at(-1)?.hash,
    snapshot,
    opened_at: after.openedAt,
    // Only a closing sets it: late reports to a closed case don't move the day on which it closed.
    closed_at: decided.events.findLast((event) => event.type === 'case-closed')?.at ?? null,
  };
}

function hex(hash: Buffer): string {
  return hash.toString('hex');
}
