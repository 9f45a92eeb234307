/** A note's life: drafted from the record, changed by its author, signed by its author, and from then on only added to. */
import type { CaseId, PracticeId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { type Instant, latest } from '#core/time/instant.ts';
import { writeAudit } from '#engine/audit.ts';
import type { NewId, Tx } from '#engine/ports.ts';
import type { Note } from './contract.ts';
import { type GatheredCase, gatherCase } from './gather.ts';
import { draftNote } from './note.ts';
import { type AddendumContent, addendumHash, noteHash, type SignedContent } from './note-hash.ts';
import {
  type AddendumRow,
  addendaOf,
  insertAddendum,
  insertDraft,
  lockNote,
  type NoteRow,
  notesOf,
  signDraft,
  updateDraft,
} from './store.ts';

/** One person at one case, inside one transaction. */
export interface Writing {
  readonly tx: Tx;
  readonly newId: NewId;
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly staffId: StaffId;
  readonly name: string;
  readonly now: Instant;
}

export async function startDraft(writing: Writing): Promise<Note> {
  const { tx, practiceId, caseId, staffId, newId, now } = writing;
  const gathered = await gatherCase(tx, caseId, now);
  const draft = { id: newId<string>(), caseId, authorId: staffId, ...draftNote(gathered) };
  const row = await insertDraft(tx, practiceId, draft, now);
  if (!row) throw draftExists();
  await audit(writing, 'note.drafted', row.id, { draftedTo: row.draftedTo });
  return noteAnswer(row, [], gathered);
}

export async function editDraft(
  writing: Writing,
  noteId: string,
  version: number,
  text: string,
): Promise<Note> {
  const { tx, now, caseId } = writing;
  const held = await holdDraft(writing, noteId, version);
  const row = await updateDraft(tx, noteId, { text, draftedTo: held.draftedTo }, now);
  await audit(writing, 'note.edited', noteId, { version: row.version });
  return noteAnswer(row, [], await gatherCase(tx, caseId, now));
}

/** What the author had changed gives way to what the record says now. */
export async function draftAgain(writing: Writing, noteId: string, version: number): Promise<Note> {
  const { tx, now, caseId } = writing;
  await holdDraft(writing, noteId, version);
  const gathered = await gatherCase(tx, caseId, now);
  const row = await updateDraft(tx, noteId, draftNote(gathered), now);
  await audit(writing, 'note.drafted', noteId, { draftedTo: row.draftedTo });
  return noteAnswer(row, [], gathered);
}

export async function signNote(
  writing: Writing,
  noteId: string,
  version: number,
  title: string,
): Promise<Note> {
  const { tx, practiceId, caseId, staffId, name, now } = writing;
  const held = await holdDraft(writing, noteId, version);
  const gathered = await gatherCase(tx, caseId, now);
  const content: SignedContent = {
    practiceId,
    caseId,
    noteId,
    text: held.text,
    draftedTo: held.draftedTo,
    signerId: staffId,
    signerName: name,
    signerTitle: title,
    signedAt: now,
    caseSequence: gathered.events.length,
    caseHash: gathered.headHash.toString('hex'),
  };
  const row = await signDraft(tx, content, noteHash(content));
  await audit(writing, 'note.signed', noteId, { hash: row.contentHash?.toString('hex') });
  return noteAnswer(row, [], gathered);
}

export interface Addition {
  readonly kind: AddendumContent['kind'];
  readonly text: string;
  readonly title: string;
  readonly aboutAt: Instant | null;
}

export async function addToNote(writing: Writing, noteId: string, addition: Addition): Promise<Note> {
  const { tx, newId, practiceId, caseId, staffId, name, now } = writing;
  const note = await lockNote(tx, caseId, noteId);
  if (!note) throw noSuchNote();
  if (note.status === 'draft' || !note.contentHash) throw notSignedYet();
  if (addition.aboutAt && addition.aboutAt > now) throw notYetHappened();
  const earlier = await addendaOf(tx, [noteId]);
  const last = lastOf(earlier);
  const content: AddendumContent = {
    practiceId,
    noteId,
    addendumId: newId<string>(),
    kind: addition.kind,
    text: addition.text,
    aboutAt: addition.aboutAt,
    authorId: staffId,
    authorName: name,
    authorTitle: addition.title,
    // Never before the one on which it stands, also when the machine's clock was set back.
    writtenAt: latest(now, last?.writtenAt, note.signedAt),
  };
  const previous = last?.contentHash ?? note.contentHash;
  await insertAddendum(tx, content, previous, addendumHash(content, previous));
  await audit(writing, 'note.addendum-added', noteId, { kind: addition.kind });
  return noteAnswer(note, await addendaOf(tx, [noteId]), await gatherCase(tx, caseId, now));
}

/** Everything that is signed, and the reader's own draft. */
export async function readNotes(
  tx: Tx,
  gathered: GatheredCase,
  reader: StaffId | null,
): Promise<readonly Note[]> {
  const rows = (await notesOf(tx, gathered.caseId)).filter(
    ({ status, authorId }) => status === 'signed' || authorId === reader,
  );
  const addenda = await addendaOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    noteAnswer(
      row,
      addenda.filter(({ noteId }) => noteId === row.id),
      gathered,
    ),
  );
}

async function holdDraft(writing: Writing, noteId: string, version: number): Promise<NoteRow> {
  const note = await lockNote(writing.tx, writing.caseId, noteId);
  // Somebody else's draft is nobody's business, not even that it is there.
  if (!note || (note.status === 'draft' && note.authorId !== writing.staffId)) throw noSuchNote();
  if (note.status === 'signed') throw signedAlready();
  if (note.version !== version) throw changedMeanwhile();
  return note;
}

/** The one that no other stands on. */
function lastOf(addenda: readonly AddendumRow[]): AddendumRow | undefined {
  const stoodOn = new Set(addenda.map(({ previousHash }) => previousHash.toString('hex')));
  return addenda.find(({ contentHash }) => !stoodOn.has(contentHash.toString('hex')));
}

function noteAnswer(row: NoteRow, addenda: readonly AddendumRow[], { events, names }: GatheredCase): Note {
  const { id, caseId, version, status, text, draftedTo, authorId, createdAt, updatedAt } = row;
  return {
    id,
    caseId,
    version,
    status,
    text,
    draftedTo,
    newerEntries: events.length - draftedTo,
    authorId,
    authorName: row.signerName ?? names.staff.get(authorId) ?? '',
    createdAt,
    updatedAt,
    signature: signatureOf(row),
    addenda: addenda.map(addendumAnswer),
  };
}

function addendumAnswer(row: AddendumRow): Note['addenda'][number] {
  const { id, kind, text, aboutAt, writtenAt, authorId, authorName, authorTitle } = row;
  const hashes = { previousHash: row.previousHash.toString('hex'), hash: row.contentHash.toString('hex') };
  return { id, kind, text, aboutAt, writtenAt, authorId, authorName, authorTitle, ...hashes };
}

function signatureOf(row: NoteRow): Note['signature'] {
  const { signedAt, signerName, signerTitle, contentHash, caseSequence, caseHash } = row;
  if (!signedAt || !signerName || !signerTitle || !contentHash || !caseSequence || !caseHash) return null;
  return {
    at: signedAt,
    name: signerName,
    title: signerTitle,
    hash: contentHash.toString('hex'),
    caseSequence,
    caseHash: caseHash.toString('hex'),
  };
}

async function audit(
  { tx, newId, practiceId, staffId, now }: Writing,
  action: string,
  noteId: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const entry = { staffId, actor: 'staff', action, subjectKind: 'note', subjectId: noteId, detail };
  await writeAudit(tx, newId, practiceId, now, [entry]);
}

const draftExists = () =>
  new Problem(
    'conflict',
    'draft-exists',
    'You have a draft for this case already. Change it, have it drafted anew, or sign it.',
  );
const noSuchNote = () => new Problem('not-found', 'no-such-note', 'There is no such note in this case.');
const signedAlready = () =>
  new Problem(
    'conflict',
    'note-signed',
    'This note is signed and stays as it is. Write an addendum, which stands beside it.',
  );
const notSignedYet = () =>
  new Problem('conflict', 'note-not-signed', 'This note is not signed yet. Change the draft itself.');
const changedMeanwhile = () =>
  new Problem(
    'conflict',
    'changed-meanwhile',
    'This draft was changed meanwhile, perhaps in another window. Look at it, then try again.',
  );
const notYetHappened = () =>
  new Problem('invalid', 'happened-in-the-future', 'This cannot have happened yet.', [
    { field: 'aboutAt', reason: 'it lies in the future', wayOut: 'enter when it really happened' },
  ]);
