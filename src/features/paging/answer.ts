/** "I have it", said without signing in: by the link in a page, or by a key on a call. */
import type { PracticeId } from '#core/ids.ts';
import { addMinutes, type Instant, latest } from '#core/time/instant.ts';
import { localTime } from '#core/time/zone.ts';
import type { Tx } from '#engine/ports.ts';
import { type Engine, runIn } from '#engine/run.ts';
import { nameOfStaff, readPractice, staffOfPractice } from '#features/access/facts.ts';
import { readAlarm } from './alarm-store.ts';
import { holderOfAlarm, takeAlarm } from './alarms.ts';
import { endWithPages } from './end-pages.ts';
import { isOffer } from './follow-cases.ts';
import {
  askedUntil,
  endedBy,
  findPaging,
  type Held,
  holderOf,
  type PagingRow,
  readOpenPaging,
  readPaging,
} from './store.ts';
import { isPageToken, pageTokenHash } from './token.ts';

export interface AnswerDeps {
  readonly engine: Engine;
  readonly secret: string;
  readonly publicAddress: string;
}

/** A page found in an old phone says nothing any more. */
const linkDays = 7;

/** What a page tells whoever holds its link: nothing of the case, and of people only who has it. */
export type Paged =
  | { readonly kind: 'waiting'; readonly byTime: string }
  | { readonly kind: 'yours'; readonly untilTime: string; readonly link: string }
  /** Of an offer, which is accepted in the app alone. */
  | { readonly kind: 'seen'; readonly link: string }
  | { readonly kind: 'taken'; readonly name: string; readonly link: string }
  | { readonly kind: 'over' }
  | { readonly kind: 'gone' };

export interface FoundPaging {
  readonly practiceId: PracticeId;
  readonly id: string;
}

/** Null for what this instance never made, and for nobody's. */
export async function openPage({ engine, secret }: AnswerDeps, token: string): Promise<FoundPaging | null> {
  if (!isPageToken(secret, token)) return null;
  return engine.database.withoutPractice((tx) => findPaging(tx, pageTokenHash(token)));
}

export function lookAtPage(deps: AnswerDeps, { practiceId, id }: FoundPaging): Promise<Paged> {
  return deps.engine.database.inPractice(practiceId, (tx) => tellIn(tx, deps, id));
}

/** Twice the same answer is one answer; whoever comes second hears who was first. */
export function answerPage(
  deps: AnswerDeps,
  { practiceId, id }: FoundPaging,
  via: 'link' | 'call',
): Promise<Paged> {
  return deps.engine.database.inPractice(practiceId, async (tx) => {
    const paging = await currentPaging(tx, deps, id);
    if (paging && (await waitsUntil(tx, paging, deps.engine.clock.now())))
      await take(tx, deps, practiceId, paging, via);
    return tellIn(tx, deps, id);
  });
}

async function take(
  tx: Tx,
  { engine }: AnswerDeps,
  practiceId: PracticeId,
  paging: PagingRow,
  via: 'link' | 'call',
): Promise<void> {
  const { id, caseId, alarmId, staffId } = paging;
  const now = engine.clock.now();
  if (alarmId !== null) {
    await takeAlarm(tx, alarmId, staffId, now);
  } else if (isOffer(paging)) {
    // What was offered is accepted where it can be read; here it is only seen.
    await endWithPages(tx, [{ paging, takenBy: staffId }], now);
  } else if (caseId !== null) {
    const by = { kind: 'staff', staffId } as const;
    const outcome = await runIn(tx, engine, practiceId, caseId, { type: 'take-case', by });
    if (outcome.kind === 'refused') return;
  }
  // Somebody else may have been first while this waited for the case.
  const after = await readPaging(tx, id);
  if (after?.endedBy === staffId) await endedBy(tx, id, via);
}

async function tellIn(tx: Tx, deps: AnswerDeps, id: string): Promise<Paged> {
  const paging = await currentPaging(tx, deps, id);
  if (!paging) return { kind: 'gone' };
  const { staffId, caseId, endedAs } = paging;
  const now = deps.engine.clock.now();
  const { timeZone } = await readPractice(tx);
  const waits = await waitsUntil(tx, paging, now);
  if (waits !== null) return { kind: 'waiting', byTime: localTime(waits, timeZone) };
  // A message that waits stands on Today.
  const link = `${deps.publicAddress}/${caseId === null ? '' : `cases/${caseId}`}`;
  if (isOffer(paging) && endedAs === 'taken') return { kind: 'seen', link };
  const held = await whoHasIt(tx, paging, now);
  if (held === null) return { kind: 'over' };
  if (held.staffId === staffId) return { kind: 'yours', untilTime: localTime(held.until, timeZone), link };
  return { kind: 'taken', name: await nameOfStaff(tx, held.staffId), link };
}

/**
 * Until when somebody is asked; null once nobody is. Whoever wakes when the next person is asked already can have it as well,
 * as long as nobody has it; what was offered to one person waits for that one alone.
 */
async function waitsUntil(tx: Tx, paging: PagingRow, now: Instant): Promise<Instant | null> {
  const { caseId, alarmId, endedAt, endedAs, answerBy } = paging;
  if (endedAt === null) return answerBy;
  if (endedAs !== 'over' || isOffer(paging)) return null;
  if (caseId !== null) return askedUntil(tx, caseId, now);
  const alarm = alarmId && (await readAlarm(tx, alarmId));
  return alarm && alarm.endedAt === null && holderOfAlarm(alarm, now) === null ? alarm.answerBy : null;
}

async function whoHasIt(tx: Tx, { caseId, alarmId }: PagingRow, now: Instant): Promise<Held | null> {
  if (caseId !== null) return holderOf(tx, caseId, now);
  const alarm = alarmId && (await readAlarm(tx, alarmId));
  const staffId = alarm ? holderOfAlarm(alarm, now) : null;
  return alarm && staffId !== null && alarm.heldUntil !== null ? { staffId, until: alarm.heldUntil } : null;
}

/** An old text stands for whatever this person is asked in the case now. Null for what is long over, and once they have left. */
async function currentPaging(tx: Tx, { engine }: AnswerDeps, id: string): Promise<PagingRow | null> {
  const paging = await readPaging(tx, id);
  if (!paging || isOld(paging, engine.clock.now())) return null;
  const staff = await staffOfPractice(tx);
  if (!staff.some((one) => one.id === paging.staffId && one.active)) return null;
  return (await readOpenPaging(tx, paging)) ?? paging;
}

const isOld = ({ askedAt, answerBy }: PagingRow, now: Instant): boolean =>
  addMinutes(latest(askedAt, answerBy), linkDays * 24 * 60) < now;
