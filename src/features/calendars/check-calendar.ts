/** Looking at a calendar's address. What goes wrong is said in plain words, and the last good copy goes on counting. */

import type { PracticeId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Clock, Database, Log, WebAnswer, WebReader } from '#engine/ports.ts';
import type { CalendarId, Hand } from '#features/sessions/facts.ts';
import type { Calendar, CalendarDeps } from './calendar.ts';
import { importCalendar } from './import-calendar.ts';
import { maxCalendarBytes } from './read-lines.ts';
import { claimCheck, recordCheck, recordFailure } from './store.ts';

export interface CheckDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly web: WebReader;
  readonly calendars: CalendarDeps;
}

export type Checked = 'imported' | 'unchanged' | 'failed' | 'not-due';

/** The look is claimed, then made with no transaction open, then taken in. A worker that dies leaves the next look. */
export async function checkCalendar(
  deps: CheckDeps,
  practiceId: PracticeId,
  id: CalendarId,
): Promise<Checked> {
  const calendar = await deps.database.inPractice(practiceId, (tx) => claimCheck(tx, id, deps.clock.now()));
  if (!calendar?.address) return 'not-due';
  const { address, etag, lastModified } = calendar;
  const answer = await deps.web.read({ address, etag, lastModified, maxBytes: maxCalendarBytes });
  const checked = await takeIn(deps, practiceId, calendar, answer, deps.clock.now());
  if (checked === 'failed') deps.log.warn({ practiceId, calendarId: id }, 'a calendar could not be read');
  return checked;
}

async function takeIn(
  deps: CheckDeps,
  practiceId: PracticeId,
  calendar: Calendar,
  answer: WebAnswer,
  now: Instant,
): Promise<Checked> {
  const fail = async (reason: string): Promise<Checked> => {
    await deps.database.inPractice(practiceId, (tx) => recordFailure(tx, calendar.id, now, reason));
    return 'failed';
  };
  if (answer.kind === 'failed') return fail(answer.reason);
  if (answer.kind === 'unchanged') {
    await deps.database.inPractice(practiceId, (tx) => recordCheck(tx, calendar.id, now, calendar));
    return 'unchanged';
  }
  const by: Hand = { via: 'calendar', staffId: null, now };
  const options = { via: 'address', part: false, manyMayVanish: false } as const;
  try {
    return await deps.database.inPractice(practiceId, async (tx): Promise<Checked> => {
      const report = await importCalendar(tx, deps.calendars, calendar.id, answer.bytes, options, by);
      // An answer that was held back or cut off is read again next time, and not taken for known.
      const settled = report.complete && report.counts.held === 0;
      await recordCheck(tx, calendar.id, now, settled ? answer : { etag: null, lastModified: null });
      return 'imported';
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return fail(error.message);
  }
}
