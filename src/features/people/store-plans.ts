/** What was judged and agreed: tiers, safety plans, agreements. Rows are only ever added. */
import { sql } from 'kysely';
import type { ClientId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { NewId, Tx } from '#engine/ports.ts';
import type {
  AgreementDocument,
  AgreementRecord,
  AgreementTerms,
  SafetyPlanRecord,
  SafetyPlanSections,
  TierInput,
  TierRecord,
} from './contract.ts';
import { noSuch } from './problems.ts';
import type { Hand } from './store.ts';

export type OfClient<Row> = Row & { readonly clientId: ClientId };

const tierColumns = sql`
  client_id as "clientId", id, tier, reasons, judged_by as "judgedBy", judged_on as "judgedOn",
  review_by as "reviewBy", entered_at as "enteredAt"`;

export async function insertTier(
  tx: Tx,
  newId: NewId,
  clientId: ClientId,
  judgement: TierInput & { readonly judgedBy: StaffId },
  by: Hand,
): Promise<void> {
  await sql`
    insert into tier_judgement (practice_id, id, client_id, tier, reasons, judged_by, judged_on, review_by, entered_by, entered_at)
    values (kept.current_practice(), ${newId()}, ${clientId}, ${judgement.tier}, ${judgement.reasons},
      ${judgement.judgedBy}, ${judgement.judgedOn}, ${judgement.reviewBy}, ${by.staffId}, ${by.now})`.execute(
    tx,
  );
}

/** Newest first, by the day of the judgement itself. */
export async function tiersOf(tx: Tx, clientId: ClientId): Promise<TierRecord[]> {
  const { rows } = await sql<TierRecord>`
    select ${tierColumns} from tier_judgement where client_id = ${clientId}
    order by judged_on desc, entered_at desc, id desc`.execute(tx);
  return rows;
}

export async function currentTiers(tx: Tx, clientIds: readonly ClientId[]): Promise<OfClient<TierRecord>[]> {
  const { rows } = await sql<OfClient<TierRecord>>`
    select distinct on (client_id) ${tierColumns} from tier_judgement where client_id = any(${clientIds}::uuid[])
    order by client_id, judged_on desc, entered_at desc, id desc`.execute(tx);
  return rows;
}

const planColumns = sql`
  client_id as "clientId", version, sections, reviewed_on as "reviewedOn", written_by as "writtenBy",
  entered_at as "enteredAt"`;

/** The caller has locked the client, so that versions are counted one at a time. */
export async function insertSafetyPlan(
  tx: Tx,
  newId: NewId,
  clientId: ClientId,
  plan: { readonly sections: SafetyPlanSections; readonly reviewedOn: string; readonly writtenBy: StaffId },
  by: Hand,
): Promise<void> {
  await sql`
    insert into safety_plan (practice_id, id, client_id, version, sections, reviewed_on, written_by, entered_at)
    select kept.current_practice(), ${newId()}, ${clientId}, coalesce(max(version), 0) + 1,
      ${JSON.stringify(plan.sections)}, ${plan.reviewedOn}, ${plan.writtenBy}, ${by.now}
    from safety_plan where client_id = ${clientId}`.execute(tx);
}

/** Newest first. */
export async function safetyPlansOf(tx: Tx, clientId: ClientId): Promise<SafetyPlanRecord[]> {
  const { rows } = await sql<SafetyPlanRecord>`
    select ${planColumns} from safety_plan where client_id = ${clientId} order by version desc`.execute(tx);
  return rows;
}

export async function currentSafetyPlans(
  tx: Tx,
  clientIds: readonly ClientId[],
): Promise<OfClient<SafetyPlanRecord>[]> {
  const { rows } = await sql<OfClient<SafetyPlanRecord>>`
    select distinct on (client_id) ${planColumns} from safety_plan where client_id = any(${clientIds}::uuid[])
    order by client_id, version desc`.execute(tx);
  return rows;
}

const agreementColumns = sql`
  a.client_id as "clientId", a.version, a.terms, a.written_by as "writtenBy", a.entered_at as "enteredAt",
  s.signed_name as "signedName", s.signed_at as "signedAt", s.signed_how as "signedHow", s.drawing
  from missed_session_agreement a
  left join agreement_signature s on s.practice_id = a.practice_id and s.agreement_id = a.id`;

/** The caller has locked the client. */
export async function insertAgreement(
  tx: Tx,
  newId: NewId,
  clientId: ClientId,
  agreement: { readonly terms: AgreementTerms; readonly writtenBy: StaffId },
  by: Hand,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into missed_session_agreement (practice_id, id, client_id, version, terms, written_by, entered_at)
    select kept.current_practice(), ${newId()}, ${clientId}, coalesce(max(version), 0) + 1,
      ${JSON.stringify(agreement.terms)}, ${agreement.writtenBy}, ${by.now}
    from missed_session_agreement where client_id = ${clientId}
    returning version`.execute(tx);
  return rows[0]?.version as number;
}

/** Newest first, signed or not. */
export async function agreementsOf(tx: Tx, clientId: ClientId): Promise<AgreementRecord[]> {
  const { rows } = await sql<AgreementRecord>`
    select ${agreementColumns} where a.client_id = ${clientId} order by a.version desc`.execute(tx);
  return rows;
}

/** For each client the newest signed version, and after it the newest draft when one is waiting. */
export async function currentAgreements(
  tx: Tx,
  clientIds: readonly ClientId[],
): Promise<OfClient<AgreementRecord>[]> {
  const { rows } = await sql<OfClient<AgreementRecord>>`
    select distinct on (a.client_id, s.signed_at is null) ${agreementColumns}
    where a.client_id = any(${clientIds}::uuid[])
    order by a.client_id, s.signed_at is null, a.version desc`.execute(tx);
  return rows;
}

export interface Signature {
  readonly signedName: string;
  readonly signedAt: Instant;
  readonly signedHow: 'on-screen' | 'on-paper';
  readonly drawing: string | null;
  /** What was read; null for paper. */
  readonly document: AgreementDocument | null;
}

/** The text under which a version was signed; null for paper, and where it is not signed. */
export async function signedDocument(
  tx: Tx,
  clientId: ClientId,
  version: number,
): Promise<AgreementDocument | null> {
  const { rows } = await sql<{ document: AgreementDocument | null }>`
    select s.document from missed_session_agreement a
    join agreement_signature s on s.practice_id = a.practice_id and s.agreement_id = a.id
    where a.client_id = ${clientId} and a.version = ${version}`.execute(tx);
  return rows[0]?.document ?? null;
}

/** False when this version is signed already: a signature is never replaced. */
export async function insertSignature(
  tx: Tx,
  clientId: ClientId,
  version: number,
  signature: Signature,
  by: Hand,
): Promise<boolean> {
  const { rows: versions } = await sql<{ id: string }>`
    select id from missed_session_agreement where client_id = ${clientId} and version = ${version}`.execute(
    tx,
  );
  if (!versions[0]) throw noSuch('agreement');
  const { rows } = await sql`
    insert into agreement_signature (practice_id, agreement_id, signed_name, signed_at, signed_how, drawing, document,
      recorded_by, recorded_at)
    values (kept.current_practice(), ${versions[0].id}, ${signature.signedName}, ${signature.signedAt},
      ${signature.signedHow}, ${signature.drawing}, ${signature.document && JSON.stringify(signature.document)},
      ${by.staffId}, ${by.now})
    on conflict do nothing returning agreement_id`.execute(tx);
  return rows.length > 0;
}
