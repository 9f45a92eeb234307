/** Sessions as a calendar draws them: on which day, from which minute to which, under which name. */
import { list } from '#core/sentence.ts';
import { zoneInWords } from '#core/time/clock-words.ts';
import { clockTime } from '#ui/clock.ts';
import type { CalendarAnswer, SessionRecord } from '../contract.ts';
import { ruleWords } from './repeats.ts';
import { type Standing, standingOf } from './standing.ts';
import { clockOf, dayOfWall, minuteOfWall, wallIn } from './wall.ts';

export interface Slot {
  readonly session: SessionRecord;
  readonly day: string;
  /** Minutes since midnight, on the practice's clock. */
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly clinician: string;
  readonly standing: Standing;
  /** What a client's own clock shows, where that is another. */
  readonly elsewhere: string;
  readonly repeats: string;
  /** It may be moved by hand: its time has not come. */
  readonly isAhead: boolean;
}

export function slotsOf(answer: CalendarAnswer, now: Date, called: (name: string) => string): Slot[] {
  return answer.sessions.map((session) => slotOf(session, answer, now, called));
}

export function slotOf(
  session: SessionRecord,
  answer: CalendarAnswer,
  now: Date,
  called: (name: string) => string,
): Slot {
  const wall = wallIn(session.startsAt, answer.timeZone);
  const from = minuteOfWall(wall);
  const series = session.seriesId === null ? undefined : answer.series[session.seriesId];
  return {
    session,
    day: dayOfWall(wall),
    from,
    to: from + minutesOf(session),
    name: namesOf(session, answer, called),
    clinician: answer.staff[session.clinicianId] ?? 'a colleague',
    standing: standingOf(session, now),
    elsewhere: elsewhereOf(session, answer),
    repeats: series ? ruleWords(series.rule) : '',
    isAhead: session.status === 'booked' && Date.parse(session.startsAt) > now.getTime(),
  };
}

export function minutesOf({ startsAt, endsAt }: Pick<SessionRecord, 'startsAt' | 'endsAt'>): number {
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
}

/** Those who are expected; of a session that is off, those who had been. */
export function namesOf(
  { participants, status }: SessionRecord,
  { clients }: Pick<CalendarAnswer, 'clients'>,
  called: (name: string) => string,
): string {
  const expected = participants.filter(({ calledOffAt }) => calledOffAt === null);
  const told = status === 'cancelled' || expected.length === 0 ? participants : expected;
  const names = told.map(({ clientId }) => called(clients[clientId]?.name ?? 'A client'));
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : list(names);
}

function elsewhereOf(session: SessionRecord, { clients, timeZone }: CalendarAnswer): string {
  const here = clockTime(session.startsAt, timeZone);
  const zones = session.participants.flatMap(({ clientId }) => clients[clientId]?.timeZone ?? []);
  const others = [...new Set(zones)].filter((zone) => clockTime(session.startsAt, zone) !== here);
  return others.map((zone) => `${clockTime(session.startsAt, zone)} in ${zoneInWords(zone)}`).join(', ');
}

export const spanOf = ({ from, to }: Pick<Slot, 'from' | 'to'>): string => `${clockOf(from)}–${clockOf(to)}`;
