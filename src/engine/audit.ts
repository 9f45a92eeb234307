/** Who did, saw or was denied what; written in the same transaction as the deed. */
import { sql } from 'kysely';
import type { PracticeId, StaffId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { NewId, Tx } from './ports.ts';

export interface AuditEntry {
  /** `null` for the program itself, the client and the provider. */
  readonly staffId: StaffId | null;
  /** `staff`, `client`, `timer`, `provider`, `calendar`, `api-key`, or `operator`: whoever runs this machine. */
  readonly actor: string;
  /** A verb of the area: `case.confirm-missed`, `record.exported`, `case.close-case.refused`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Codes and identifiers only. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export async function writeAudit(
  tx: Tx,
  newId: NewId,
  practiceId: PracticeId,
  now: Instant,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({ id: newId(), detail: {}, ...entry }));
  await sql`
    insert into audit_entry (practice_id, id, at, staff_id, actor, action, subject_kind, subject_id, detail)
    select ${practiceId}, id, ${now}, "staffId", actor, action, "subjectKind", "subjectId", detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "staffId" uuid, actor text, action text,
      "subjectKind" text, "subjectId" text, detail jsonb)
  `.execute(tx);
}

/** A list that refreshes itself is one look, not hundreds: once an hour it is put on record who has it before them. */
const lookMinutes = 60;

export interface Looker {
  readonly practiceId: PracticeId;
  /** `null` for a machine. */
  readonly staffId: StaffId | null;
}

export interface Look {
  /** What was looked at: `today`, `sessions`. */
  readonly list: string;
  /** When the list was of this one client's. */
  readonly clientId?: string | undefined;
  /** Which part of the list; another part is another look. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Who has a list of clients before them. */
export async function recordLook(
  tx: Tx,
  newId: NewId,
  { practiceId, staffId }: Looker,
  { list, clientId, detail = {} }: Look,
  now: Instant,
): Promise<void> {
  const actor = staffId ? 'staff' : 'api-key';
  const [subjectKind, subjectId] = clientId ? ['client', clientId] : ['practice', practiceId];
  const action = `${list}.viewed`;
  const part = JSON.stringify(detail);
  await sql`
    insert into audit_entry (practice_id, id, at, staff_id, actor, action, subject_kind, subject_id, detail)
    select ${practiceId}, ${newId()}, ${now}, ${staffId}::uuid, ${actor}, ${action}, ${subjectKind}, ${subjectId}, ${part}::jsonb
    where not exists (
      select from audit_entry where at > ${addMinutes(now, -lookMinutes)} and action = ${action}
        and staff_id is not distinct from ${staffId}::uuid and actor = ${actor} and subject_kind = ${subjectKind}
        and subject_id = ${subjectId} and detail = ${part}::jsonb)`.execute(tx);
}
