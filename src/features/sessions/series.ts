/** Recurring bookings: a rule on the wall clock, and the sessions made from it some weeks ahead. */
import { sql } from 'kysely';
import type { ClientId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { SessionPlan } from './book.ts';
import { bookSessions } from './book.ts';
import { expandRule, ruleProblem, splitUntil } from './expand-rule.ts';
import { invalidField, inWords } from './problems.ts';
import type { Hand, Modality, SeriesId, SessionDeps } from './session.ts';
import { kindOf } from './session.ts';
import { instantAt, wallAt } from './wall-clock.ts';

/** How far ahead sessions are made. */
export const horizonDays = 60;

export interface SeriesPlan {
  readonly clientIds: readonly ClientId[];
  readonly clinicianId: StaffId;
  /** Wall-clock time of the first session: `2026-03-03T10:00`. */
  readonly firstStart: string;
  readonly zone: string;
  readonly minutes: number;
  /** RFC 5545: `FREQ=WEEKLY;BYDAY=TU`. Its end is given by COUNT or by `until`. */
  readonly rule: string;
  /** The last wall-clock start that counts. */
  readonly until: string | null;
  readonly modality: Modality;
  readonly link: string | null;
}

export interface Series extends SeriesPlan {
  readonly id: SeriesId;
  readonly madeUntil: Instant;
}

/** Keeps the rule and books what it gives up to the horizon. A start in the past is the practice's own word. */
export async function bookSeries(tx: Tx, deps: SessionDeps, plan: SeriesPlan, by: Hand): Promise<SeriesId> {
  const series = await insertSeries(tx, deps, plan, by);
  await makeSessions(tx, deps, series, horizon(by.now), by);
  return series.id;
}

/** Keeps the rule without booking anything yet. */
export async function insertSeries(tx: Tx, deps: SessionDeps, plan: SeriesPlan, by: Hand): Promise<Series> {
  checkRule(plan.rule);
  const id = deps.newId<SeriesId>();
  const clientIds = [...new Set(plan.clientIds)];
  const madeUntil = instantAt(Temporal.PlainDateTime.from(plan.firstStart), plan.zone);
  await inWords(async () => {
    await sql`
      insert into session_series (practice_id, id, kind, modality, clinician_id, first_start, zone, minutes, rule, until,
        link, made_until, created_at, updated_at, updated_by)
      values (kept.current_practice(), ${id}, ${kindOf(clientIds.length)}, ${plan.modality}, ${plan.clinicianId},
        ${plan.firstStart}, ${plan.zone}, ${plan.minutes}, ${plan.rule}, ${plan.until}, ${plan.link}, ${madeUntil},
        ${by.now}, ${by.now}, ${by.staffId})`.execute(tx);
    await sql`
      insert into session_series_client (practice_id, series_id, client_id)
      select kept.current_practice(), ${id}, unnest(${clientIds}::uuid[])`.execute(tx);
  });
  return { ...plan, clientIds, id, madeUntil };
}

function checkRule(rule: string): void {
  if (splitUntil(rule).until) {
    throw invalidField(
      'rule',
      'until-in-rule',
      'It contains UNTIL.',
      'Give the last start in the field until.',
    );
  }
  const problem = ruleProblem(rule);
  if (!problem) return;
  const reason = `It is no rule that sessions can follow: ${problem}.`;
  throw invalidField('rule', 'invalid-rule', reason, 'Use a rule such as FREQ=WEEKLY;BYDAY=TU.');
}

/**
 * Makes the sessions of every series of the practice up to the horizon, or of `only` one. Two workers at once share the
 * series. Returns how many grew.
 */
export async function extendSeries(
  tx: Tx,
  deps: SessionDeps,
  now: Instant,
  only: SeriesId | null = null,
): Promise<number> {
  const until = horizon(now);
  const series = await select(
    tx,
    sql`where s.made_until < ${until} and (${only}::uuid is null or s.id = ${only}) for update of s skip locked`,
  );
  for (const one of series) await makeSessions(tx, deps, one, until, { via: 'series', staffId: null, now });
  return series.length;
}

/** Which series of the practice have not been made up to the horizon. */
export async function seriesToExtend(tx: Tx, now: Instant): Promise<readonly SeriesId[]> {
  const { rows } = await sql<{ id: SeriesId }>`
    select id from session_series where made_until < ${horizon(now)} order by made_until, id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function lockSeries(tx: Tx, id: SeriesId): Promise<Series> {
  const [series] = await select(tx, sql`where s.id = ${id} for update of s`);
  if (!series) throw new Error('a session names a series that does not exist');
  return series;
}

/** The starts that the rule gives from `from` on and before `to`. */
export function startsOf(series: Omit<SeriesPlan, 'clientIds'>, from: Instant, to: Instant): Instant[] {
  const wall = {
    from: wallAt(from, series.zone).subtract({ hours: 3 }),
    to: wallAt(to, series.zone).add({ hours: 3 }),
  };
  const rule = {
    first: Temporal.PlainDateTime.from(series.firstStart),
    rule: series.rule,
    until: series.until ? Temporal.PlainDateTime.from(series.until) : null,
  };
  const starts = expandRule(rule, wall).map((at) => instantAt(at, series.zone));
  return [...new Set(starts)].filter((at) => at >= from && at < to);
}

/** From this wall-clock start on, the series gives no more sessions. */
export async function endSeries(tx: Tx, series: Series, before: Instant, by: Hand): Promise<void> {
  const until = wallAt(before, series.zone).subtract({ seconds: 1 }).toString();
  await sql`
    update session_series set until = least(until, ${until}::timestamp), version = version + 1, updated_at = ${by.now},
      updated_by = ${by.staffId} where id = ${series.id}`.execute(tx);
}

export function planOf(series: Series, start: Instant): SessionPlan {
  return {
    ...series,
    startsAt: start,
    endsAt: addMinutes(start, series.minutes),
    series: { id: series.id, start },
  };
}

export function horizon(now: Instant): Instant {
  return addMinutes(now, horizonDays * 24 * 60);
}

async function makeSessions(
  tx: Tx,
  deps: SessionDeps,
  series: Series,
  until: Instant,
  by: Hand,
): Promise<void> {
  if (series.madeUntil >= until) return;
  const plans = startsOf(series, series.madeUntil, until).map((start) => planOf(series, start));
  await bookSessions(tx, deps, plans, by);
  await setMadeUntil(tx, series.id, until);
}

export async function setMadeUntil(tx: Tx, id: SeriesId, until: Instant): Promise<void> {
  await sql`update session_series set made_until = ${until} where id = ${id}`.execute(tx);
}

async function select(tx: Tx, where: ReturnType<typeof sql>): Promise<Series[]> {
  const { rows } = await sql<Series>`
    select s.id, s.clinician_id as "clinicianId", to_char(s.first_start, 'YYYY-MM-DD"T"HH24:MI:SS') as "firstStart",
      s.zone, s.minutes, s.rule, to_char(s.until, 'YYYY-MM-DD"T"HH24:MI:SS') as until, s.modality, s.link,
      s.made_until as "madeUntil",
      array(select c.client_id from session_series_client c
            where c.practice_id = s.practice_id and c.series_id = s.id order by c.client_id) as "clientIds"
    from session_series s ${where}`.execute(tx);
  return rows;
}
