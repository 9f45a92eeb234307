/** A large clinic's day, put straight into the tables of the riverside practice: for whatever has to bear many sessions. */
import { sql } from 'kysely';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { ada, lena, riverside } from './cast.ts';
import type { FreshDatabase } from './database.ts';

export interface ManySessions {
  readonly sessions: number;
  /** The first start; a tenth of the sessions begins in each of the ten hours from then on. */
  readonly from: Instant;
}

/** Each with a client of its own; those that have begun by `hereUntil` are marked as here. */
export async function settleManySessions(
  { asOwner }: Pick<FreshDatabase, 'asOwner'>,
  { sessions, from, hereUntil = from }: ManySessions & { readonly hereUntil?: Instant },
): Promise<void> {
  const rows = Array.from({ length: sessions }, (_, index) => {
    const startsAt = addMinutes(from, Math.floor((index * 10) / sessions) * 60 + (index % 2) * 30);
    const isHere = startsAt < hereUntil;
    return {
      session_id: uuid(1, index),
      client_id: uuid(2, index),
      name: `${firstNames[index % firstNames.length]} ${lastNames[Math.floor(index / 7) % lastNames.length]}`,
      starts_at: startsAt,
      ends_at: addMinutes(startsAt, 50),
      clinician_id: index % 4 === 0 ? ada.id : lena.id,
      presence: isHere ? 'here' : 'expected',
      presence_at: isHere ? startsAt : null,
      absence_due_at: isHere ? null : addMinutes(startsAt, 5),
    };
  });
  const many = JSON.stringify(rows);
  await sql`
    insert into client (practice_id, id, preferred_name, time_zone, language, country, clinician_id, created_at, updated_at)
    select ${riverside.id}, r.client_id, r.name, ${riverside.timeZone}, 'en', 'US', r.clinician_id, ${from}, ${from}
    from jsonb_to_recordset(${many}::jsonb) as r(client_id uuid, name text, clinician_id uuid)`.execute(
    asOwner,
  );
  await sql`
    insert into session (practice_id, id, kind, starts_at, ends_at, zone, modality, clinician_id, created_at, updated_at)
    select ${riverside.id}, r.session_id, 'individual', r.starts_at, r.ends_at, ${riverside.timeZone}, 'in-person', r.clinician_id,
      ${from}, ${from}
    from jsonb_to_recordset(${many}::jsonb)
      as r(session_id uuid, starts_at timestamptz, ends_at timestamptz, clinician_id uuid)`.execute(asOwner);
  await sql`
    insert into session_participant (practice_id, session_id, client_id, presence, presence_at, presence_by, absence_due_at)
    select ${riverside.id}, r.session_id, r.client_id, r.presence, r.presence_at,
      case when r.presence_at is null then null else r.clinician_id end, r.absence_due_at
    from jsonb_to_recordset(${many}::jsonb) as r(session_id uuid, client_id uuid, presence text, presence_at timestamptz,
      absence_due_at timestamptz, clinician_id uuid)`.execute(asOwner);
  await sql`analyze session, session_participant, client`.execute(asOwner);
}

const uuid = (kind: number, index: number): string =>
  `0190b000-000${kind}-7000-8000-${index.toString(16).padStart(12, '0')}`;

const firstNames = ['Ida', 'Jon', 'Kim', 'Leo', 'Mona', 'Nils', 'Olga', 'Per', 'Rut', 'Siv', 'Tea'];
const lastNames = [
  'Abel',
  'Berg',
  'Cole',
  'Dahl',
  'Ek',
  'Falk',
  'Gold',
  'Holm',
  'Iwan',
  'Jung',
  'Kerr',
  'Lund',
];
