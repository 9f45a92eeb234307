/** What features do every so often without anybody asking. */
import type { WebReader } from '#engine/ports.ts';
import type { CheckDeps } from '#features/calendars/check-calendar.ts';
import { checkCalendars, extendCalendars } from '#features/calendars/jobs.ts';
import { extendAllSeries } from '#features/sessions/jobs.ts';
import { lookAhead } from '#features/today/evening.ts';
import type { Program } from './program.ts';
import type { Chore } from './worker.ts';

export function choresOf(program: Program, web: WebReader): Chore[] {
  const { database, clock, log } = program.world;
  const calendars = calendarDeps(program, web);
  return [
    { name: 'calendars', everyMinutes: 1, run: () => checkCalendars(calendars) },
    { name: 'calendar-weeks', everyMinutes: 60, run: () => extendCalendars(calendars) },
    { name: 'evening', everyMinutes: 1, run: () => lookAhead(program.evening) },
    {
      name: 'series',
      everyMinutes: 60,
      run: () => extendAllSeries({ database, clock, log, sessions: program.sessions }),
    },
  ];
}

export function calendarDeps({ world, sessions }: Program, web: WebReader): CheckDeps {
  const { database, clock, log } = world;
  return { database, clock, log, web, calendars: sessions };
}
