/**
 * A rota out of another program's calendar: what comes every week becomes a shift, what comes once somebody who stands in.
 * Nothing is guessed: an entry that names nobody of the staff, or several, or repeats in another way, is left out in words.
 */
import ICAL from 'ical.js';
import type { StaffId } from '#core/ids.ts';
import { type Override, type Shift, type Weekday, weekdayOf } from '#core/on-call/duty.ts';
import { type Day, instant } from '#core/time/instant.ts';
import { atLocal, dayOf, isTimeZone, localTime } from '#core/time/zone.ts';

export interface KnownStaff {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
}

export interface FromEntry {
  /** Where it stands in the file, and its title. */
  readonly entry: string;
}

export interface ReadRota {
  readonly shifts: readonly (Omit<Shift, 'id'> & FromEntry)[];
  readonly overrides: readonly (Omit<Override, 'id'> & FromEntry)[];
  readonly leftOut: readonly (FromEntry & { readonly reason: string })[];
}

/** Null for what is no calendar. */
export function readRotaFile(text: string, staff: readonly KnownStaff[], usualZone: string): ReadRota | null {
  const calendar = parse(text);
  if (calendar?.name !== 'vcalendar') return null;
  const shifts: ReadRota['shifts'][number][] = [];
  const overrides: ReadRota['overrides'][number][] = [];
  const leftOut: ReadRota['leftOut'][number][] = [];
  for (const [index, component] of calendar.getAllSubcomponents('vevent').entries()) {
    const event = new ICAL.Event(component);
    const entry = `${index + 1}: ${(event.summary ?? '').slice(0, 80) || 'without a title'}`;
    const read = readEntry(component, event, staff, usualZone);
    if (typeof read === 'string') leftOut.push({ entry, reason: read });
    else if ('weekdays' in read) shifts.push({ ...read, entry });
    else overrides.push({ ...read, entry });
  }
  return { shifts, overrides, leftOut };
}

function parse(text: string): ICAL.Component | null {
  try {
    return new ICAL.Component(ICAL.parse(text));
  } catch {
    return null;
  }
}

type Read = Omit<Shift, 'id'> | Omit<Override, 'id'> | string;

function readEntry(
  component: ICAL.Component,
  event: ICAL.Event,
  staff: readonly KnownStaff[],
  usualZone: string,
): Read {
  const people = whoIsNamed(component, event, staff);
  const [person] = people;
  if (!person) return 'It names nobody of the staff, by name or by mail address.';
  if (people.length > 1) return 'It names more than one of the staff.';
  const { startDate, endDate } = event;
  if (!startDate || !endDate || startDate.isDate) return 'It has no time of day.';
  const zone = zoneOf(component, startDate, usualZone);
  if (zone === null) return 'Its time zone is not one of the IANA list.';
  const [from, until] = [momentOf(startDate, zone), momentOf(endDate, zone)];
  if (until <= from) return 'It ends before it begins.';
  const rules = component.getAllProperties('rrule');
  if (rules.length === 0) return { staffId: person.id, from, until };
  const rule = rules[0]?.getFirstValue();
  if (rules.length > 1 || !(rule instanceof ICAL.Recur) || !isWeekly(rule))
    return 'It repeats in a way that no shift does.';
  if (component.hasProperty('exdate') || component.hasProperty('rdate') || event.isRecurrenceException())
    return 'Single days of it differ. Put it in by hand, with whoever stands in.';
  if (Date.parse(until) - Date.parse(from) > 24 * 60 * 60_000) return 'It is longer than a day.';
  const firstOn = dayOf(from, zone);
  const days = (rule.parts.BYDAY as string[] | undefined) ?? [];
  const weekdays = days.length > 0 ? days.map((day) => codes.indexOf(day) + 1) : [weekdayOf(firstOn)];
  return {
    staffId: person.id,
    weekdays: (rule.freq === 'DAILY' ? [1, 2, 3, 4, 5, 6, 7] : weekdays) as Weekday[],
    from: localTime(from, zone),
    until: localTime(until, zone),
    timeZone: zone,
    everyWeeks: rule.freq === 'DAILY' ? 1 : rule.interval,
    firstOn,
    lastOn: rule.until ? dayOf(momentOf(rule.until, zone), zone) : null,
  };
}

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function isWeekly({ freq, interval, count, parts }: ICAL.Recur): boolean {
  const others = Object.keys(parts).filter((part) => part !== 'BYDAY');
  const days = (parts.BYDAY as string[] | undefined) ?? [];
  if (count || others.length > 0 || days.some((day) => !codes.includes(day))) return false;
  return freq === 'WEEKLY' ? interval <= 12 : freq === 'DAILY' && interval === 1 && days.length === 0;
}

function whoIsNamed(
  component: ICAL.Component,
  event: ICAL.Event,
  staff: readonly KnownStaff[],
): readonly KnownStaff[] {
  const mails = component.getAllProperties('attendee').map((one) =>
    String(one.getFirstValue())
      .toLowerCase()
      .replace(/^mailto:/, ''),
  );
  const byMail = staff.filter(({ email }) => mails.includes(email));
  if (byMail.length > 0) return byMail;
  const title = ` ${(event.summary ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return staff.filter(({ name }) =>
    title.includes(
      ` ${name
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
    ),
  );
}

/** As it is named beside the time: a file need not describe the zones that it names. */
function zoneOf(component: ICAL.Component, time: ICAL.Time, usualZone: string): string | null {
  if (time.zone?.tzid === 'UTC') return 'UTC';
  const name = component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  if (!name) return usualZone;
  return isTimeZone(name) ? name : null;
}

/** By our own clocks, and not by the zone that the file describes. */
function momentOf(time: ICAL.Time, zone: string) {
  const two = (part: number) => String(part).padStart(2, '0');
  if (time.zone?.tzid === 'UTC') return instant(time.toJSDate().toISOString());
  const day = `${time.year}-${two(time.month)}-${two(time.day)}` as Day;
  return atLocal(day, `${two(time.hour)}:${two(time.minute)}`, zone);
}
