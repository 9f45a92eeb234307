/** Clients and what other systems call them. Every change leaves the earlier form in people_history. */
import { sql } from 'kysely';
import type { ClientId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { ClientChange, ClientInput, ClientRecord } from './contract.ts';
import { changedMeanwhile, invalid, noSuch, understandable } from './problems.ts';

/** Who writes, and when; nobody in person when a machine or an import does. */
export interface Hand {
  readonly staffId: StaffId | null;
  readonly now: Instant;
}

const columns = sql`
  c.id, c.version, c.preferred_name as "preferredName", c.legal_name as "legalName", c.pronouns,
  c.born_on as "bornOn", c.time_zone as "timeZone", c.language, c.country, c.clinician_id as "clinicianId",
  c.backup_id as "backupId", c.part_two as "partTwo", c.consent_basis as "consentBasis",
  c.confidential_request as "confidentialRequest", c.ended_on as "endedOn",
  c.created_at as "createdAt", c.updated_at as "updatedAt",
  coalesce((
    select jsonb_agg(jsonb_build_object('system', r.system, 'value', r.value) order by r.system, r.value)
    from client_reference r where r.practice_id = c.practice_id and r.client_id = c.id
  ), '[]') as "references"`;

export async function insertClient(tx: Tx, id: ClientId, input: ClientInput, by: Hand): Promise<void> {
  refuseOwnBackup(input);
  await understandable(() =>
    sql`
      insert into client (
        practice_id, id, preferred_name, legal_name, pronouns, born_on, time_zone, language, country,
        clinician_id, backup_id, part_two, consent_basis, confidential_request, created_at, updated_at, updated_by
      ) values (
        kept.current_practice(), ${id}, ${input.preferredName}, ${input.legalName}, ${input.pronouns},
        ${input.bornOn}, ${input.timeZone}, ${input.language}, ${input.country}, ${input.clinicianId},
        ${input.backupId}, ${input.partTwo}, ${input.consentBasis}, ${input.confidentialRequest},
        ${by.now}, ${by.now}, ${by.staffId}
      )`.execute(tx),
  );
  await writeReferences(tx, id, input.references);
}

export async function readClients(tx: Tx, ids: readonly ClientId[]): Promise<ClientRecord[]> {
  const { rows } = await sql<ClientRecord>`
    select ${columns} from client c where c.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

export async function readClient(tx: Tx, id: ClientId): Promise<ClientRecord> {
  const [client] = await readClients(tx, [id]);
  if (!client) throw noSuch('client');
  return client;
}

export interface ClientSearch {
  /** Part of a name, or a whole reference. */
  readonly text: string;
  readonly ended: boolean;
  readonly limit: number;
  /** The last id of the page before. */
  readonly after: ClientId | null;
}

/** In order of age in the record, which is the order of their ids, so that pages never shift. */
export async function searchClients(tx: Tx, search: ClientSearch): Promise<ClientRecord[]> {
  const part = `%${search.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<ClientRecord>`
    select ${columns} from client c
    where (c.ended_on is not null) = ${search.ended}
      and (${search.after}::uuid is null or c.id > ${search.after})
      and (lower(c.preferred_name) like ${part} or lower(c.legal_name) like ${part}
        or exists (select from client_reference r
                   where r.practice_id = c.practice_id and r.client_id = c.id and r.value = ${search.text}))
    order by c.id limit ${search.limit}`.execute(tx);
  return rows;
}

/**
 * Locks the client's row, so that versions of plans are counted one at a time, and so that whoever opens a case
 * at this moment sees all of a change or none of it.
 */
export async function lockClient(tx: Tx, id: ClientId): Promise<ClientRecord> {
  await sql`select from client where id = ${id} for update`.execute(tx);
  return readClient(tx, id);
}

export async function changeClient(
  tx: Tx,
  id: ClientId,
  change: ClientChange,
  by: Hand,
): Promise<ClientRecord> {
  const before = await lockClient(tx, id);
  if (before.version !== change.version) throw changedMeanwhile('client');
  const { version: _, references, ...fields } = change;
  const client = { ...before, ...given(fields) };
  refuseOwnBackup(client);
  await understandable(() =>
    sql`
      update client set
        version = version + 1, preferred_name = ${client.preferredName}, legal_name = ${client.legalName},
        pronouns = ${client.pronouns}, born_on = ${client.bornOn}, time_zone = ${client.timeZone},
        language = ${client.language}, country = ${client.country}, clinician_id = ${client.clinicianId},
        backup_id = ${client.backupId}, part_two = ${client.partTwo}, consent_basis = ${client.consentBasis},
        confidential_request = ${client.confidentialRequest}, updated_at = ${by.now}, updated_by = ${by.staffId}
      where id = ${id}`.execute(tx),
  );
  if (references) {
    await sql`delete from client_reference where client_id = ${id}`.execute(tx);
    await writeReferences(tx, id, references);
  }
  return readClient(tx, id);
}

function refuseOwnBackup(client: Pick<ClientInput, 'clinicianId' | 'backupId'>): void {
  if (client.backupId !== client.clinicianId) return;
  throw invalid('backupId', 'Is the clinician', 'choose somebody else as backup, or nobody');
}

/** `endedOn` null takes the client back. */
export async function endClient(
  tx: Tx,
  id: ClientId,
  ending: { readonly version: number; readonly endedOn: string | null },
  by: Hand,
): Promise<ClientRecord> {
  const before = await lockClient(tx, id);
  if (before.version !== ending.version) throw changedMeanwhile('client');
  await sql`
    update client set version = version + 1, ended_on = ${ending.endedOn}, updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
  return readClient(tx, id);
}

/** Clients in care whose clinician this person is. */
export async function countClientsOf(tx: Tx, staffId: StaffId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from client where clinician_id = ${staffId} and ended_on is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

async function writeReferences(tx: Tx, id: ClientId, references: ClientInput['references']): Promise<void> {
  for (const reference of references) {
    const { rows } = await sql`
      insert into client_reference (practice_id, client_id, system, value)
      values (kept.current_practice(), ${id}, ${reference.system}, ${reference.value})
      on conflict do nothing returning client_id`.execute(tx);
    if (rows.length === 0) {
      throw new Problem('conflict', 'reference-taken', 'Another client already has this reference.', [
        {
          field: 'references',
          reason: 'Belongs to another client',
          wayOut: 'check it, or correct the other client first',
        },
      ]);
    }
  }
}

/** Leaves out what was not given, so that it keeps its value. */
export function given<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };
}
