/**
 * Once an evening, whether anybody looks or not: whoever sees clients next is told that something is missing without which
 * a case could not reach them, and a time that nobody holds rings until somebody has seen to it (decision 20) [P1.6].
 */
import { sql } from 'kysely';
import type { MessageKey, PracticeId, StaffId } from '#core/ids.ts';
import type { Gap } from '#core/on-call/duty.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { dayOf } from '#core/time/zone.ts';
import { eachPractice } from '#engine/each-practice.ts';
import { queueMessages } from '#engine/outbox.ts';
import type { Tx } from '#engine/ports.ts';
import { readPractice, type StaffRow, staffOfPractice } from '#features/access/facts.ts';
import { staffMail, wordingsOf } from '#features/outreach/facts.ts';
import { type AlarmDeps, endAlarmAbout, raiseAlarm } from '#features/paging/facts.ts';
import { readinessOf } from '#features/people/facts.ts';
import { aheadOf, type Expected, expectedUntil, isUnheld, unheldUntil } from './ahead.ts';
import { alarmingLook, insertLook, lockAlarmingLook, settledGaps } from './evening-store.ts';

export interface EveningDeps {
  readonly alarms: AlarmDeps;
  readonly publicAddress: string;
  /** Whether staff can be written to at all. */
  readonly staffMail: boolean;
}

/** Whoever reads it the next morning still has time. */
const giveUpMinutes = 15 * 60;

/** Returns at how many practices something was done. Any number of processes may. */
export async function lookAhead(deps: EveningDeps): Promise<number> {
  const { engine } = deps.alarms;
  const now = engine.clock.now();
  const which = sql<{ practiceId: PracticeId; isEvening: boolean }>`
    select practice_id as "practiceId", is_evening as "isEvening" from kept.looks_ahead(${now})`;
  return eachPractice(engine, which, (practiceId, { isEvening }) =>
    engine.database.inPractice(practiceId, async (tx) => {
      const isOver = await endWhereSomebodyIsThere(tx, now);
      const hasLooked = isEvening && (await lookThisEvening(tx, deps, practiceId, now));
      return isOver || hasLooked ? 1 : 0;
    }),
  );
}

/** The rota was mended, or the time is over. */
async function endWhereSomebodyIsThere(tx: Tx, now: Instant): Promise<boolean> {
  const look = await lockAlarmingLook(tx);
  if (!look) return false;
  if (look.looksUntil > now && (await isUnheld(tx, now, look.looksUntil))) return false;
  await endAlarmAbout(tx, 'duty', look.id, now);
  return true;
}

async function lookThisEvening(
  tx: Tx,
  deps: EveningDeps,
  practiceId: PracticeId,
  now: Instant,
): Promise<boolean> {
  const { timeZone } = await readPractice(tx);
  const { until } = await aheadOf(tx, now, timeZone);
  const expected = await expectedUntil(tx, now, until);
  const unheld = await unheldUntil(tx, expected, now, until);
  const look = { id: deps.alarms.engine.newId(), looksUntil: until, unheld };
  const settled = await settledGaps(tx, now);
  if (!(await insertLook(tx, practiceId, look, { day: dayOf(now, timeZone), now }))) return false;
  await tellWhoSeesThem(tx, deps, practiceId, expected, now);
  const isNew = unheld.some((gap) => !settled.some((known) => isWithin(gap, known)));
  if (isNew && (await alarmingLook(tx)) === null)
    await raiseAlarm(tx, deps.alarms, practiceId, { about: 'duty', subjectId: look.id });
  return true;
}

const isWithin = (one: Gap, other: Gap): boolean => other.from <= one.from && one.until <= other.until;

async function tellWhoSeesThem(
  tx: Tx,
  deps: EveningDeps,
  practiceId: PracticeId,
  expected: readonly Expected[],
  now: Instant,
): Promise<void> {
  const unready = expected.filter(({ facts }) =>
    readinessOf(facts, dayOf(now, facts.client.timeZone)).some(({ serious }) => serious),
  );
  if (!deps.staffMail || unready.length === 0) return;
  const { engine } = deps.alarms;
  const { timeZone } = await readPractice(tx);
  const day = dayOf(now, timeZone);
  const wordings = await wordingsOf(tx);
  const theirs = unready.map(({ clinicianId }) => clinicianId);
  const mails = whoIsTold(await staffOfPractice(tx), theirs).map((to) =>
    staffMail(wordings, {
      key: `evening/${day}/${to.id}` as MessageKey,
      caseId: null,
      to,
      template: 'staff-evening',
      values: { link: `${deps.publicAddress}/` },
      giveUpAt: addMinutes(now, giveUpMinutes),
    }),
  );
  await queueMessages(tx, engine, practiceId, mails, now);
}

/** The clinicians themselves; for one who has left, whoever looks after the whole practice. */
function whoIsTold(staff: readonly StaffRow[], clinicianIds: readonly StaffId[]): readonly StaffRow[] {
  const active = staff.filter((person) => person.active);
  const theirs = active.filter(({ id }) => clinicianIds.includes(id));
  const isAnyGone = clinicianIds.some((clinicianId) => !active.some(({ id }) => id === clinicianId));
  const forAll = isAnyGone ? active.filter(({ role }) => role === 'owner' || role === 'supervisor') : [];
  return [...new Set([...theirs, ...forAll])];
}
