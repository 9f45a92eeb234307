/** Changing a recurring booking from one session on. What has begun is record, and no change of a series touches it. */
import { sql } from 'kysely';
import type { Instant } from '#core/time/instant.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { bookSessions } from './book.ts';
import { cancelSession, editSession, moveSession, setClients } from './change.ts';
import { invalidField } from './problems.ts';
import type { Series, SeriesPlan } from './series.ts';
import { endSeries, horizon, insertSeries, lockSeries, planOf, setMadeUntil, startsOf } from './series.ts';
import type { Hand, SeriesId, Session, SessionDeps } from './session.ts';
import { sessionsOfSeries } from './store.ts';
import { instantAt, wallAt } from './wall-clock.ts';

/** Which sessions of a series a change is for. `all` means all that have not begun. */
export type Scope = 'this' | 'following' | 'all';

export type SeriesChange = {
  readonly [Field in Exclude<keyof SeriesPlan, 'firstStart' | 'until'>]?: SeriesPlan[Field] | undefined;
} & {
  /** The new wall-clock start of the session that was opened; the others shift with it. */
  readonly start?: string | undefined;
};

/** Calls off the sessions of the scope, and ends the series there. */
export async function cancelSeries(
  tx: Tx,
  deps: SessionDeps,
  session: Session,
  scope: Scope,
  by: Hand,
): Promise<void> {
  const { series, pivot } = await openSeries(tx, session, scope, by);
  await endSeries(tx, series, pivot, by);
  for (const one of await sessionsOfSeries(tx, series.id, pivot)) {
    if (one.startsAt > by.now) await cancelSession(tx, deps, one.id, by);
  }
}

/**
 * A changed series is a new one from there on: the old keeps what has been. Sessions go over to it with their
 * identity: in order when they only shift, those on the same start when the rule is another. What is left over is
 * called off, what is missing is booked.
 */
export async function changeSeries(
  tx: Tx,
  deps: SessionDeps,
  session: Session,
  scope: Scope,
  change: SeriesChange,
  by: Hand,
): Promise<SeriesId> {
  const { series, pivot } = await openSeries(tx, session, scope, by);
  const until = horizon(by.now);
  const oldStarts = startsOf(series, pivot, until);
  const old = await sessionsOfSeries(tx, series.id, pivot);
  await endSeries(tx, series, pivot, by);
  const next = await insertSeries(tx, deps, changedPlan(series, session, pivot, change), by);
  const starts = startsOf(next, next.madeUntil, until);
  const missing = new Set(starts);
  for (const one of old) {
    const start = change.rule
      ? starts.find((candidate) => candidate === one.seriesStart)
      : starts[oldStarts.findIndex((candidate) => candidate === one.seriesStart)];
    if (start) missing.delete(start);
    if (start) await adopt(tx, deps, one, next, start, by);
    else if (one.startsAt > by.now) await cancelSession(tx, deps, one.id, by);
  }
  const plans = [...missing].map((start) => planOf(next, start));
  await bookSessions(tx, deps, plans, by);
  await setMadeUntil(tx, next.id, until);
  return next.id;
}

/** One that was called off, or has begun, stays as it is, in its place in the new series, so that it is not made again. */
async function adopt(
  tx: Tx,
  deps: SessionDeps,
  session: Session,
  series: Series,
  start: Instant,
  by: Hand,
): Promise<void> {
  await sql`update session set series_id = ${series.id}, series_start = ${start} where id = ${session.id}`.execute(
    tx,
  );
  if (session.status !== 'booked' || session.startsAt <= by.now) return;
  await editSession(tx, deps, session.id, series, by);
  await setClients(tx, deps, session.id, series.clientIds, by);
  const to = { startsAt: start, endsAt: addMinutes(start, series.minutes), zone: series.zone };
  await moveSession(tx, deps, session.id, to, by);
}

interface OpenSeries {
  readonly series: Series;
  /** The first start, as the series gave it, that the change is for; never one that has begun. */
  readonly pivot: Instant;
}

async function openSeries(tx: Tx, session: Session, scope: Scope, by: Hand): Promise<OpenSeries> {
  if (!session.seriesId || !session.seriesStart) {
    throw invalidField(
      'scope',
      'not-recurring',
      'This session does not recur.',
      'Change this session alone.',
    );
  }
  const series = await lockSeries(tx, session.seriesId);
  const soonest = addMinutes(by.now, 1);
  const pivot = scope === 'following' && session.seriesStart > soonest ? session.seriesStart : soonest;
  return { series, pivot: startsOf(series, pivot, horizon(by.now))[0] ?? pivot };
}

function changedPlan(series: Series, session: Session, pivot: Instant, change: SeriesChange): SeriesPlan {
  const slot = wallAt(session.seriesStart ?? session.startsAt, series.zone);
  const shift = slot.until(change.start ? Temporal.PlainDateTime.from(change.start) : slot);
  const firstStart = wallAt(pivot, series.zone).add(shift);
  return {
    clientIds: change.clientIds ?? series.clientIds,
    clinicianId: change.clinicianId ?? series.clinicianId,
    firstStart: firstStart.toString({ smallestUnit: 'second' }),
    zone: change.zone ?? series.zone,
    minutes: change.minutes ?? series.minutes,
    rule: change.rule ?? shiftedRule(series, wallAt(pivot, series.zone), firstStart),
    until: series.until
      ? Temporal.PlainDateTime.from(series.until).add(shift).toString({ smallestUnit: 'second' })
      : null,
    modality: change.modality ?? series.modality,
    link: change.link === undefined ? series.link : change.link,
  };
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The rest of a COUNT, and the weekday of a weekly rule when the session goes to another one. */
function shiftedRule(series: Series, from: Temporal.PlainDateTime, to: Temporal.PlainDateTime): string {
  const parts = new Map(series.rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const count = Number(parts.get('COUNT'));
  if (count) parts.set('COUNT', String(count - startsBefore(series, from)));
  const days = parts.get('BYDAY');
  if (days && !from.toPlainDate().equals(to.toPlainDate())) {
    if (days !== weekdays[from.dayOfWeek - 1]) {
      throw invalidField(
        'rule',
        'rule-needed',
        'The series has several days, so its new days are not known.',
        'Send the new rule as well.',
      );
    }
    parts.set('BYDAY', String(weekdays[to.dayOfWeek - 1]));
  }
  return [...parts].map(([name, value]) => `${name}=${value}`).join(';');
}

function startsBefore(series: Series, wall: Temporal.PlainDateTime): number {
  const first = Temporal.PlainDateTime.from(series.firstStart);
  return startsOf(series, instantAt(first, series.zone), instantAt(wall, series.zone)).length;
}
