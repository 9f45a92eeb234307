/** The practice's own wordings, in SQL. Rows are added and never changed. */
import { sql } from 'kysely';
import type { PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { Language, TemplateId, TemplateMedium, Wording } from './template.ts';

export interface PublishedWording extends Wording {
  readonly publishedBy: StaffId;
  readonly publishedAt: Instant;
}

interface Row {
  readonly id: TemplateId;
  readonly language: Language;
  readonly medium: TemplateMedium;
  readonly version: number;
  readonly subject: string;
  readonly text: string;
  readonly reviewedBy: string | null;
  readonly reviewedOn: string | null;
  readonly publishedBy: StaffId;
  readonly publishedAt: Instant;
}

/** Every version of this practice, newest first. */
export async function publishedWordings(tx: Tx): Promise<readonly PublishedWording[]> {
  const { rows } = await sql<Row>`
    select template as id, language, medium, version, subject, text, reviewed_by as "reviewedBy",
      reviewed_on as "reviewedOn", published_by as "publishedBy", published_at as "publishedAt"
    from template_version order by template, language, medium, version desc
  `.execute(tx);
  return rows.map(({ reviewedBy, reviewedOn, ...row }) => ({
    id: row.id,
    language: row.language,
    medium: row.medium,
    version: row.version,
    subject: row.subject,
    text: row.text,
    publishedBy: row.publishedBy,
    publishedAt: row.publishedAt,
    reviewed: reviewedBy === null || reviewedOn === null ? null : { by: reviewedBy, on: reviewedOn },
  }));
}

/** False when this version exists already: somebody else published in the meantime. */
export async function addVersion(
  tx: Tx,
  practiceId: PracticeId,
  rowId: string,
  wording: PublishedWording,
): Promise<boolean> {
  const { rows } = await sql`
    insert into template_version (practice_id, id, template, language, medium, version, subject, text, reviewed_by,
      reviewed_on, published_by, published_at)
    values (${practiceId}, ${rowId}, ${wording.id}, ${wording.language}, ${wording.medium}, ${wording.version},
      ${wording.subject}, ${wording.text}, ${wording.reviewed?.by ?? null}, ${wording.reviewed?.on ?? null},
      ${wording.publishedBy}, ${wording.publishedAt})
    on conflict (practice_id, template, language, medium, version) do nothing
    returning id
  `.execute(tx);
  return rows.length === 1;
}
