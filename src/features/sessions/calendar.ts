/** Some days of sessions as a calendar shows them, with the names and the rules that they mean. */
import { sql } from 'kysely';
import type { ClientId, StaffId } from '#core/ids.ts';
import type { Day, Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { readPractice, staffOfPractice } from '#features/access/facts.ts';
import { briefsOf } from '#features/people/facts.ts';
import type { CalendarAnswer } from './contract.ts';
import type { SeriesId } from './session.ts';
import { sessionsBetween } from './store.ts';
import { instantAt } from './wall-clock.ts';

export interface CalendarRange {
  readonly from: Day;
  readonly to: Day;
  readonly clinicianId?: StaffId | undefined;
}

export async function readCalendar(tx: Tx, range: CalendarRange, now: Instant): Promise<CalendarAnswer> {
  const { timeZone } = await readPractice(tx);
  const midnight = (day: Day) => instantAt(Temporal.PlainDate.from(day).toPlainDateTime(), timeZone);
  const between = { from: midnight(range.from), to: midnight(range.to), clinicianId: range.clinicianId };
  // One whose time had come when it was moved stands on Today, where it is asked about; its new time stands here.
  const sessions = (await sessionsBetween(tx, between)).filter(({ status }) => status !== 'moved');
  const clientIds = new Set(
    sessions.flatMap(({ participants }) => participants.map(({ clientId }) => clientId)),
  );
  const seriesIds = new Set(sessions.flatMap(({ seriesId }) => seriesId ?? []));
  return {
    now,
    timeZone,
    sessions,
    clients: await namesOf(tx, [...clientIds]),
    staff: Object.fromEntries((await staffOfPractice(tx)).map(({ id, name }) => [id, name])),
    series: await rulesOf(tx, [...seriesIds]),
  };
}

async function namesOf(tx: Tx, clientIds: readonly ClientId[]): Promise<CalendarAnswer['clients']> {
  const briefs = await briefsOf(tx, clientIds);
  return Object.fromEntries(
    [...briefs.values()].map(({ clientId, name, timeZone }) => [clientId, { name, timeZone }]),
  );
}

async function rulesOf(tx: Tx, seriesIds: readonly SeriesId[]): Promise<CalendarAnswer['series']> {
  const { rows } = await sql<{ id: SeriesId; rule: string; until: string | null }>`
    select id, rule, to_char(until, 'YYYY-MM-DD"T"HH24:MI:SS') as until from session_series
    where id = any(${seriesIds}::uuid[])`.execute(tx);
  return Object.fromEntries(rows.map(({ id, rule, until }) => [id, { rule, until }]));
}
