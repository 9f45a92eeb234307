/** What cannot wait and belongs to no case: somebody is asked, then the next, until one of them has it (decision 19). */
import { sql } from 'kysely';
import type { AlarmId, MessageKey, PracticeId, StaffId } from '#core/ids.ts';
import {
  type AlarmAbout,
  type AlarmAsk,
  type AlarmQuestion,
  againAlarmAsk,
  nextAlarmAsk,
} from '#core/paging/alarm.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { eachPractice } from '#engine/each-practice.ts';
import { queueMessages } from '#engine/outbox.ts';
import type { Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import { readPractice, staffOfPractice } from '#features/access/facts.ts';
import { wordingsOf } from '#features/outreach/facts.ts';
import {
  type AlarmRow,
  endAlarm,
  holdAlarm,
  insertAlarm,
  lockAlarm,
  lockDueAlarms,
  lockOpenAlarmAbout,
  noteAlarmAsk,
} from './alarm-store.ts';
import { endWithPages } from './end-pages.ts';
import { type AskedPerson, type PagingDeps, startPaging } from './start-paging.ts';
import { lockOpenPagingsOfAlarm } from './store.ts';

export type AlarmSubject = Pick<AlarmRow, 'about' | 'subjectId'>;

export interface AlarmDeps extends Omit<PagingDeps, 'newId'> {
  readonly engine: Engine;
  /** Who may be asked about it at this moment, and how soon they have to answer. */
  questionAbout(tx: Tx, alarm: AlarmSubject, now: Instant): Promise<AlarmQuestion>;
}

/** As long as a case is lent to whoever says so; whoever mends a rota has to find somebody first. */
const heldMinutes: Readonly<Record<AlarmAbout, number>> = { message: 15, duty: 120 };
const most = 100;

/** In the transaction in which it became known. What has been said once is not said again. */
export async function raiseAlarm(
  tx: Tx,
  deps: AlarmDeps,
  practiceId: PracticeId,
  alarm: AlarmSubject,
): Promise<void> {
  const { clock, newId } = deps.engine;
  const now = clock.now();
  const first = nextAlarmAsk(await deps.questionAbout(tx, alarm, now), null, now);
  const id = newId<AlarmId>();
  if (await insertAlarm(tx, practiceId, { id, ...alarm, ...first }, now))
    await page(tx, deps, practiceId, [{ alarm: { id, about: alarm.about, asks: 0 }, ...first }], now);
}

/** Asks the next person where nobody answered, and the same one again where nothing was written down. Returns how many. */
export async function askOnAboutAlarms(deps: AlarmDeps): Promise<number> {
  const { engine } = deps;
  const now = engine.clock.now();
  const due = sql<{ practiceId: PracticeId }>`
    select practice_id as "practiceId" from kept.practices_with_alarms_due(${now})`;
  return eachPractice(engine, due, (practiceId) =>
    engine.database.inPractice(practiceId, async (tx) => {
      const alarms = await lockDueAlarms(tx, now, most);
      const asked: Asked[] = [];
      for (const alarm of alarms) asked.push(await askOn(tx, deps, alarm, now));
      await page(tx, deps, practiceId, asked, now);
      return alarms.length;
    }),
  );
}

interface Asked extends AlarmAsk {
  readonly alarm: Pick<AlarmRow, 'id' | 'about' | 'asks'>;
}

async function askOn(tx: Tx, deps: AlarmDeps, alarm: AlarmRow, now: Instant): Promise<Asked> {
  const question = await deps.questionAbout(tx, alarm, now);
  const ask = alarm.heldUntil ? againAlarmAsk(question, alarm, now) : nextAlarmAsk(question, alarm, now);
  await endItsPagings(tx, alarm.id, null, now);
  await noteAlarmAsk(tx, alarm.id, ask);
  return { alarm, ...ask };
}

/** Returns who has it now: whoever was first. Null when it is over. */
export async function takeAlarm(
  tx: Tx,
  alarmId: AlarmId,
  staffId: StaffId,
  now: Instant,
): Promise<StaffId | null> {
  const alarm = await lockAlarm(tx, alarmId);
  if (!alarm || alarm.endedAt !== null) return null;
  const holder = holderOfAlarm(alarm, now);
  if (holder !== null && holder !== staffId) return holder;
  await holdAlarm(tx, alarmId, staffId, addMinutes(now, heldMinutes[alarm.about]));
  await endItsPagings(tx, alarmId, staffId, now);
  return staffId;
}

/** Who said "I have it" and still does. */
export const holderOfAlarm = ({ heldUntil, staffId, endedAt }: AlarmRow, now: Instant): StaffId | null =>
  endedAt === null && heldUntil !== null && heldUntil > now ? staffId : null;

/** In the transaction in which somebody says what was done. */
export async function endAlarmAbout(
  tx: Tx,
  about: AlarmAbout,
  subjectId: string,
  now: Instant,
): Promise<void> {
  const alarm = await lockOpenAlarmAbout(tx, about, subjectId);
  if (!alarm) return;
  await endAlarm(tx, alarm.id, now);
  await endItsPagings(tx, alarm.id, null, now);
}

async function page(
  tx: Tx,
  deps: AlarmDeps,
  practiceId: PracticeId,
  asked: readonly Asked[],
  now: Instant,
): Promise<void> {
  if (asked.length === 0) return;
  const { engine } = deps;
  const staff = new Map((await staffOfPractice(tx)).map((person) => [person.id as string, person]));
  const around = { practice: await readPractice(tx), wordings: await wordingsOf(tx), staff };
  const pages = await startPaging(
    tx,
    { ...deps, newId: engine.newId },
    practiceId,
    asked.map(questionOf),
    around,
    now,
  );
  await queueMessages(tx, engine, practiceId, pages, now);
}

function questionOf({ alarm: { id, about, asks }, staffId, pagedUntil: answerBy }: Asked): AskedPerson {
  const key = `alarm/${id}/${asks}` as MessageKey;
  return { key, caseId: null, alarmId: id, staffId, about: 'alarm', urgent: about === 'message', answerBy };
}

async function endItsPagings(tx: Tx, id: AlarmId, takenBy: StaffId | null, now: Instant): Promise<void> {
  const open = await lockOpenPagingsOfAlarm(tx, id);
  const over = open.map((paging) => ({ paging, takenBy }));
  await endWithPages(tx, over, now);
}
