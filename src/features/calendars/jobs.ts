/** What calendars and series need done without anybody asking. */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import { type CalendarId, horizonDays } from '#features/sessions/facts.ts';
import { type CheckDeps, checkCalendar } from './check-calendar.ts';
import { extendCalendar } from './import-calendar.ts';

interface Due {
  readonly practiceId: PracticeId;
  readonly calendarId: CalendarId;
}

/** Every minute: looks at each address whose time has come. One calendar's fault does not keep another waiting. */
export async function checkCalendars(deps: CheckDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await deps.database.withoutPractice((tx) =>
    sql<Due>`
      select practice_id as "practiceId", calendar_id as "calendarId"
      from kept.calendars_to_check(${now}::timestamptz)`.execute(tx),
  );
  return each(deps, rows, async ({ practiceId, calendarId }) => {
    await checkCalendar(deps, practiceId, calendarId);
  });
}

/** Every hour: books the day that has come within the horizon, from the last good copy. */
export async function extendCalendars(deps: CheckDeps): Promise<number> {
  const now = deps.clock.now();
  const { rows } = await deps.database.withoutPractice((tx) =>
    sql<Due>`
      select practice_id as "practiceId", calendar_id as "calendarId"
      from kept.calendars_to_extend(${addMinutes(now, (horizonDays - 1) * 1440)}::timestamptz)`.execute(tx),
  );
  return each(deps, rows, ({ practiceId, calendarId }) =>
    deps.database.inPractice(practiceId, (tx) => extendCalendar(tx, deps.calendars, calendarId, now)),
  );
}

async function each(
  deps: CheckDeps,
  due: readonly Due[],
  work: (one: Due) => Promise<void>,
): Promise<number> {
  for (const one of due) {
    try {
      await work(one);
    } catch (error) {
      deps.log.error(
        { ...one, fault: error instanceof Error ? error.name : 'unknown' },
        'a calendar could not be taken in',
      );
    }
  }
  return due.length;
}
