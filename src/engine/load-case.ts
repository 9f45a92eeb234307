/**
 * Cases as they stand. A snapshot spares folding all that happened, and is trusted only if this version's own fold made
 * it: an older one is folded anew, and a case that a newer version has written is left to that version.
 */
import { sql } from 'kysely';
import type { CaseEvent } from '#core/case/events.ts';
import { fold } from '#core/case/evolve.ts';
import { foldVersion } from '#core/case/fold-version.ts';
import { type ExistingCase, noCase } from '#core/case/state.ts';
import type { CaseId, ClientId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from './ports.ts';

/** A case as loaded under its row lock: its state, and the hash on which the next event stands. */
export interface StoredCase {
  readonly state: ExistingCase;
  readonly headHash: Buffer;
}

interface CaseRow {
  readonly id: CaseId;
  readonly plan: unknown;
  readonly snapshot: Record<string, unknown>;
  readonly head_hash: Buffer;
  readonly fold_version: number;
}

const columns = sql`id, plan, snapshot, head_hash, fold_version`;

/** Locks one case for this transaction; null when there is none. Throws when only a newer version may change it. */
export async function lockCase(tx: Tx, caseId: CaseId): Promise<StoredCase | null> {
  const { rows } =
    await sql<CaseRow>`select ${columns} from case_file where id = ${caseId} for update`.execute(tx);
  const [found] = await storedCases(tx, rows);
  return found ?? null;
}

/** Those of the cases that there are, locked in the order in which everybody locks several. Throws as `lockCase` does. */
export async function lockCases(tx: Tx, caseIds: readonly CaseId[]): Promise<readonly StoredCase[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<CaseRow>`
    select ${columns} from case_file where id = any(${caseIds}::uuid[]) order by id for update`.execute(tx);
  return storedCases(tx, rows);
}

/** Reads without a lock, for looking only; of a case that a newer version has written, as that one understood it. */
export async function readCase(tx: Tx, caseId: CaseId): Promise<ExistingCase | null> {
  const { rows } = await sql<CaseRow>`select ${columns} from case_file where id = ${caseId}`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  return row.fold_version > foldVersion ? snapshotOf(row) : ((await storedCases(tx, rows))[0]?.state ?? null);
}

/** Every open case, without locks and in no order, for looking only; those of a newer version as that one understood them. */
export async function readOpenCases(tx: Tx): Promise<readonly ExistingCase[]> {
  const { rows } = await sql<CaseRow>`select ${columns} from case_file where status = 'open'`.execute(tx);
  const [newer = [], ours = []] = [true, false].map((isNewer) =>
    rows.filter((row) => row.fold_version > foldVersion === isNewer),
  );
  return [...newer.map(snapshotOf), ...(await storedCases(tx, ours)).map(({ state }) => state)];
}

/**
 * Of a case `c`: an ended one whose follow-up is due waits while another case of its client is open [P2.7]. Somebody is
 * at work for this client then, so that it is nobody's lateness; `kept.overdue_cases` says the same.
 */
export const mayMove = sql`(c.status = 'open' or not exists (
  select from case_file o where o.practice_id = c.practice_id and o.client_id = c.client_id and o.status = 'open'))`;

/** Cases due at `now`, longest waiting first, skipping those that another worker holds or only a newer version may move. */
export async function lockDueCases(tx: Tx, now: Instant, most: number): Promise<readonly StoredCase[]> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from case_file c where due_at <= ${now} and fold_version <= ${foldVersion}
      and ${mayMove}
    order by due_at limit ${most} for update skip locked`.execute(tx);
  return storedCases(tx, rows);
}

/** Whether another case of its client is open, beside which this one may not be opened again [P2.7]. */
export async function hasOtherOpenCase(tx: Tx, { caseId, clientId }: ExistingCase): Promise<boolean> {
  const { rows } = await sql`
    select from case_file where client_id = ${clientId} and status = 'open' and id <> ${caseId}`.execute(tx);
  return rows.length > 0;
}

/** The open case of each of these clients, locked. Throws when only a newer version may change one. */
export async function lockOpenCasesOf(
  tx: Tx,
  clientIds: readonly ClientId[],
): Promise<Map<ClientId, StoredCase>> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from case_file where status = 'open' and client_id = any(${clientIds}::uuid[]) order by id for update
  `.execute(tx);
  return new Map((await storedCases(tx, rows)).map((found) => [found.state.clientId, found]));
}

async function storedCases(tx: Tx, rows: readonly CaseRow[]): Promise<readonly StoredCase[]> {
  if (rows.some((row) => row.fold_version > foldVersion)) throw leftToNewerVersion();
  const older = rows.filter((row) => row.fold_version < foldVersion).map(({ id }) => id);
  const anew = await foldAnew(tx, older);
  return rows.map((row) => ({ state: anew.get(row.id) ?? snapshotOf(row), headHash: row.head_hash }));
}

function snapshotOf(row: CaseRow): ExistingCase {
  return { ...row.snapshot, plan: row.plan } as unknown as ExistingCase;
}

async function foldAnew(tx: Tx, caseIds: readonly CaseId[]): Promise<ReadonlyMap<CaseId, ExistingCase>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{ caseId: CaseId; event: CaseEvent }>`
    select case_id as "caseId", payload as event from case_event
    where case_id = any(${caseIds}::uuid[]) order by case_id, sequence`.execute(tx);
  const histories = Map.groupBy(rows, ({ caseId }) => caseId);
  return new Map(
    [...histories].map(([caseId, history]) => {
      const state = fold(
        history.map(({ event }) => event),
        noCase,
      );
      return [caseId, state as ExistingCase];
    }),
  );
}

const leftToNewer = 'left-to-newer-version';

/** Whether this was refused because only a newer version of the program may change the case. */
export function isLeftToNewerVersion(error: unknown): boolean {
  return error instanceof Problem && error.code === leftToNewer;
}

function leftToNewerVersion(): Problem {
  return new Problem(
    'unavailable',
    leftToNewer,
    'Kept is being upgraded, and this case has moved to the newer version. Try again in a moment.',
  );
}
