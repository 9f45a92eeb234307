/** A practice with one clinician and a few clients, put straight into the tables: for tests of one feature's own SQL. */
import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { ClientId, PracticeId, StaffId } from '#core/ids.ts';
import type { NewId } from '#engine/ports.ts';
import type { FreshDatabase } from './database.ts';

export const newId: NewId = <Id extends string>() => v7() as Id;

export interface SmallPractice {
  readonly practiceId: PracticeId;
  readonly clinicianId: StaffId;
  /** A client by the name that was asked for. */
  client(name: string): ClientId;
}

export async function settlePractice(
  { asOwner }: Pick<FreshDatabase, 'asOwner'>,
  names: readonly string[],
  timeZone = 'America/New_York',
): Promise<SmallPractice> {
  const practiceId = newId<PracticeId>();
  const clinicianId = newId<StaffId>();
  const at = '2026-01-01T00:00:00Z';
  await sql`
    insert into practice (id, name, time_zone, country, created_at)
    values (${practiceId}, 'Riverside Practice', ${timeZone}, 'US', ${at})`.execute(asOwner);
  await sql`
    insert into staff (practice_id, id, name, email, role, created_at, updated_at)
    values (${practiceId}, ${clinicianId}, 'Dr Ada Okafor', ${`ada-${practiceId}@riverside.example`}, 'owner', ${at}, ${at})`.execute(
    asOwner,
  );
  const clients = new Map<string, ClientId>();
  for (const name of names) {
    const id = newId<ClientId>();
    clients.set(name, id);
    await sql`
      insert into client (practice_id, id, preferred_name, time_zone, language, country, clinician_id, created_at, updated_at)
      values (${practiceId}, ${id}, ${name}, ${timeZone}, 'en', 'US', ${clinicianId}, ${at}, ${at})`.execute(
      asOwner,
    );
  }
  return {
    practiceId,
    clinicianId,
    client(name) {
      const id = clients.get(name);
      if (!id) throw new Error(`${name} is no client of this practice`);
      return id;
    },
  };
}
