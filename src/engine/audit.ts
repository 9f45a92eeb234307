/** Who did, saw or was denied what; written in the same transaction as the deed. */
import { sql } from 'kysely';
import type { PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
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

/** For looks that repeat by themselves: nothing is written when the same was by the same person since then. */
export async function writeAuditUnlessSince(
  tx: Tx,
  newId: NewId,
  practiceId: PracticeId,
  { now, since }: { readonly now: Instant; readonly since: Instant },
  entry: AuditEntry & { readonly staffId: StaffId },
): Promise<void> {
  const { staffId, actor, action, subjectKind, subjectId, detail = {} } = entry;
  await sql`
    insert into audit_entry (practice_id, id, at, staff_id, actor, action, subject_kind, subject_id, detail)
    select ${practiceId}, ${newId()}, ${now}, ${staffId}, ${actor}, ${action}, ${subjectKind}, ${subjectId},
      ${JSON.stringify(detail)}::jsonb
    where not exists (
      select from audit_entry where at > ${since} and action = ${action} and staff_id = ${staffId}
        and subject_kind = ${subjectKind} and subject_id = ${subjectId})`.execute(tx);
}
