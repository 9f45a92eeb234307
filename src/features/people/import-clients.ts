/**
 * Brings the rows of a clients file into the record. Every row is accounted for: imported, updated, unchanged, or
 * skipped with a reason. A row is taken whole or not at all.
 */
import { sql } from 'kysely';
import type { ClientId, StaffId } from '#core/ids.ts';
import { type FieldProblem, Problem } from '#core/problem.ts';
import type { Day } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { type StaffRow, staffOfPractice } from '#features/access/facts.ts';
import { restricting, type Work } from './actions.ts';
import type { ClientRecord } from './contract.ts';
import { fillClient } from './import-details.ts';
import { ImportLimits } from './import-limits.ts';
import type { ImportDefaults, ImportedClient } from './read-client-row.ts';
import type { FileRow } from './read-clients-csv.ts';
import { changeClient, insertClient, readClient } from './store.ts';

export interface ImportSettings extends ImportDefaults {
  /** Whose client it is when the row names nobody. */
  readonly defaultClinicianId: StaffId | null;
  /** The name under which references of this file are kept. */
  readonly system: string;
  /**
   * Whether the file is a clinician's word. What only a clinician may enter is otherwise left out of it: open channels,
   * consents, tiers, safety plans and agreements.
   */
  readonly isClinical: boolean;
}

export interface RowOutcome {
  readonly line: number;
  readonly outcome: 'imported' | 'updated' | 'unchanged' | 'skipped';
  readonly clientId: ClientId | null;
  /** Why it was skipped; empty otherwise. */
  readonly problems: readonly FieldProblem[];
  /** What of a row that came in did not, because whoever brought it may not enter it. */
  readonly leftOut: readonly FieldProblem[];
}

export async function saveImportedClients(
  work: Work,
  rows: readonly FileRow[],
  settings: ImportSettings,
): Promise<RowOutcome[]> {
  const staff = (await staffOfPractice(work.tx)).filter((one) => one.active);
  const outcomes: RowOutcome[] = [];
  for (const row of rows) {
    outcomes.push(
      row.kind === 'unreadable'
        ? skipped(row.line, row.problems)
        : await saveRow(work, row.line, row.client, settings, staff),
    );
  }
  return outcomes;
}

async function saveRow(
  work: Work,
  line: number,
  row: ImportedClient,
  settings: ImportSettings,
  staff: readonly StaffRow[],
): Promise<RowOutcome> {
  const limits = new ImportLimits(settings.isClinical);
  await sql`savepoint import_row`.execute(work.tx);
  try {
    const known = await findKnown(work.tx, row, settings.system);
    const saved = known
      ? await updateClient(work, known, row, settings, staff, limits)
      : await importClient(work, row, settings, staff, limits);
    await sql`release savepoint import_row`.execute(work.tx);
    return { line, ...saved, problems: [], leftOut: limits.leftOut };
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    await sql`rollback to savepoint import_row`.execute(work.tx);
    const whole = [
      { field: 'row', reason: fault.message, wayOut: 'correct the row and import the file again' },
    ];
    return skipped(line, fault.fields.length > 0 ? fault.fields : whole);
  }
}

function skipped(line: number, problems: readonly FieldProblem[]): RowOutcome {
  return { line, outcome: 'skipped', clientId: null, problems, leftOut: [] };
}

type Saved = Pick<RowOutcome, 'outcome' | 'clientId'>;

async function importClient(
  work: Work,
  row: ImportedClient,
  settings: ImportSettings,
  staff: readonly StaffRow[],
  limits: ImportLimits,
): Promise<Saved> {
  const id = work.newId<ClientId>();
  const clinicianId = staffNamed(staff, 'clinician', row.clinician) ?? settings.defaultClinicianId;
  if (!clinicianId) {
    throw rowProblem(
      'clinician',
      'Is empty, and nobody is named for such rows',
      'name a clinician of the practice',
    );
  }
  await insertClient(
    work.tx,
    id,
    {
      preferredName: row.preferredName,
      legalName: row.legalName ?? '',
      pronouns: row.pronouns ?? '',
      bornOn: row.bornOn,
      timeZone: row.timeZone ?? settings.defaultZone,
      language: row.language ?? 'en',
      country: row.country ?? settings.defaultCountry,
      clinicianId,
      backupId: backupNamed(staff, row.backup, clinicianId),
      ...limits.basis(null, row),
      confidentialRequest: row.confidentialRequest ?? '',
      references: row.reference ? [{ system: settings.system, value: row.reference }] : [],
    },
    work.by,
  );
  await fillClient(work, await readClient(work.tx, id), row, limits);
  return { outcome: 'imported', clientId: id };
}

async function updateClient(
  work: Work,
  known: ClientRecord,
  row: ImportedClient,
  settings: ImportSettings,
  staff: readonly StaffRow[],
  limits: ImportLimits,
): Promise<Saved> {
  const references =
    row.reference &&
    !known.references.some((one) => one.system === settings.system && one.value === row.reference)
      ? [...known.references, { system: settings.system, value: row.reference }]
      : known.references;
  const clinicianId = staffNamed(staff, 'clinician', row.clinician) ?? known.clinicianId;
  const after = {
    preferredName: row.preferredName,
    legalName: row.legalName ?? known.legalName,
    pronouns: row.pronouns ?? known.pronouns,
    bornOn: row.bornOn ?? known.bornOn,
    timeZone: row.timeZone ?? known.timeZone,
    language: row.language ?? known.language,
    country: row.country ?? known.country,
    clinicianId,
    backupId: backupNamed(staff, row.backup, clinicianId) ?? known.backupId,
    ...limits.basis(known, row),
    confidentialRequest: row.confidentialRequest ?? known.confidentialRequest,
    references,
  };
  const same = (Object.keys(after) as (keyof typeof after)[]).every((field) => after[field] === known[field]);
  const client = same
    ? known
    : await changeClient(work.tx, known.id, { version: known.version, ...after }, work.by);
  const filled = await restricting(work, [known.id], () => fillClient(work, client, row, limits));
  return { outcome: same && !filled ? 'unchanged' : 'updated', clientId: known.id };
}

/** Somebody whom a row could mean. */
interface Candidate {
  readonly id: ClientId;
  readonly sameReference: boolean;
  readonly sameName: boolean;
  readonly sameAddress: boolean;
  readonly bornOn: Day | null;
}

/**
 * Who a row means. A reference settles it, unless everything else contradicts; a name alone never does, since two
 * people may share one: it needs the same day of birth, number or address beside it.
 */
async function findKnown(tx: Tx, row: ImportedClient, system: string): Promise<ClientRecord | null> {
  const candidates = await candidatesFor(tx, row, system);
  const referred = candidates.find((one) => one.sameReference);
  const anotherBirth = ({ bornOn }: Candidate) =>
    bornOn !== null && row.bornOn !== null && bornOn !== row.bornOn;
  if (referred && !referred.sameName && anotherBirth(referred)) {
    throw rowProblem(
      'reference',
      'Belongs to a client with another name and another day of birth',
      'check which of the two this reference belongs to',
    );
  }
  const likely = referred ? [referred] : candidates.filter((one) => !anotherBirth(one));
  const [one, another] = likely;
  if (!one) return null;
  const sure = one.sameReference || one.sameAddress || (one.bornOn !== null && one.bornOn === row.bornOn);
  if (another || !sure) {
    throw rowProblem(
      'preferred_name',
      'Is the name of a client who is here already, and it cannot be told whether this is the same person',
      'add their reference, or the day of birth to both, and import again',
    );
  }
  return readClient(tx, one.id);
}

/** Whoever has the row's reference, and whoever has its name and no other reference of the same system. */
async function candidatesFor(tx: Tx, row: ImportedClient, system: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select c.id, c.born_on as "bornOn", coalesce(r.value = ${row.reference}, false) as "sameReference", named as "sameName",
      exists (
        select from contact_channel h
        where h.practice_id = c.practice_id and h.client_id = c.id and h.ended_on is null
          and h.address = any(${row.channels.map((channel) => channel.address)}::text[])
      ) as "sameAddress"
    from client c
    left join client_reference r on r.practice_id = c.practice_id and r.client_id = c.id and r.system = ${system}
    cross join lateral (select lower(${row.preferredName}) in (lower(c.preferred_name), lower(c.legal_name)) as named) n
    where r.value = ${row.reference} or named and (${row.reference}::text is null or r.value is null)`.execute(
    tx,
  );
  return rows;
}

/** By email address, or by a name that only one of the staff has. */
function staffNamed(staff: readonly StaffRow[], field: string, text: string | null): StaffId | null {
  if (text === null) return null;
  const wanted = text.toLowerCase();
  const found = staff.filter((one) => one.email === wanted || one.name.toLowerCase() === wanted);
  if (found.length === 1 && found[0]) return found[0].id;
  throw rowProblem(
    field,
    found.length === 0 ? 'Is nobody of the practice’s staff' : 'Is the name of more than one of the staff',
    'write the email address that this person has in Kept',
  );
}

function backupNamed(staff: readonly StaffRow[], text: string | null, clinicianId: StaffId): StaffId | null {
  const backupId = staffNamed(staff, 'backup', text);
  if (backupId !== clinicianId) return backupId;
  throw rowProblem('backup', 'Is the clinician', 'name somebody else, or leave this cell empty');
}

function rowProblem(field: string, reason: string, wayOut: string): Problem {
  return new Problem('invalid', 'row-not-imported', reason, [{ field, reason, wayOut }]);
}
