/** What the client told us for the day when it matters: a hidden word, where they are, what would help. */
import { sql } from 'kysely';
import type { ClientId } from '#core/ids.ts';
import type { Day, Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { LocationChange, LocationInput, LocationRecord, WelfareWishes } from './contract.ts';
import type { HiddenWord } from './duress.ts';
import { changedMeanwhile, noSuch } from './problems.ts';
import type { Hand } from './store.ts';
import type { OfClient } from './store-plans.ts';

export async function writeDuressWord(tx: Tx, clientId: ClientId, word: HiddenWord, by: Hand): Promise<void> {
  await sql`
    insert into duress_word (practice_id, client_id, salt, hash, words, set_by, set_at)
    values (kept.current_practice(), ${clientId}, ${word.salt}, ${word.hash}, ${word.words}, ${by.staffId}, ${by.now})
    on conflict (practice_id, client_id) do update set
      salt = excluded.salt, hash = excluded.hash, words = excluded.words,
      set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx);
}

export async function dropDuressWord(tx: Tx, clientId: ClientId): Promise<void> {
  await sql`delete from duress_word where client_id = ${clientId}`.execute(tx);
}

export async function readDuressWord(tx: Tx, clientId: ClientId): Promise<HiddenWord | null> {
  const { rows } = await sql<HiddenWord>`
    select salt, hash, words from duress_word where client_id = ${clientId}`.execute(tx);
  return rows[0] ?? null;
}

export async function duressWordSetAt(tx: Tx, clientId: ClientId): Promise<Instant | null> {
  const { rows } = await sql<{ setAt: Instant }>`
    select set_at as "setAt" from duress_word where client_id = ${clientId}`.execute(tx);
  return rows[0]?.setAt ?? null;
}

/** Which of these clients have one; the word itself stays where it is. */
export async function clientsWithDuressWord(tx: Tx, clientIds: readonly ClientId[]): Promise<ClientId[]> {
  const { rows } = await sql<{ clientId: ClientId }>`
    select client_id as "clientId" from duress_word where client_id = any(${clientIds}::uuid[])`.execute(tx);
  return rows.map((row) => row.clientId);
}

const locationColumns = sql`
  id, client_id as "clientId", version, label, address, access_notes as "accessNotes", country,
  confirmed_on as "confirmedOn", position, ended_on as "endedOn"`;

export async function locationsOf(tx: Tx, clientIds: readonly ClientId[]): Promise<LocationRecord[]> {
  const { rows } = await sql<LocationRecord>`
    select ${locationColumns} from usual_location
    where client_id = any(${clientIds}::uuid[]) and ended_on is null order by client_id, position, id`.execute(
    tx,
  );
  return rows;
}

export async function readLocation(tx: Tx, id: string): Promise<LocationRecord> {
  const { rows } =
    await sql<LocationRecord>`select ${locationColumns} from usual_location where id = ${id}`.execute(tx);
  if (!rows[0]) throw noSuch('location');
  return rows[0];
}

export async function insertLocation(
  tx: Tx,
  clientId: ClientId,
  id: string,
  location: LocationInput,
  by: Hand,
): Promise<void> {
  await sql`
    insert into usual_location (
      practice_id, id, client_id, label, address, access_notes, country, confirmed_on, position,
      created_at, updated_at, updated_by
    ) values (
      kept.current_practice(), ${id}, ${clientId}, ${location.label}, ${location.address}, ${location.accessNotes},
      ${location.country}, ${location.confirmedOn}, ${location.position}, ${by.now}, ${by.now}, ${by.staffId}
    )`.execute(tx);
}

export async function changeLocation(
  tx: Tx,
  id: string,
  location: LocationChange,
  by: Hand,
): Promise<LocationRecord> {
  await lockLocation(tx, id, location.version);
  await sql`
    update usual_location set
      version = version + 1, label = ${location.label}, address = ${location.address},
      access_notes = ${location.accessNotes}, country = ${location.country}, confirmed_on = ${location.confirmedOn},
      position = ${location.position}, updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
  return readLocation(tx, id);
}

export async function endLocation(
  tx: Tx,
  id: string,
  ending: { readonly version: number; readonly endedOn: Day },
  by: Hand,
): Promise<LocationRecord> {
  await lockLocation(tx, id, ending.version);
  await sql`
    update usual_location set
      version = version + 1, ended_on = ${ending.endedOn}, updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
  return readLocation(tx, id);
}

async function lockLocation(tx: Tx, id: string, version: number): Promise<void> {
  await sql`select from usual_location where id = ${id} for update`.execute(tx);
  if ((await readLocation(tx, id)).version !== version) throw changedMeanwhile('location');
}

export interface Welfare {
  readonly version: number;
  readonly wishes: WelfareWishes;
}

export async function welfareOf(tx: Tx, clientIds: readonly ClientId[]): Promise<OfClient<Welfare>[]> {
  const { rows } = await sql<OfClient<Welfare>>`
    select client_id as "clientId", version, wishes from welfare_preference
    where client_id = any(${clientIds}::uuid[])`.execute(tx);
  return rows;
}

/** The caller has locked the client. `version` is 0 when nothing had been written yet. */
export async function writeWelfare(tx: Tx, clientId: ClientId, welfare: Welfare, by: Hand): Promise<void> {
  const [before] = await welfareOf(tx, [clientId]);
  if ((before?.version ?? 0) !== welfare.version) throw changedMeanwhile('welfare preferences');
  await sql`
    insert into welfare_preference (practice_id, client_id, wishes, updated_at, updated_by)
    values (kept.current_practice(), ${clientId}, ${JSON.stringify(welfare.wishes)}, ${by.now}, ${by.staffId})
    on conflict (practice_id, client_id) do update set
      version = welfare_preference.version + 1, wishes = excluded.wishes,
      updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(tx);
}
