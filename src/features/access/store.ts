/** SQL of practices, their staff, invitations and the way in for the first person. */
import { sql } from 'kysely';
import type { PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { Role } from './roles.ts';

export interface PracticeRow {
  readonly id: PracticeId;
  readonly version: number;
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  /** Invented people; nothing leaves it, and it may be removed as a whole. */
  readonly isExample: boolean;
  /** Whoever writes that they may be in danger is told whom to call, over the same channel. */
  readonly answersCries: boolean;
}

export interface StaffRow {
  readonly id: StaffId;
  readonly version: number;
  readonly userId: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly phone: string;
  readonly backupStaffId: StaffId | null;
  readonly active: boolean;
}

const practiceColumns = sql`id, version, name, time_zone as "timeZone", country, is_example as "isExample",
  answers_cries as "answersCries"`;
const staffColumns = sql`id, version, user_id as "userId", name, email, role, phone,
  backup_staff_id as "backupStaffId", active`;

export async function hasPractice(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select kept.has_practice() as found`.execute(tx);
  return rows[0]?.found ?? false;
}

export async function offerSetUp(tx: Tx, tokenHash: Buffer, now: Instant, until: Instant): Promise<void> {
  await sql`select kept.offer_set_up(${tokenHash}, ${now}, ${until})`.execute(tx);
}

export async function spendSetUpLink(tx: Tx, tokenHash: Buffer, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select kept.use_set_up_link(${tokenHash}, ${now}) as used`.execute(tx);
  return rows[0]?.used ?? false;
}

export async function addPractice(
  tx: Tx,
  practice: Omit<PracticeRow, 'version' | 'isExample' | 'answersCries'> & { readonly isExample?: boolean },
  now: Instant,
): Promise<void> {
  const { id, name, timeZone, country, isExample = false } = practice;
  await sql`insert into practice (id, name, time_zone, country, is_example, created_at)
    values (${id}, ${name}, ${timeZone}, ${country}, ${isExample}, ${now})`.execute(tx);
}

/** The practice of this transaction. */
export async function readPractice(tx: Tx): Promise<PracticeRow> {
  const { rows } = await sql<PracticeRow>`select ${practiceColumns} from practice`.execute(tx);
  const [practice] = rows;
  if (practice === undefined) throw new Error('this transaction has no practice');
  return practice;
}

/** Undefined when someone else changed it since `version`. */
export async function updatePractice(tx: Tx, practice: PracticeRow): Promise<PracticeRow | undefined> {
  const { rows } = await sql<PracticeRow>`
    update practice set version = version + 1, name = ${practice.name}, time_zone = ${practice.timeZone},
      country = ${practice.country}, answers_cries = ${practice.answersCries}
    where id = ${practice.id} and version = ${practice.version}
    returning ${practiceColumns}`.execute(tx);
  return rows[0];
}

export async function addStaff(
  tx: Tx,
  practiceId: PracticeId,
  staff: Omit<StaffRow, 'version' | 'active'>,
  now: Instant,
): Promise<StaffRow> {
  const { rows } = await sql<StaffRow>`
    insert into staff (practice_id, id, user_id, name, email, role, phone, backup_staff_id, created_at, updated_at)
    values (${practiceId}, ${staff.id}, ${staff.userId}, ${staff.name}, ${staff.email}, ${staff.role},
      ${staff.phone}, ${staff.backupStaffId}, ${now}, ${now})
    returning ${staffColumns}`.execute(tx);
  return rows[0] as StaffRow;
}

export async function listStaff(tx: Tx): Promise<StaffRow[]> {
  const { rows } = await sql<StaffRow>`select ${staffColumns} from staff order by name, id`.execute(tx);
  return rows;
}

/** For a sentence that is said to a colleague. */
export async function nameOfStaff(tx: Tx, id: StaffId): Promise<string> {
  return (await findStaff(tx, id))?.name ?? 'A colleague';
}

export async function findStaff(tx: Tx, id: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`select ${staffColumns} from staff where id = ${id}`.execute(tx);
  return rows[0];
}

/** Holds this person's row: whatever would come to hang on them at this moment waits. */
export async function lockStaff(tx: Tx, id: string): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`
    select ${staffColumns} from staff where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Whether each of these people is still here; none of them leaves before the end of the transaction. */
export async function holdStaff(tx: Tx, ids: readonly StaffId[]): Promise<Pick<StaffRow, 'id' | 'active'>[]> {
  const { rows } = await sql<Pick<StaffRow, 'id' | 'active'>>`
    select id, active from staff where id = any(${ids}::uuid[]) order by id for key share`.execute(tx);
  return rows;
}

/** Until the end of the transaction nobody else joins with this address, in whichever practice. */
export async function holdEmail(tx: Tx, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${email}, 0))`.execute(tx);
}

export async function emailIsTaken(tx: Tx, email: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from staff where email = ${email}) as taken`.execute(tx);
  return rows[0]?.taken ?? false;
}

/** Holds every owner's row, so that two of them cannot step down at the same time and leave none. */
export async function lockOwners(tx: Tx): Promise<StaffId[]> {
  const { rows } = await sql<{ id: StaffId }>`
    select id from staff where role = 'owner' and active and user_id is not null order by id for update`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Undefined when someone else changed it since `version`. */
export async function updateStaff(tx: Tx, staff: StaffRow, now: Instant): Promise<StaffRow | undefined> {
  const { rows } = await sql<StaffRow>`
    update staff set version = version + 1, name = ${staff.name}, role = ${staff.role}, phone = ${staff.phone},
      backup_staff_id = ${staff.backupStaffId}, active = ${staff.active}, user_id = ${staff.userId},
      updated_at = ${now}
    where id = ${staff.id} and version = ${staff.version}
    returning ${staffColumns}`.execute(tx);
  return rows[0];
}

export interface StaffOfUser {
  readonly practiceId: PracticeId;
  readonly staffId: StaffId;
}

/** Whose sign-in this is, in whichever practice. */
export async function findStaffOfUser(tx: Tx, userId: string): Promise<StaffOfUser | undefined> {
  const { rows } = await sql<StaffOfUser>`
    select practice_id as "practiceId", staff_id as "staffId" from kept.staff_of_user(${userId})`.execute(tx);
  return rows[0];
}

/** Who this person is in the example practice that they made; undefined when there is none. */
export async function findExampleOfUser(tx: Tx, userId: string): Promise<StaffOfUser | undefined> {
  const { rows } = await sql<StaffOfUser>`
    select practice_id as "practiceId", staff_id as "staffId" from kept.example_of_user(${userId})`.execute(
    tx,
  );
  return rows[0];
}

/** Removes the example practice of this transaction; the database refuses it for any other. */
export async function removeExample(tx: Tx): Promise<void> {
  await sql`select kept.remove_example()`.execute(tx);
}

export interface InvitationRow {
  readonly id: string;
  readonly staffId: StaffId;
  readonly tokenHash: Buffer;
  readonly expiresAt: Instant;
}

/** A new invitation makes this person's earlier ones worthless. */
export async function addInvitation(
  tx: Tx,
  practiceId: PracticeId,
  invitation: InvitationRow,
  by: StaffId | null,
  now: Instant,
): Promise<void> {
  await endInvitations(tx, invitation.staffId, now);
  await sql`insert into invitation (practice_id, id, staff_id, token_hash, created_at, created_by, expires_at)
    values (${practiceId}, ${invitation.id}, ${invitation.staffId}, ${invitation.tokenHash}, ${now}, ${by},
      ${invitation.expiresAt})`.execute(tx);
}

export async function endInvitations(tx: Tx, staffId: StaffId, now: Instant): Promise<void> {
  await sql`update invitation set ended_at = ${now} where staff_id = ${staffId} and ended_at is null`.execute(
    tx,
  );
}

export async function findPracticeOfInvitation(tx: Tx, tokenHash: Buffer): Promise<PracticeId | undefined> {
  const { rows } = await sql<{ practiceId: PracticeId }>`
    select practice_id as "practiceId" from kept.invitation_of_token(${tokenHash})`.execute(tx);
  return rows[0]?.practiceId;
}

/** The person whom a working invitation is for; locks it until the end of the transaction. */
export async function findInvited(tx: Tx, tokenHash: Buffer, now: Instant): Promise<StaffId | undefined> {
  const { rows } = await sql<{ staffId: StaffId }>`
    select staff_id as "staffId" from invitation
    where token_hash = ${tokenHash} and ended_at is null and expires_at > ${now} for update`.execute(tx);
  return rows[0]?.staffId;
}
