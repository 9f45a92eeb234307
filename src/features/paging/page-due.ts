/** Writes the pages whose time has come. Any number of workers may: each passes over what another holds. */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { pagesDue } from '#core/paging/pages-due.ts';
import { earliest, type Instant } from '#core/time/instant.ts';
import { eachPractice } from '#engine/each-practice.ts';
import { type Outgoing, queueMessages } from '#engine/outbox.ts';
import type { Medium, Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import { readPractice, staffOfPractice } from '#features/access/facts.ts';
import { wordingsOf } from '#features/outreach/facts.ts';
import { endWithPages } from './end-pages.ts';
import { isOffer, isStillAsked } from './follow-cases.ts';
import { pageMessage } from './page-message.ts';
import { type DuePaging, lockDueAlarmPagings, lockDuePagings, notePages } from './store.ts';
import { waysOf } from './way-store.ts';
import { mediaOf, usableWays } from './ways.ts';

export interface PagerDeps {
  readonly engine: Engine;
  readonly media: ReadonlySet<Medium>;
}

const most = 200;

/** Returns how many pagings were looked at. */
export async function pageDue(deps: PagerDeps): Promise<number> {
  const { engine } = deps;
  const now = engine.clock.now();
  const due = sql<{ practiceId: PracticeId }>`
    select practice_id as "practiceId" from kept.practices_with_pages_due(${now})`;
  return eachPractice(engine, due, (practiceId) =>
    engine.database.inPractice(practiceId, (tx) => pageDueIn(tx, deps, practiceId, now)),
  );
}

async function pageDueIn(
  tx: Tx,
  { engine, media }: PagerDeps,
  practiceId: PracticeId,
  now: Instant,
): Promise<number> {
  const due = [...(await lockDuePagings(tx, now, most)), ...(await lockDueAlarmPagings(tx, now, most))];
  // An older program beside this one moves cases and knows nothing of pagings.
  const [standing = [], over = []] = [true, false].map((stands) =>
    due.filter((paging) => isStillAsked(paging.asked, paging) === stands),
  );
  const ended = over.map((paging) => ({ paging, takenBy: null }));
  await endWithPages(tx, ended, now);
  await queueMessages(tx, engine, practiceId, await writePages(tx, standing, media, now), now);
  return due.length;
}

async function writePages(
  tx: Tx,
  standing: readonly DuePaging[],
  media: ReadonlySet<Medium>,
  now: Instant,
): Promise<readonly Outgoing[]> {
  if (standing.length === 0) return [];
  const practice = await readPractice(tx);
  const words = { practice, wordings: await wordingsOf(tx) };
  const staff = new Map((await staffOfPractice(tx)).map((person) => [person.id, person]));
  const ways = Map.groupBy(await waysOf(tx, [...staff.keys()]), ({ staffId }) => staffId);
  const usable = mediaOf(practice, media);
  const messages: Outgoing[] = [];
  for (const paging of standing) {
    const person = staff.get(paging.staffId);
    const theirs = person ? usableWays(person, ways, usable) : [];
    const question = asItStands(paging);
    const { due, nextAt } = pagesDue(theirs, question, paging.pagedAt, now);
    messages.push(
      ...due.map((way, index) => pageMessage(words, way, { ...question, number: paging.pages + index }, now)),
    );
    await notePages(tx, { ...question, pages: paging.pages + due.length, dueAt: nextAt }, now);
  }
  return messages;
}

/** Of several questions to one person the soonest counts, and one may have become urgent since. */
function asItStands(paging: DuePaging): DuePaging {
  const theirs = paging.asked.asks.filter(({ staffId }) => staffId === paging.staffId);
  if (isOffer(paging) || theirs.length === 0) return paging;
  return {
    ...paging,
    urgent: theirs.some(({ urgent }) => urgent),
    answerBy: earliest(...theirs.map(({ answerBy }) => answerBy)) ?? paging.answerBy,
  };
}
