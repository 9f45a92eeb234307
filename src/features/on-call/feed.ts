/** The rota for a calendar program, under an address that only its owner knows. */
import { createHash, randomBytes } from 'node:crypto';
import ICAL from 'ical.js';
import { dutiesBetween } from '#core/on-call/duty.ts';
import { Problem } from '#core/problem.ts';
import { list } from '#core/sentence.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { type StaffActor, staffOfPractice } from '#features/access/facts.ts';
import { type OnCallDeps, putOnRecord } from './actions.ts';
import { hasRota } from './facts.ts';
import { findFeed, readRota, setFeed } from './store.ts';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new address makes the earlier one worthless. */
export async function makeFeed(deps: OnCallDeps, by: StaffActor): Promise<{ readonly address: string }> {
  const token = randomBytes(24).toString('base64url');
  await deps.database.inPractice(by.practiceId, async (tx) => {
    await setFeed(tx, by.practiceId, by.staffId, hashOf(token), deps.clock.now());
    await putOnRecord(tx, deps, by, 'on-call.feed-made', by.staffId);
  });
  return { address: `${deps.publicAddress}/api/v1/on-call/feeds/${token}` };
}

const backMinutes = 7 * 24 * 60;
const aheadMinutes = 8 * 7 * 24 * 60;

/** Names of staff and times, and nothing of any client. Ends with the access of whoever it was made for. */
export async function readFeed({ database, clock }: OnCallDeps, token: string): Promise<string> {
  const found = await database.withoutPractice((tx) => findFeed(tx, hashOf(token)));
  if (!found) throw noSuchFeed();
  return database.inPractice(found.practiceId, async (tx) => {
    const staff = await staffOfPractice(tx);
    if (!staff.some(({ id, active }) => id === found.staffId && active)) throw noSuchFeed();
    const now = clock.now();
    const rota = await readRota(tx, now);
    const names = new Map(staff.map(({ id, name }) => [id, name]));
    const duties = hasRota(rota)
      ? dutiesBetween(rota, addMinutes(now, -backMinutes), addMinutes(now, aheadMinutes))
      : [];
    const events = duties.map(({ from, until, staffIds }) => ({
      from,
      until,
      summary:
        staffIds.length === 0
          ? 'Nobody is on call'
          : `On call: ${list(staffIds.map((id) => names.get(id) ?? 'a colleague'))}`,
    }));
    return calendarOf(events, now);
  });
}

interface CalendarEvent {
  readonly from: Instant;
  readonly until: Instant;
  readonly summary: string;
}

/** Each stretch by itself and in UTC, so that no reader has to know our zones or who stands in. */
function calendarOf(events: readonly CalendarEvent[], now: Instant): string {
  const calendar = new ICAL.Component(['vcalendar', [], []]);
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Kept//On call//EN');
  calendar.updatePropertyWithValue('x-wr-calname', 'On call');
  for (const { from, until, summary } of events) {
    const event = new ICAL.Component('vevent');
    event.updatePropertyWithValue(
      'uid',
      `${createHash('sha256').update(`${from} ${until} ${summary}`).digest('hex').slice(0, 32)}@on-call.kept`,
    );
    event.updatePropertyWithValue('dtstamp', timeOf(now));
    event.updatePropertyWithValue('dtstart', timeOf(from));
    event.updatePropertyWithValue('dtend', timeOf(until));
    event.updatePropertyWithValue('summary', summary);
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}

const timeOf = (at: Instant): ICAL.Time => ICAL.Time.fromJSDate(new Date(at), true);

const noSuchFeed = () =>
  new Problem(
    'not-found',
    'no-such-feed',
    'This address is not, or no longer, good. Make a new one under "On call" in Kept.',
  );
