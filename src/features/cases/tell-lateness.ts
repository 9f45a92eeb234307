/**
 * Tells a person that something was due and has not moved: the owner of a case, or whoever holds a session for which no
 * case could be opened. Told once an hour, not once a minute.
 */
import { sql } from 'kysely';
import type { CaseId, MessageKey, PracticeId, StaffId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { dayOf, localTime } from '#core/time/zone.ts';
import { type Outgoing, queueMessages } from '#engine/outbox.ts';
import type { Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import { readPractice, type StaffRow, staffOfPractice } from '#features/access/facts.ts';
import { type StaffMail, staffMail, wordingsOf } from '#features/outreach/facts.ts';
import { lateAbsences } from '#features/sessions/facts.ts';
import { lateCases } from './store.ts';

/** What is late, and to whom it belongs. */
interface Late {
  /** Names what is late, so that the same hour tells of it once. */
  readonly name: string;
  readonly caseId: CaseId | null;
  readonly staffId: StaffId;
  readonly at: Instant;
  readonly template: StaffMail['template'];
  /** Where to look, in the app. */
  readonly path: string;
}

/** With a whole practice standing still, the longest waiting ones say enough: of its cases, and of each clinician's sessions. */
const mostTold = 20;

export async function tellStaffOfLateness(
  engine: Engine,
  practiceId: PracticeId,
  dueBefore: Instant,
  publicAddress: string,
): Promise<void> {
  const now = engine.clock.now();
  await engine.database.inPractice(practiceId, async (tx) => {
    if (!(await isMineToTell(tx, practiceId))) return;
    const late = [
      ...(await casesThatStandStill(tx, dueBefore)),
      ...(await sessionsWithoutCase(tx, dueBefore)),
    ];
    const messages = await wordsAbout(tx, late, publicAddress, now);
    await queueMessages(tx, engine, practiceId, messages, now);
  });
}

/** Until the transaction ends. Two workers at the same minute would write the same messages, each waiting for the other's. */
async function isMineToTell(tx: Tx, practiceId: PracticeId): Promise<boolean> {
  const { rows } = await sql<{ isMine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`lateness ${practiceId}`}, 0)) as "isMine"`.execute(
    tx,
  );
  return rows[0]?.isMine ?? false;
}

async function casesThatStandStill(tx: Tx, dueBefore: Instant): Promise<readonly Late[]> {
  const cases = await lateCases(tx, dueBefore, mostTold);
  return cases.map(({ caseId, ownerId, dueAt }) => ({
    name: caseId,
    caseId,
    staffId: ownerId,
    at: dueAt,
    template: 'staff-late',
    path: `/cases/${caseId}`,
  }));
}

/** There is no case that could be shown; what is named is when the client was expected. */
async function sessionsWithoutCase(tx: Tx, dueBefore: Instant): Promise<readonly Late[]> {
  const sessions = await lateAbsences(tx, dueBefore, mostTold);
  return sessions.map(({ sessionId, clinicianId, startsAt }) => ({
    name: sessionId,
    caseId: null,
    staffId: clinicianId,
    at: startsAt,
    template: 'staff-unopened',
    path: '/',
  }));
}

async function wordsAbout(
  tx: Tx,
  late: readonly Late[],
  publicAddress: string,
  now: Instant,
): Promise<readonly Outgoing[]> {
  if (late.length === 0) return [];
  const { timeZone } = await readPractice(tx);
  const staff = await staffOfPractice(tx);
  const wordings = await wordingsOf(tx);
  const hour = now.slice(0, 13);
  return late.flatMap(({ name, caseId, staffId, at, template, path }) => {
    const values = { byTime: clockTime(at, now, timeZone), link: `${publicAddress}${path}` };
    return whoHears(staff, staffId).map((to) => {
      const key = `${name}/late/${hour}/${to.id}` as MessageKey;
      return staffMail(wordings, { key, caseId, to, template, values, giveUpAt: addMinutes(now, 60) });
    });
  });
}

/** Whoever it belongs to, and the practice's owners when that person is gone: somebody always hears of it. */
function whoHears(staff: readonly StaffRow[], staffId: StaffId): readonly StaffRow[] {
  const active = staff.filter((person) => person.active);
  const theirs = active.filter(({ id }) => id === staffId);
  return theirs.length > 0 ? theirs : active.filter(({ role }) => role === 'owner');
}

/** With its day once that is over, since what is late may be late for days. */
function clockTime(at: Instant, now: Instant, timeZone: string): string {
  const day = dayOf(at, timeZone);
  const time = localTime(at, timeZone);
  return day === dayOf(now, timeZone) ? time : `${day} ${time}`;
}
