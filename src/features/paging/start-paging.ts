/** A question was put to somebody: their first pages leave at once, the later ones are due from here on. */
import type { AlarmId, CaseId, MessageKey, PracticeId, StaffId } from '#core/ids.ts';
import { pagesDue } from '#core/paging/pages-due.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Outgoing } from '#engine/outbox.ts';
import type { Medium, NewId, Tx } from '#engine/ports.ts';
import type { PracticeRow, StaffRow } from '#features/access/facts.ts';
import type { Wordings } from '#features/outreach/facts.ts';
import { pageMessage } from './page-message.ts';
import { insertPagings, type NewPaging } from './store.ts';
import { pageTokenFor, pageTokenHash } from './token.ts';
import { waysOf } from './way-store.ts';
import { mediaOf, usableWays } from './ways.ts';

export interface PagingDeps {
  readonly newId: NewId;
  readonly secret: string;
  /** What a real practice can send. */
  readonly media: ReadonlySet<Medium>;
}

export interface AskedPerson {
  readonly key: MessageKey;
  /** What it is about: one of the two. */
  readonly caseId: CaseId | null;
  readonly alarmId: AlarmId | null;
  readonly staffId: StaffId;
  readonly about: string;
  readonly urgent: boolean;
  readonly answerBy: Instant;
}

export interface Around {
  readonly practice: PracticeRow;
  readonly staff: ReadonlyMap<string, StaffRow>;
  readonly wordings: Wordings;
}

/** In the transaction of the decision, which writes what is returned to the outbox. */
export async function startPaging(
  tx: Tx,
  { newId, secret, media }: PagingDeps,
  practiceId: PracticeId,
  asked: readonly AskedPerson[],
  { practice, staff, wordings }: Around,
  now: Instant,
): Promise<readonly Outgoing[]> {
  const here = asked.filter(({ staffId }) => staff.get(staffId)?.active);
  if (here.length === 0) return [];
  const staffIds = [...new Set(here.map(({ staffId }) => staffId))];
  const ways = Map.groupBy(await waysOf(tx, staffIds), ({ staffId }) => staffId);
  const usable = mediaOf(practice, media);
  const messages: Outgoing[] = [];
  const pagings: NewPaging[] = [];
  for (const question of here) {
    const { key, caseId, staffId, answerBy, urgent } = question;
    const person = staff.get(staffId);
    const theirs = person ? usableWays(person, ways, usable) : [];
    const { due, nextAt } = pagesDue(theirs, { askedAt: now, answerBy, urgent }, null, now);
    const goesOn = isLast(here, question);
    // A phone rings once for what is asked in one moment.
    const pages = goesOn ? due : due.filter(({ medium }) => medium === 'email');
    messages.push(
      ...pages.map((way, number) =>
        pageMessage({ wordings, practice }, way, { key, number, caseId, answerBy }, now),
      ),
    );
    pagings.push({
      ...question,
      id: newId(),
      tokenHash: pageTokenHash(pageTokenFor(secret, key)).toString('hex'),
      pages: pages.length,
      dueAt: goesOn ? nextAt : null,
    });
  }
  await insertPagings(tx, practiceId, pagings, now);
  return messages;
}

/** Of several questions of one decision to the same person about the same thing, only the last one goes on. */
function isLast(asked: readonly AskedPerson[], { key, caseId, alarmId, staffId }: AskedPerson): boolean {
  const isSame = (one: AskedPerson) =>
    one.caseId === caseId && one.alarmId === alarmId && one.staffId === staffId;
  return asked.findLast(isSame)?.key === key;
}
