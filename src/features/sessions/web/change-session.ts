/** One change of a session, or of the series it belongs to, and what it means in words. */
import { list } from '#core/sentence.ts';
import { callServer } from '#ui/call-server.ts';
import type { CalendarAnswer, SessionRecord } from '../contract.ts';
import { dayWords } from './period-words.ts';
import { ruleWords } from './repeats.ts';
import { minutesOf } from './slots.ts';
import { dayOfWall, timeOfWall, wallIn } from './wall.ts';

export type Scope = 'this' | 'following' | 'all';

export interface Change {
  /** On the clock of the session's own zone. */
  readonly start?: string;
  readonly minutes?: number;
  readonly clientIds?: readonly string[];
  readonly clinicianId?: string;
  readonly modality?: SessionRecord['modality'];
  readonly link?: string | null;
  readonly rule?: string;
}

export function changeSession(
  { id, version }: SessionRecord,
  scope: Scope,
  change: Change,
): Promise<SessionRecord> {
  return callServer<SessionRecord>('PATCH', `/sessions/${id}`, { version, scope, ...change });
}

export function callOff({ id, version }: SessionRecord, scope: Scope): Promise<SessionRecord> {
  return callServer<SessionRecord>('POST', `/sessions/${id}/cancellation`, { version, scope });
}

/** What takes a change back. */
export function opposite(before: SessionRecord, change: Change): Change {
  return {
    ...(change.start !== undefined && { start: wallIn(before.startsAt, before.zone) }),
    ...(change.clinicianId !== undefined && { clinicianId: before.clinicianId }),
  };
}

export function whenWords(wall: string): string {
  return `${dayWords(dayOfWall(wall))}, ${timeOfWall(wall)}`;
}

function movedWords(before: string, after: string): string {
  return dayOfWall(before) === dayOfWall(after)
    ? `${dayWords(dayOfWall(after))}: ${timeOfWall(after)} instead of ${timeOfWall(before)}`
    : `${whenWords(after)} instead of ${whenWords(before)}`;
}

/** Each part of the change as a sentence: what will be, and what was. */
export function changeWords(
  session: SessionRecord,
  change: Change,
  { staff }: Pick<CalendarAnswer, 'staff'>,
  clientName: (id: string) => string,
): string[] {
  const before = wallIn(session.startsAt, session.zone);
  const { start, minutes, clientIds, clinicianId, modality, rule } = change;
  return [
    start !== undefined && movedWords(before, start),
    minutes !== undefined && `${minutes} minutes instead of ${minutesOf(session)}`,
    clinicianId !== undefined &&
      `With ${staff[clinicianId] ?? 'a colleague'} instead of ${staff[session.clinicianId] ?? 'a colleague'}`,
    clientIds !== undefined && `For ${list(clientIds.map(clientName))}`,
    modality !== undefined &&
      (modality === 'telehealth' ? 'By video instead of in person' : 'In person instead of by video'),
    change.link !== undefined && (change.link === null ? 'Without a link' : 'With another link'),
    rule !== undefined && `Repeats ${ruleWords(rule)}`,
  ].filter((words) => words !== false);
}
