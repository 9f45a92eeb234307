/** A time for which nobody is on duty: who is asked about it, who has it, and what was done. */
import type { PracticeId, StaffId } from '#core/ids.ts';
import { type AlarmQuestion, inTurn, thisEvening } from '#core/paging/alarm.ts';
import { Problem } from '#core/problem.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Tx } from '#engine/ports.ts';
import { type Role, readPractice, staffOfPractice } from '#features/access/facts.ts';
import {
  type AlarmDeps,
  type AlarmTold,
  endAlarmAbout,
  openAlarms,
  somebodyHasIt,
  takeAlarm,
  tellAlarms,
} from '#features/paging/facts.ts';
import { isUnheld } from './ahead.ts';
import { alarmingLook, lockAlarmingLook, settleLook } from './evening-store.ts';

/** A hole that begins sooner than that is mended tonight or not at all. */
const soonMinutes = 12 * 60;

/** Whoever may plan the rota: supervisors, then the owners, so that there is always somebody. */
export async function questionAboutDuty(tx: Tx, now: Instant): Promise<AlarmQuestion> {
  const staff = (await staffOfPractice(tx)).filter(({ active }) => active);
  const withRole = (role: Role) => staff.filter((one) => one.role === role).map(({ id }) => id);
  const people = inTurn([...withRole('supervisor'), ...withRole('owner')]);
  const { timeZone } = await readPractice(tx);
  const isSoon = await isUnheld(tx, now, addMinutes(now, soonMinutes));
  return { people, pace: { ...thisEvening, sleepsIn: isSoon ? null : timeZone } };
}

/** Null where nobody is asked. */
export async function dutyNow(tx: Tx, now: Instant): Promise<AlarmTold | null> {
  const lookId = await alarmingLook(tx);
  if (lookId === null) return null;
  const told = await tellAlarms(tx, await openAlarms(tx, 'duty', [lookId]), now);
  return told.get(lookId) ?? null;
}

interface By {
  readonly practiceId: PracticeId;
  readonly staffId: StaffId;
}

export function takeDuty({ engine }: AlarmDeps, { practiceId, staffId }: By): Promise<void> {
  const { database, clock, newId } = engine;
  const now = clock.now();
  return database.inPractice(practiceId, async (tx) => {
    const look = await mustBeAlarming(tx);
    const alarm = (await openAlarms(tx, 'duty', [look.id])).get(look.id);
    const holder = alarm ? await takeAlarm(tx, alarm.id, staffId, now) : null;
    if (holder === null) throw nobodyIsAsked();
    if (holder !== staffId) throw await somebodyHasIt(tx, holder);
    await writeAudit(tx, newId, practiceId, now, [deed('duty.taken', staffId, look.id)]);
  });
}

export function settleDuty({ engine }: AlarmDeps, { practiceId, staffId }: By, note: string): Promise<void> {
  const { database, clock, newId } = engine;
  const now = clock.now();
  return database.inPractice(practiceId, async (tx) => {
    const look = await mustBeAlarming(tx);
    await settleLook(tx, look.id, { staffId, note, now });
    await endAlarmAbout(tx, 'duty', look.id, now);
    await writeAudit(tx, newId, practiceId, now, [deed('duty.settled', staffId, look.id)]);
  });
}

async function mustBeAlarming(tx: Tx): Promise<{ readonly id: string }> {
  const look = await lockAlarmingLook(tx);
  if (!look) throw nobodyIsAsked();
  return look;
}

const deed = (action: string, staffId: StaffId, subjectId: string) => ({
  staffId,
  actor: 'staff',
  action,
  subjectKind: 'evening-look',
  subjectId,
});

const nobodyIsAsked = () =>
  new Problem(
    'not-found',
    'nobody-is-asked',
    'Nobody is asked about the rota any more. It may have been mended just now: load the page again.',
  );
