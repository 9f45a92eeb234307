/** Emergency contacts and guardians. Both are people who can be barred, and a bar outlives every consent. */
import { sql } from 'kysely';
import type { ClientId, EmergencyContactId } from '#core/ids.ts';
import type { Day } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type {
  EmergencyContactChange,
  EmergencyContactInput,
  EmergencyContactRecord,
  GuardianChange,
  GuardianInput,
  GuardianRecord,
} from './contract.ts';
import { changedMeanwhile, noSuch } from './problems.ts';
import type { Hand } from './store.ts';

const shared = sql`
  p.id, p.client_id as "clientId", p.version, p.name, p.relationship, p.phones, p.email, p.language, p.position,
  p.ended_on as "endedOn",
  case when p.bar_kind is null then null else jsonb_build_object(
    'kind', p.bar_kind, 'note', p.bar_note, 'on', p.barred_on, 'by', p.barred_by) end as bar`;
const contactColumns = sql`
  ${shared}, p.scope, p.signed_on as "signedOn", p.expires_on as "expiresOn", p.revoked_on as "revokedOn",
  p.revoked_reason as "revokedReason", p.do_not_use_if as "doNotUseIf", p.can_go_in_person as "canGoInPerson"`;

/** Includes those who ended when `ended` is asked for: whoever is barred stays barred. */
export async function contactsOf(
  tx: Tx,
  clientIds: readonly ClientId[],
  ended = false,
): Promise<EmergencyContactRecord[]> {
  const { rows } = await sql<EmergencyContactRecord>`
    select ${contactColumns} from emergency_contact p
    where p.client_id = any(${clientIds}::uuid[]) and (${ended} or p.ended_on is null)
    order by p.client_id, p.position, p.id`.execute(tx);
  return rows;
}

export async function guardiansOf(
  tx: Tx,
  clientIds: readonly ClientId[],
  ended = false,
): Promise<GuardianRecord[]> {
  const { rows } = await sql<GuardianRecord>`
    select ${shared}, p.custody from guardian p
    where p.client_id = any(${clientIds}::uuid[]) and (${ended} or p.ended_on is null)
    order by p.client_id, p.position, p.id`.execute(tx);
  return rows;
}

export async function readContact(tx: Tx, id: EmergencyContactId): Promise<EmergencyContactRecord> {
  const { rows } = await sql<EmergencyContactRecord>`
    select ${contactColumns} from emergency_contact p where p.id = ${id}`.execute(tx);
  if (!rows[0]) throw noSuch('emergency contact');
  return rows[0];
}

export async function readGuardian(tx: Tx, id: string): Promise<GuardianRecord> {
  const { rows } =
    await sql<GuardianRecord>`select ${shared}, p.custody from guardian p where p.id = ${id}`.execute(tx);
  if (!rows[0]) throw noSuch('guardian');
  return rows[0];
}

export async function insertContact(
  tx: Tx,
  clientId: ClientId,
  id: EmergencyContactId,
  contact: EmergencyContactInput,
  by: Hand,
): Promise<void> {
  await sql`
    insert into emergency_contact (
      practice_id, id, client_id, name, relationship, phones, email, language, scope, signed_on, expires_on,
      do_not_use_if, can_go_in_person, position, created_at, updated_at, updated_by
    ) values (
      kept.current_practice(), ${id}, ${clientId}, ${contact.name}, ${contact.relationship},
      ${JSON.stringify(contact.phones)}, ${contact.email}, ${contact.language}, ${contact.scope}, ${contact.signedOn},
      ${contact.expiresOn}, ${contact.doNotUseIf}, ${contact.canGoInPerson}, ${contact.position},
      ${by.now}, ${by.now}, ${by.staffId}
    )`.execute(tx);
}

/** A newly signed consent ends an earlier revocation; a bar is not touched by it. */
export async function changeContact(
  tx: Tx,
  id: EmergencyContactId,
  contact: EmergencyContactChange,
  by: Hand,
): Promise<EmergencyContactRecord> {
  await lockContact(tx, id, contact.version);
  await sql`
    update emergency_contact set
      version = version + 1, name = ${contact.name}, relationship = ${contact.relationship},
      phones = ${JSON.stringify(contact.phones)}, email = ${contact.email}, language = ${contact.language},
      scope = ${contact.scope}, signed_on = ${contact.signedOn}, expires_on = ${contact.expiresOn},
      revoked_on = case when ${contact.signedOn}::date > revoked_on then null else revoked_on end,
      do_not_use_if = ${contact.doNotUseIf}, can_go_in_person = ${contact.canGoInPerson},
      position = ${contact.position}, updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
  return readContact(tx, id);
}

export async function revokeContact(
  tx: Tx,
  id: EmergencyContactId,
  revocation: { readonly version: number; readonly revokedOn: Day; readonly reason: string },
  by: Hand,
): Promise<EmergencyContactRecord> {
  await lockContact(tx, id, revocation.version);
  await sql`
    update emergency_contact set
      version = version + 1, revoked_on = ${revocation.revokedOn}, revoked_reason = ${revocation.reason},
      updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
  return readContact(tx, id);
}

export async function lockContact(
  tx: Tx,
  id: EmergencyContactId,
  version: number,
): Promise<EmergencyContactRecord> {
  await sql`select from emergency_contact where id = ${id} for update`.execute(tx);
  const contact = await readContact(tx, id);
  if (contact.version !== version) throw changedMeanwhile('emergency contact');
  return contact;
}

export async function insertGuardian(
  tx: Tx,
  clientId: ClientId,
  id: string,
  guardian: GuardianInput,
  by: Hand,
): Promise<void> {
  await sql`
    insert into guardian (
      practice_id, id, client_id, name, relationship, phones, email, language, custody, position,
      created_at, updated_at, updated_by
    ) values (
      kept.current_practice(), ${id}, ${clientId}, ${guardian.name}, ${guardian.relationship},
      ${JSON.stringify(guardian.phones)}, ${guardian.email}, ${guardian.language}, ${guardian.custody},
      ${guardian.position}, ${by.now}, ${by.now}, ${by.staffId}
    )`.execute(tx);
}

export async function changeGuardian(
  tx: Tx,
  id: string,
  guardian: GuardianChange,
  by: Hand,
): Promise<GuardianRecord> {
  await lockGuardian(tx, id, guardian.version);
  await sql`
    update guardian set
      version = version + 1, name = ${guardian.name}, relationship = ${guardian.relationship},
      phones = ${JSON.stringify(guardian.phones)}, email = ${guardian.email}, language = ${guardian.language},
      custody = ${guardian.custody}, position = ${guardian.position}, updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
  return readGuardian(tx, id);
}

export async function lockGuardian(tx: Tx, id: string, version: number): Promise<GuardianRecord> {
  await sql`select from guardian where id = ${id} for update`.execute(tx);
  const guardian = await readGuardian(tx, id);
  if (guardian.version !== version) throw changedMeanwhile('guardian');
  return guardian;
}

/** Two tables of people with the same columns for a bar and an ending. */
export type ContactTable = 'emergency_contact' | 'guardian';

export interface Bar {
  readonly kind: 'custody' | 'protective-order' | 'client-said-never';
  readonly note: string;
  readonly on: Day;
}

/** The caller has locked the row. `bar` null lifts it; the earlier form stays in people_history, with `why`. */
export async function writeBar(
  tx: Tx,
  table: ContactTable,
  id: string,
  bar: Bar | null,
  why: string,
  by: Hand,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set
      version = version + 1, bar_kind = ${bar?.kind ?? null}, bar_note = ${bar?.note ?? why},
      barred_on = ${bar?.on ?? null}, barred_by = ${bar ? by.staffId : null},
      updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
}

export async function endContact(
  tx: Tx,
  table: ContactTable,
  id: string,
  endedOn: Day,
  by: Hand,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set
      version = version + 1, ended_on = ${endedOn}, updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
}
