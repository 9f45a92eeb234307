/** What a signature covers. Canonical JSON (RFC 8785), so that anybody can work the same hash out again. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseId, PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';

export interface SignedContent {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly noteId: string;
  readonly text: string;
  readonly draftedTo: number;
  readonly signerId: StaffId;
  readonly signerName: string;
  readonly signerTitle: string;
  readonly signedAt: Instant;
  /** Where the case's own chain stood: the note and the entries vouch for each other. */
  readonly caseSequence: number;
  /** In hexadecimal. */
  readonly caseHash: string;
}

export interface AddendumContent {
  readonly practiceId: PracticeId;
  readonly noteId: string;
  readonly addendumId: string;
  readonly kind: 'addendum' | 'late-entry';
  readonly text: string;
  readonly aboutAt: Instant | null;
  readonly authorId: StaffId;
  readonly authorName: string;
  readonly authorTitle: string;
  readonly writtenAt: Instant;
}

export function noteHash(content: SignedContent): Buffer {
  return createHash('sha256').update(canonical(content)).digest();
}

/** Stands on the note's hash, or on that of the addendum before. */
export function addendumHash(content: AddendumContent, previous: Buffer): Buffer {
  return createHash('sha256').update(previous).update(canonical(content)).digest();
}

function canonical(content: SignedContent | AddendumContent): string {
  // Only what the type names: a row read from the database may carry more.
  const text = canonicalize({ ...content });
  if (text === undefined) throw new Error('a note that is no JSON cannot be signed');
  return text;
}
