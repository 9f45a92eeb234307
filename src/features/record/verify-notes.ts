/** Whether signed notes, and what was added to them, are as they were signed. */
import { sql } from 'kysely';
import type { CaseId, PracticeId } from '#core/ids.ts';
import type { Tx } from '#engine/ports.ts';
import { type AddendumContent, addendumHash, noteHash, type SignedContent } from './note-hash.ts';

/** The first thing about a note that is not as it was signed. */
export interface NoteFlaw {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly noteId: string;
  /** A whole sentence without anything private in it. */
  readonly words: string;
}

export interface CheckedNotes {
  readonly notes: number;
  readonly flaws: readonly NoteFlaw[];
}

interface SignedRow extends SignedContent {
  readonly hash: string;
  /** The hash of the entry at which the case stood; `null` when that entry is gone. */
  readonly entryHash: string | null;
  readonly addenda: readonly AddendumStored[];
}

interface AddendumStored extends AddendumContent {
  readonly previousHash: string;
  readonly hash: string;
}

/** Of every practice that this connection can see, some at a time. */
export async function verifyNotes(tx: Tx, mostAtOnce = 200): Promise<CheckedNotes> {
  const flaws: NoteFlaw[] = [];
  let notes = 0;
  let after = { practiceId: nowhere as PracticeId, noteId: nowhere };
  for (;;) {
    const rows = await signedAfter(tx, after, mostAtOnce);
    for (const row of rows) {
      const words = flawOf(row);
      if (words) flaws.push({ practiceId: row.practiceId, caseId: row.caseId, noteId: row.noteId, words });
    }
    notes += rows.length;
    const last = rows.at(-1);
    if (!last) return { notes, flaws };
    after = last;
  }
}

const nowhere = '00000000-0000-0000-0000-000000000000';

/** Instants inside JSON come out in the one form that they were hashed in. */
const instantOf = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

async function signedAfter(
  tx: Tx,
  after: Pick<SignedContent, 'practiceId' | 'noteId'>,
  most: number,
): Promise<readonly SignedRow[]> {
  const { rows } = await sql<SignedRow>`
    select n.practice_id as "practiceId", n.case_id as "caseId", n.id as "noteId", n.text, n.drafted_to as "draftedTo",
      n.author_id as "signerId", n.signer_name as "signerName", n.signer_title as "signerTitle",
      n.signed_at as "signedAt", n.case_sequence as "caseSequence", encode(n.case_hash, 'hex') as "caseHash",
      encode(n.content_hash, 'hex') as hash,
      (select encode(e.hash, 'hex') from case_event e
        where e.practice_id = n.practice_id and e.case_id = n.case_id and e.sequence = n.case_sequence) as "entryHash",
      (select coalesce(jsonb_agg(jsonb_build_object('practiceId', a.practice_id, 'noteId', a.note_id,
          'addendumId', a.id, 'kind', a.kind, 'text', a.text, 'aboutAt', ${instantOf('a.about_at')},
          'authorId', a.author_id, 'authorName', a.author_name, 'authorTitle', a.author_title,
          'writtenAt', ${instantOf('a.written_at')}, 'previousHash', encode(a.previous_hash, 'hex'),
          'hash', encode(a.content_hash, 'hex'))), '[]')
        from note_addendum a where a.practice_id = n.practice_id and a.note_id = n.id) as addenda
    from note n where n.status = 'signed' and (n.practice_id, n.id) > (${after.practiceId}, ${after.noteId})
    order by n.practice_id, n.id limit ${most}`.execute(tx);
  return rows;
}

function flawOf({ hash, entryHash, addenda, ...content }: SignedRow): string | null {
  if (noteHash(content).toString('hex') !== hash) return 'The note was changed after it was signed.';
  if (entryHash !== content.caseHash)
    return 'The note was signed on a record that is not the one that stands there now.';
  return flawOfAddenda(addenda, hash);
}

/** Each stands on the one before; what stands on nothing was exchanged, or the one below it was removed. */
function flawOfAddenda(addenda: readonly AddendumStored[], noteHashHex: string): string | null {
  const byPrevious = new Map(addenda.map((addendum) => [addendum.previousHash, addendum]));
  let previous = noteHashHex;
  for (let count = 0; count < addenda.length; count += 1) {
    const next = byPrevious.get(previous);
    if (!next) return 'Something that was added to the note was removed or exchanged.';
    const { previousHash, hash, ...content } = next;
    if (addendumHash(content, Buffer.from(previousHash, 'hex')).toString('hex') !== hash)
      return 'Something that was added to the note was changed afterwards.';
    previous = hash;
  }
  return null;
}
