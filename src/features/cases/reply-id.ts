import { createHash } from 'node:crypto';
import type { CaseId, PracticeId, ReplyId } from '#core/ids.ts';

/** The same mail or text has the same id, however often it is delivered: a UUID of version 8, made of a hash. */
export function replyIdOf(practiceId: PracticeId, messageId: string, caseId?: CaseId): ReplyId {
  const name = ['kept reply', practiceId, messageId, ...(caseId ? [caseId] : [])].join(' ');
  const hash = createHash('sha256').update(name).digest('hex');
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-') as ReplyId;
}
