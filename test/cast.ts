/** The cast as a practice of its own, with the same identifiers in every run. */
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { ada, type CastClient, clients, lena, marcus, priya, tom } from '#app/example/people.ts';
import { settleClient } from '#app/example/settle-client.ts';
import type { PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Database, NewId, Tx } from '#engine/ports.ts';
import { addGuardian, type Work } from '#features/people/actions.ts';
import { guardianInput } from '#features/people/contract.ts';
import { readClient } from '#features/people/store.ts';

export * from '#app/example/people.ts';
export { settleClient } from '#app/example/settle-client.ts';

export const testNewId: NewId = <Id extends string>() => v7() as Id;

export const riverside = {
  id: '0190a000-0000-7000-8000-000000000001' as PracticeId,
  name: 'Riverside Practice',
  timeZone: 'America/New_York',
  country: 'US',
  staff: [ada, lena, marcus, priya, tom],
} as const;

/** Riverside with all its staff and, unless others are named, all its clients. */
export async function settle(
  database: Database,
  at: Instant,
  who: readonly CastClient[] = clients,
): Promise<void> {
  await database.inPractice(riverside.id, async (tx) => {
    await settlePractice(tx, at);
    const work = castWork(database, tx, at);
    for (const client of who) await settleClient(work, client);
  });
}

/** Inside `inPractice(riverside.id)`, or as a superuser. */
export async function settlePractice(tx: Tx, at: Instant): Promise<void> {
  await sql`
    insert into practice (id, name, time_zone, country, created_at)
    values (${riverside.id}, ${riverside.name}, ${riverside.timeZone}, ${riverside.country}, ${at})`.execute(
    tx,
  );
  for (const { id: staffId, name, email, role } of riverside.staff) {
    await sql`
      insert into staff (practice_id, id, name, email, role, created_at, updated_at)
      values (${riverside.id}, ${staffId}, ${name}, ${email}, ${role}, ${at}, ${at})`.execute(tx);
  }
  await sql`update staff set backup_staff_id = ${lena.id} where id = ${ada.id}`.execute(tx);
  await sql`update staff set backup_staff_id = ${ada.id} where id = ${lena.id}`.execute(tx);
}

/** What the actions of people want, with nobody listening for restrictions; give `restricted` to listen. */
export function castWork(
  database: Database,
  tx: Tx,
  at: Instant,
  restricted: Work['restricted'] = async () => {},
): Work {
  return {
    database,
    tx,
    clock: { now: () => at, elapsed: () => 0, passes: () => Promise.resolve() },
    newId: testNewId,
    by: { staffId: ada.id, now: at },
    restricted,
  };
}

/** For stories about minors: nobody of the cast is one. */
export async function settleGuardian(
  work: Work,
  client: CastClient,
  name: string,
  phone: string,
): Promise<string> {
  const guardian = guardianInput.parse({
    name,
    relationship: 'mother',
    phones: [{ address: phone }],
    custody: 'joint',
  });
  return (await addGuardian(work, await readClient(work.tx, client.id), guardian)).id;
}
