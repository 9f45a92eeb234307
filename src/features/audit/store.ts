/** SQL of reading the audit. It is written by whoever has something to put on record, and never changed. */
import { sql } from 'kysely';
import type { StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { AuditKind } from './contract.ts';

export interface AuditRow {
  readonly id: string;
  readonly at: Instant;
  readonly staffId: StaffId | null;
  readonly actor: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail: Record<string, unknown>;
}

/** Entries about any of these. */
export interface Subjects {
  readonly client: readonly string[];
  readonly case: readonly string[];
  readonly note: readonly string[];
}

export interface Wanted {
  readonly staffId: string | undefined;
  readonly subjects: Subjects | undefined;
  readonly kind: AuditKind | undefined;
  readonly from: Instant | undefined;
  readonly before: Instant | undefined;
  /** The last entry that was read already. */
  readonly after: { readonly at: string; readonly id: string } | undefined;
}

const isLook = sql`action ~ '[.](viewed|exported)$'`;
const isRefused = sql`(action ~ '[.]refused$' or action in ('access.denied', 'sign-in.failed'))`;
const isSignIn = sql`action ~ '^(sign-in|sign-out|passkey|authenticator|backup-codes|password)([.]|$)'`;

const ofKind = {
  looks: isLook,
  refused: isRefused,
  'sign-ins': isSignIn,
  changes: sql`not ${isLook} and not ${isRefused} and not ${isSignIn}`,
} as const;

/** Newest first. The identifier decides between entries of one moment, so that no page loses or repeats one. */
export async function readAudit(tx: Tx, wanted: Wanted, limit: number): Promise<readonly AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select id, at, staff_id as "staffId", actor, action, subject_kind as "subjectKind", subject_id as "subjectId",
      detail
    from audit_entry where ${sql.join(conditions(wanted), sql` and `)}
    order by at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

function conditions({ staffId, subjects, kind, from, before, after }: Wanted) {
  return [
    sql`true`,
    ...(staffId ? [sql`staff_id = ${staffId}`] : []),
    ...(subjects ? [about(subjects)] : []),
    ...(kind ? [ofKind[kind]] : []),
    ...(from ? [sql`at >= ${from}`] : []),
    ...(before ? [sql`at < ${before}`] : []),
    ...(after ? [sql`(at, id) < (${after.at}, ${after.id})`] : []),
  ];
}

function about(subjects: Subjects) {
  const each = (['client', 'case', 'note'] as const).map(
    (kind) => sql`(subject_kind = ${kind} and subject_id = any(${subjects[kind]}::text[]))`,
  );
  return sql`(${sql.join(each, sql` or `)})`;
}
