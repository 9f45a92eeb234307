/** The hash of an event covers the one before, so that no row of a case can be changed, removed or slipped in unseen. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CaseEvent } from '#core/case/events.ts';
import type { CaseId, PracticeId } from '#core/ids.ts';

/** What the first event of a case stands on. */
export const firstHash: Buffer = Buffer.alloc(32);

/** SHA-256 over the previous hash and the event's canonical JSON (RFC 8785), with its place in the practice and case. */
export function hashOf(
  place: { readonly practiceId: PracticeId; readonly caseId: CaseId; readonly sequence: number },
  event: CaseEvent,
  previous: Buffer,
): Buffer {
  const text = canonicalize({ ...place, event });
  if (text === undefined) throw new Error('an event that is no JSON cannot be recorded');
  return createHash('sha256').update(previous).update(text).digest();
}
