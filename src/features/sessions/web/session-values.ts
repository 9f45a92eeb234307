/** What the form of a session holds, and what it becomes on the wire. */
import type { ChosenClient } from '#ui/client-picker.tsx';
import type { CalendarAnswer, SessionRecord } from '../contract.ts';
import type { Change } from './change-session.ts';
import { once, type Repeats, repeatsOf, ruleOf } from './repeats.ts';
import { minutesOf } from './slots.ts';
import { dayOfWall, timeOfWall, wallIn } from './wall.ts';

export interface SessionValues {
  readonly clients: readonly ChosenClient[];
  readonly clinicianId: string;
  readonly day: string;
  readonly time: string;
  /** As typed. */
  readonly minutes: string;
  readonly modality: SessionRecord['modality'];
  readonly link: string;
  readonly repeats: Repeats;
}

export const usualMinutes = 50;

export function valuesOf(session: SessionRecord, { clients, series }: CalendarAnswer): SessionValues {
  const wall = wallIn(session.startsAt, session.zone);
  const rule = session.seriesId === null ? undefined : series[session.seriesId]?.rule;
  return {
    clients: session.participants
      .filter(({ calledOffAt }) => calledOffAt === null)
      .map(({ clientId }) => ({
        id: clientId,
        name: clients[clientId]?.name ?? 'A client',
        timeZone: clients[clientId]?.timeZone ?? session.zone,
      })),
    clinicianId: session.clinicianId,
    day: dayOfWall(wall),
    time: timeOfWall(wall),
    minutes: String(minutesOf(session)),
    modality: session.modality,
    link: session.link ?? '',
    repeats: rule === undefined ? once : repeatsOf(rule),
  };
}

/** What is wrong before the server is asked, by field: each with the way out. */
export function problemsOf({
  clients,
  clinicianId,
  day,
  time,
  minutes,
  repeats,
}: SessionValues): Record<string, string> {
  const length = Number(minutes);
  return {
    ...(clients.length === 0 && { clientIds: 'Nobody is chosen. Choose who is expected.' }),
    ...(clinicianId === '' && { clinicianId: 'Nobody is chosen. Choose who holds the session.' }),
    ...(day === '' && { day: 'The day is missing. Choose one.' }),
    ...(time === '' && { start: 'The time is missing. Write when it begins, such as 10:00.' }),
    ...((!Number.isInteger(length) || length < 1 || length > 720) && {
      minutes: 'Is no length. Write whole minutes, at most 720.',
    }),
    ...(repeats.every !== 'once' &&
      repeats.ends === 'on' &&
      repeats.lastDay === '' && { 'repeats.until': 'The last day is missing. Choose it, or let it go on.' }),
  };
}

const errorsOf: Readonly<Record<keyof SessionValues, readonly string[]>> = {
  clients: ['clientIds'],
  clinicianId: ['clinicianId'],
  day: ['day', 'start'],
  time: ['start'],
  minutes: ['minutes'],
  modality: ['modality', 'link'],
  link: ['link'],
  repeats: ['rule', 'repeats', 'repeats.rule', 'repeats.until'],
};

/** What is being mended is wrong no more, until the next look says so. */
export function withoutMended(
  errors: Readonly<Record<string, string>>,
  part: Partial<SessionValues>,
): Record<string, string> {
  const mended = new Set(Object.keys(part).flatMap((key) => errorsOf[key as keyof SessionValues]));
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !mended.has(field)));
}

export function bookingOf(values: SessionValues, zone: string): object {
  const { clients, clinicianId, day, time, minutes, modality, link, repeats } = values;
  const rule = ruleOf(repeats, day);
  const until = repeats.ends === 'on' ? `${repeats.lastDay}T23:59` : null;
  return {
    clientIds: clients.map(({ id }) => id),
    clinicianId,
    start: `${day}T${time}`,
    zone,
    minutes: Number(minutes),
    modality,
    link: linkOf(modality, link),
    repeats: rule === null ? null : { rule, until },
  };
}

/** Only what is not as it was. */
export function changeOf(before: SessionValues, after: SessionValues): Change {
  const rule = ruleOf(after.repeats, after.day);
  const link = linkOf(after.modality, after.link);
  const ids = (values: SessionValues) => values.clients.map(({ id }) => id);
  const isMoved = before.day !== after.day || before.time !== after.time;
  const isSameRule = JSON.stringify(before.repeats) === JSON.stringify(after.repeats);
  return {
    ...(isMoved && { start: `${after.day}T${after.time}` }),
    ...(before.minutes !== after.minutes && { minutes: Number(after.minutes) }),
    ...(ids(before).toSorted().join() !== ids(after).toSorted().join() && { clientIds: ids(after) }),
    ...(before.clinicianId !== after.clinicianId && { clinicianId: after.clinicianId }),
    ...(before.modality !== after.modality && { modality: after.modality }),
    ...(link !== linkOf(before.modality, before.link) && { link }),
    ...(!isSameRule && rule !== null && { rule }),
  };
}

/** What nobody has typed into takes the newest; what somebody has stays theirs. */
export function rebased(values: SessionValues, before: SessionValues, newest: SessionValues): SessionValues {
  const untouched = Object.entries(newest).filter(([key]) => {
    const field = key as keyof SessionValues;
    return JSON.stringify(values[field]) === JSON.stringify(before[field]);
  });
  return { ...values, ...Object.fromEntries(untouched) };
}

function linkOf(modality: SessionRecord['modality'], link: string): string | null {
  return modality === 'telehealth' && link.trim() !== '' ? link.trim() : null;
}
