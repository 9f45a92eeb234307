/** SQL of notes and of what is added to them. */
import { sql } from 'kysely';
import type { CaseId, PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { AddendumContent, SignedContent } from './note-hash.ts';

export interface NoteRow {
  readonly id: string;
  readonly caseId: CaseId;
  readonly version: number;
  readonly status: 'draft' | 'signed';
  readonly text: string;
  readonly draftedTo: number;
  readonly authorId: StaffId;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly signerName: string | null;
  readonly signerTitle: string | null;
  readonly signedAt: Instant | null;
  readonly caseSequence: number | null;
  readonly caseHash: Buffer | null;
  readonly contentHash: Buffer | null;
}

export interface AddendumRow extends Omit<AddendumContent, 'practiceId' | 'addendumId'> {
  readonly id: string;
  readonly previousHash: Buffer;
  readonly contentHash: Buffer;
}

const noteColumns = sql`id, case_id as "caseId", version, status, text, drafted_to as "draftedTo",
  author_id as "authorId", created_at as "createdAt", updated_at as "updatedAt", signer_name as "signerName",
  signer_title as "signerTitle", signed_at as "signedAt", case_sequence as "caseSequence", case_hash as "caseHash",
  content_hash as "contentHash"`;
const addendumColumns = sql`id, note_id as "noteId", kind, text, about_at as "aboutAt", author_id as "authorId",
  author_name as "authorName", author_title as "authorTitle", written_at as "writtenAt",
  previous_hash as "previousHash", content_hash as "contentHash"`;

/** Signed ones and drafts, oldest first. */
export async function notesOf(tx: Tx, caseId: CaseId): Promise<readonly NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    select ${noteColumns} from note where case_id = ${caseId} order by created_at, id`.execute(tx);
  return rows;
}

/** Locked, so that two hands cannot change, sign or add at the same moment. */
export async function lockNote(tx: Tx, caseId: CaseId, id: string): Promise<NoteRow | undefined> {
  const { rows } = await sql<NoteRow>`
    select ${noteColumns} from note where id = ${id} and case_id = ${caseId} for update`.execute(tx);
  return rows[0];
}

/** `null` when this author has a draft for this case already. */
export async function insertDraft(
  tx: Tx,
  practiceId: PracticeId,
  draft: Pick<NoteRow, 'id' | 'caseId' | 'text' | 'draftedTo' | 'authorId'>,
  now: Instant,
): Promise<NoteRow | null> {
  const { rows } = await sql<NoteRow>`
    insert into note (practice_id, id, case_id, text, drafted_to, author_id, created_at, updated_at)
    values (${practiceId}, ${draft.id}, ${draft.caseId}, ${draft.text}, ${draft.draftedTo}, ${draft.authorId}, ${now}, ${now})
    on conflict (practice_id, case_id, author_id) where status = 'draft' do nothing
    returning ${noteColumns}`.execute(tx);
  return rows[0] ?? null;
}

/** The caller holds the row and has compared the version. */
export async function updateDraft(
  tx: Tx,
  id: string,
  draft: Pick<NoteRow, 'text' | 'draftedTo'>,
  now: Instant,
): Promise<NoteRow> {
  const { rows } = await sql<NoteRow>`
    update note set version = version + 1, text = ${draft.text}, drafted_to = ${draft.draftedTo}, updated_at = ${now}
    where id = ${id} returning ${noteColumns}`.execute(tx);
  return rows[0] as NoteRow;
}

export async function signDraft(tx: Tx, content: SignedContent, hash: Buffer): Promise<NoteRow> {
  const { noteId, signerName, signerTitle, signedAt, caseSequence, caseHash } = content;
  const { rows } = await sql<NoteRow>`
    update note set version = version + 1, status = 'signed', signer_name = ${signerName}, signer_title = ${signerTitle},
      signed_at = ${signedAt}, updated_at = ${signedAt}, case_sequence = ${caseSequence},
      case_hash = decode(${caseHash}, 'hex'), content_hash = ${hash}
    where id = ${noteId} returning ${noteColumns}`.execute(tx);
  return rows[0] as NoteRow;
}

/** Of these notes, oldest first. */
export async function addendaOf(tx: Tx, noteIds: readonly string[]): Promise<readonly AddendumRow[]> {
  const { rows } = await sql<AddendumRow>`
    select ${addendumColumns} from note_addendum where note_id = any(${noteIds}::uuid[]) order by written_at, id`.execute(
    tx,
  );
  return rows;
}

export async function insertAddendum(
  tx: Tx,
  content: AddendumContent,
  previous: Buffer,
  hash: Buffer,
): Promise<void> {
  const {
    practiceId,
    addendumId,
    noteId,
    kind,
    text,
    aboutAt,
    authorId,
    authorName,
    authorTitle,
    writtenAt,
  } = content;
  await sql`
    insert into note_addendum (practice_id, id, note_id, kind, text, about_at, author_id, author_name, author_title,
      written_at, previous_hash, content_hash)
    values (${practiceId}, ${addendumId}, ${noteId}, ${kind}, ${text}, ${aboutAt}, ${authorId}, ${authorName},
      ${authorTitle}, ${writtenAt}, ${previous}, ${hash})`.execute(tx);
}

/** Which note belongs to which case; unknown ids are missing from the answer. */
export async function casesOfNotes(tx: Tx, noteIds: readonly string[]): Promise<Map<string, CaseId>> {
  if (noteIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; caseId: CaseId }>`
    select id, case_id as "caseId" from note where id = any(${noteIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, caseId }) => [id, caseId]));
}

export async function notesOfCases(tx: Tx, caseIds: readonly CaseId[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from note where case_id = any(${caseIds}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}
