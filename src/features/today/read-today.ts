/** Puts the day together from what its owners know, with a fixed handful of statements however many sessions there are. */
import type { ClientId, SessionId, StaffId } from '#core/ids.ts';
import { addMinutes, type Day, type Instant } from '#core/time/instant.ts';
import { addToDay, atLocal, dayOf } from '#core/time/zone.ts';
import type { Tx } from '#engine/ports.ts';
import { type Actor, readPractice, staffOfPractice } from '#features/access/facts.ts';
import { type OpenCaseNow, openCasesNow, readsTierOf } from '#features/cases/facts.ts';
import { type Brief, briefsOf } from '#features/people/facts.ts';
import { currentProtocol } from '#features/protocols/facts.ts';
import { type Attending, absencesInNobodysHands, attendanceBetween } from '#features/sessions/facts.ts';
import type { AttendingNow, CaseNow, TodayAnswer } from './contract.ts';
import { standingOf, toleratedMinutes } from './standing.ts';

export type Asker = Pick<Actor, 'role'> & { readonly staffId: StaffId };

export async function readToday(
  tx: Tx,
  asker: Asker,
  asked: Day | undefined,
  now: Instant,
): Promise<TodayAnswer> {
  const practice = await readPractice(tx);
  const today = dayOf(now, practice.timeZone);
  const day = asked ?? today;
  const range = { ...rangeOf(day, practice.timeZone), goingOnAt: now };
  const rows = await attendanceBetween(tx, range);
  const stranded = await absencesInNobodysHands(tx, addMinutes(now, -toleratedMinutes));
  const cases = await openCasesNow(tx, now);
  const { limits } = await currentProtocol(tx);
  const holding = casesBySession(cases);
  const tell = (row: Attending) =>
    attendingNow(row, holding.get(attendance(row)), limits.missedAfterMinutes, now);
  const attending = (day === today ? rows : rows.filter(({ startsAt }) => startsAt >= range.from)).map(tell);
  const inNobodysHands = withoutTwice([
    ...stranded.map(tell),
    ...attending.filter(({ standing }) => standing === 'in-nobodys-hands'),
  ]);
  const everybody = [...rows, ...stranded, ...cases].map(({ clientId }) => clientId);
  return {
    day,
    isToday: day === today,
    now,
    timeZone: practice.timeZone,
    practice: practice.name,
    you: { staffId: asker.staffId, mayMark: asker.role !== 'auditor' },
    attending,
    cases: cases.map(caseNow),
    inNobodysHands,
    clients: namesOf(await briefsOf(tx, [...new Set(everybody)]), asker),
    staff: Object.fromEntries((await staffOfPractice(tx)).map(({ id, name }) => [id, name])),
  };
}

/** From midnight to midnight by this clock. */
export function rangeOf(day: Day, timeZone: string): { readonly from: Instant; readonly to: Instant } {
  return { from: atLocal(day, '00:00', timeZone), to: atLocal(addToDay(day, 1), '00:00', timeZone) };
}

function namesOf(briefs: ReadonlyMap<ClientId, Brief>, asker: Asker): TodayAnswer['clients'] {
  const showsTier = readsTierOf(asker, { isOpen: false });
  return Object.fromEntries(
    [...briefs.values()].map(({ clientId, name, timeZone, tier }) => [
      clientId,
      { name, timeZone, tier: showsTier ? tier : null },
    ]),
  );
}

function attendingNow(
  row: Attending,
  held: OpenCaseNow | undefined,
  missedAfterMinutes: number,
  now: Instant,
): AttendingNow {
  const { sessionId, clientId, clinicianId, startsAt, endsAt } = row;
  return {
    sessionId,
    clientId,
    clinicianId,
    startsAt,
    endsAt,
    telehealth: row.modality === 'telehealth',
    standing: standingOf(row, held, now),
    since: row.presenceAt ?? row.calledOffAt,
    mayConfirmAt: held?.mayConfirmAt ?? addMinutes(startsAt, missedAfterMinutes),
    caseId: held?.caseId ?? null,
  };
}

function casesBySession(cases: readonly OpenCaseNow[]): ReadonlyMap<string, OpenCaseNow> {
  return new Map(
    cases.flatMap((one) =>
      one.sessions.map(({ sessionId }) => [attendance({ sessionId, clientId: one.clientId }), one] as const),
    ),
  );
}

const attendance = ({ sessionId, clientId }: { readonly sessionId: string; readonly clientId: string }) =>
  `${sessionId}/${clientId}`;

function withoutTwice(rows: readonly AttendingNow[]): AttendingNow[] {
  return [...new Map(rows.map((row) => [attendance(row), row])).values()];
}

function caseNow(one: OpenCaseNow): CaseNow {
  const { caseId, clientId, tier, ownerId, sessions, lease, asked, lastMessage, ahead } = one;
  return {
    caseId,
    clientId,
    phase: one.missConfirmedAt ? 'missed' : 'unconfirmed',
    tier,
    ownerId,
    sessionStartsAt: firstStart(sessions),
    lease,
    asked,
    lastMessage,
    ahead,
  };
}

function firstStart(
  sessions: readonly { readonly sessionId: SessionId; readonly startsAt: Instant }[],
): Instant {
  const [first] = sessions;
  if (!first) throw new Error('a case is about at least one session');
  return first.startsAt;
}
