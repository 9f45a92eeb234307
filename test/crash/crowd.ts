/** Practices full of clients whose sessions all began in the same minute and whom nobody has seen. */
import { type Kysely, sql } from 'kysely';
import type { Program } from '#app/program.ts';
import type { ClientId, PracticeId, StaffId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { bookSessions, type SessionPlan } from '#features/sessions/facts.ts';
import { testNewId } from '#test/cast.ts';

export interface CrowdSize {
  readonly practices: number;
  readonly clientsEach: number;
  /** Each has two addresses of each, so that after one in doubt there is a next one. */
  readonly channels: readonly ('sms' | 'email')[];
}

export interface CrowdedPractice {
  readonly id: PracticeId;
  readonly clinicianId: StaffId;
}

/** Every instant is a safe hour for them: the test runs at any time of day. */
const always = { from: '00:00', to: '24:00', weekdays: [1, 2, 3, 4, 5, 6, 7] };

export async function settleCrowd(
  asOwner: Kysely<unknown>,
  program: Program,
  size: CrowdSize,
  startsAt: Instant,
): Promise<readonly CrowdedPractice[]> {
  const practices: CrowdedPractice[] = [];
  for (let number = 1; number <= size.practices; number += 1) {
    const practice = await settlePractice(asOwner, number, startsAt);
    const clientIds = await settleClients(asOwner, practice, size, startsAt);
    await bookEverybody(program, practice, clientIds, startsAt);
    practices.push(practice);
  }
  return practices;
}

async function settlePractice(
  asOwner: Kysely<unknown>,
  number: number,
  at: Instant,
): Promise<CrowdedPractice> {
  const id = testNewId<PracticeId>();
  const [owner, clinicianId] = [testNewId<StaffId>(), testNewId<StaffId>()];
  await sql`
    insert into practice (id, name, time_zone, country, created_at)
    values (${id}, ${`Riverside Practice ${number}`}, 'America/New_York', 'US', ${at})`.execute(asOwner);
  await sql`
    insert into staff (practice_id, id, name, email, role, created_at, updated_at)
    values (${id}, ${owner}, 'Dr Ada Okafor', ${`ada${number}@riverside.example`}, 'owner', ${at}, ${at}),
      (${id}, ${clinicianId}, 'Lena Lindqvist', ${`lena${number}@riverside.example`}, 'clinician', ${at}, ${at})`.execute(
    asOwner,
  );
  return { id, clinicianId };
}

async function settleClients(
  asOwner: Kysely<unknown>,
  { id, clinicianId }: CrowdedPractice,
  { clientsEach, channels }: CrowdSize,
  at: Instant,
): Promise<readonly ClientId[]> {
  const clients = Array.from({ length: clientsEach }, (_, index) => ({
    id: testNewId<ClientId>(),
    name: `Client ${index}`,
  }));
  await sql`
    insert into client (practice_id, id, preferred_name, time_zone, language, country, clinician_id, created_at, updated_at)
    select ${id}, id, name, 'America/New_York', 'en', 'US', ${clinicianId}, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(clients)}::jsonb) as r(id uuid, name text)`.execute(asOwner);
  const reach = clients.flatMap((client) =>
    channels.flatMap((kind) =>
      [0, 1].map((position) => ({
        id: testNewId<string>(),
        client: client.id,
        kind,
        address: addressOf(client.id, kind, position),
        position,
      })),
    ),
  );
  await sql`
    insert into contact_channel (practice_id, id, client_id, kind, address, label, allowed, position, verified_on,
      safe_from, safe_to, safe_weekdays, created_at, updated_at)
    select ${id}, id, client, kind, address, '', true, position, ${at}::timestamptz::date,
      ${always.from}, ${always.to}, ${always.weekdays}, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(reach)}::jsonb)
      as r(id uuid, client uuid, kind text, address text, position integer)`.execute(asOwner);
  return clients.map((client) => client.id);
}

/** Phone numbers of fiction are few, so they repeat. */
function addressOf(clientId: ClientId, kind: 'sms' | 'email', position: number): string {
  return kind === 'email' ? `${clientId}@${position}.example.org` : `+1917555010${position}`;
}

async function bookEverybody(
  program: Program,
  practice: CrowdedPractice,
  clientIds: readonly ClientId[],
  startsAt: Instant,
): Promise<void> {
  const plans = clientIds.map(
    (clientId): SessionPlan => ({
      clientIds: [clientId],
      clinicianId: practice.clinicianId,
      startsAt,
      endsAt: addMinutes(startsAt, 50),
      zone: 'America/New_York',
      modality: 'in-person',
      link: null,
    }),
  );
  await program.world.database.inPractice(practice.id, (tx) =>
    bookSessions(tx, program.sessions, plans, {
      via: 'staff',
      staffId: practice.clinicianId,
      now: addMinutes(startsAt, -60),
    }),
  );
}
