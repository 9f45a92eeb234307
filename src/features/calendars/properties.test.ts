/** Whatever a calendar holds: nothing is dropped unsaid, nothing is booked twice, and reading again changes nothing. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClientId, SessionId } from '#core/ids.ts';
import { addMinutes, instant } from '#core/time/instant.ts';
import { expandEntry } from './expand-entry.ts';
import type { Matching } from './match-booking.ts';
import { isLike } from './normalise.ts';
import type { CalendarReading } from './read-ics.ts';
import { readIcs } from './read-ics.ts';
import {
  type Change,
  type KnownEntry,
  keyOf,
  reconcile,
  recurrenceOf,
  type SeenBooking,
} from './reconcile.ts';

const window = { from: instant('2026-03-01T00:00:00Z'), to: instant('2026-05-01T00:00:00Z') };
const now = instant('2026-03-10T12:00:00Z');

const two = (number: number): string => String(number).padStart(2, '0');
/** Wall-clock times in spring, with the change of the clocks among them. */
const wall = fc
  .record({
    month: fc.integer({ min: 3, max: 4 }),
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
  })
  .map(({ month, day, hour }) => `2026${two(month)}${two(day)}T${two(hour)}0000`);
const zone = fc.constantFrom(
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Eastern Standard Time',
  'Asia/Kathmandu',
);
const rule = fc.option(
  fc.constantFrom(
    'FREQ=WEEKLY',
    'FREQ=DAILY;COUNT=5',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE',
    'FREQ=MONTHLY;BYDAY=1TU',
    'FREQ=WEEKLY;UNTIL=20260410T000000Z',
  ),
  { nil: null },
);

interface Entry {
  readonly uid: string;
  readonly at: string;
  readonly zone: string;
  readonly rule: string | null;
  readonly status: string | null;
}
const entry = fc.record({
  at: wall,
  zone,
  rule,
  status: fc.option(fc.constantFrom('CANCELLED', 'CONFIRMED'), { nil: null, freq: 4 }),
});
const calendar = fc
  .array(entry, { maxLength: 6 })
  .map((entries): Entry[] => entries.map((one, index) => ({ ...one, uid: `uid-${index}` })));

function written(entries: readonly Entry[], newline = '\r\n'): string {
  const events = entries.flatMap(({ uid, at, zone: tzid, rule: repeats, status }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART;TZID=${tzid}:${at}`,
    'DURATION:PT50M',
    ...(repeats ? [`RRULE:${repeats}`] : []),
    ...(status ? [`STATUS:${status}`] : []),
    `SUMMARY:Client ${uid}`,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join(newline);
}

const read = (text: string): CalendarReading => readIcs(new TextEncoder().encode(text), 'America/New_York');
const bookingsOf = (reading: CalendarReading) =>
  reading.entries.flatMap((one) => expandEntry(one, window).bookings);

describe('reading', () => {
  test('each entry is read or listed, in whatever way the lines end and wherever the file is cut', () => {
    fc.assert(
      fc.property(calendar, fc.constantFrom('\r\n', '\n', '\r'), fc.nat(), (entries, newline, cut) => {
        const text = written(entries, newline);
        // Also one whose very BEGIN is cut off is listed.
        const begun = (part: string): number => part.split(/BEGIN:VEVENT|BEGIN:V[EVN]*$/).length - 1;
        for (const part of [text, text.slice(0, Math.max(20, cut % text.length))]) {
          const reading = read(part);
          expect(reading.entries.length + reading.skipped.length).toBe(begun(part));
          expect(reading.complete).toBe(part === text || part.trimEnd() === text.trimEnd());
        }
      }),
    );
  });

  test('any bytes at all are read or refused with a Problem, never a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const bytes = Buffer.concat([
          Buffer.from('BEGIN:VCALENDAR\nBEGIN:VEVENT\n'),
          noise,
          Buffer.from('\nEND:VEVENT\nEND:VCALENDAR\n'),
        ]);
        const reading = readIcs(bytes, 'America/New_York');
        for (const one of reading.entries) expandEntry(one, window);
      }),
    );
  });

  test('garbage in one entry never costs another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 200 }), calendar, (garbage, entries) => {
        const clean = garbage.replaceAll(/BEGIN|END/gi, 'x');
        const text = written(entries).replace(
          'VERSION:2.0\r\n',
          `VERSION:2.0\r\nBEGIN:VEVENT\r\nUID:bad\r\n${clean}\r\nEND:VEVENT\r\n`,
        );
        const good = read(text).entries.filter(({ uid }) => uid.startsWith('uid-'));
        expect(good.length).toBe(entries.length);
      }),
    );
  });
});

describe('expanding', () => {
  test('every date of a series has a name of its own, and the wall clock never drifts', () => {
    fc.assert(
      fc.property(calendar, (entries) => {
        const bookings = bookingsOf(read(written(entries)));
        const names = bookings.map((one) => `${one.uid} ${recurrenceOf(one)}`);
        expect(new Set(names).size).toBe(names.length);
        for (const one of bookings) {
          const said = entries.find(({ uid }) => uid === one.uid)?.at.slice(9, 11);
          const { hour } = Temporal.Instant.from(one.startsAt).toZonedDateTimeISO(one.zone);
          // Only an hour that the clocks skip may move, by the gap.
          expect([Number(said), (Number(said) + 1) % 24]).toContain(hour);
          expect(one.endsAt).toBe(addMinutes(one.startsAt, 50));
        }
      }),
    );
  });

  test('EXDATE removes just its date, and a changed date stays under its name', () => {
    fc.assert(
      fc.property(wall, fc.nat(4), fc.nat(4), (at, left, moved) => {
        fc.pre(left !== moved && at >= '20260310' && at < '20260325');
        const plain = written([
          { uid: 'a', at, zone: 'America/New_York', rule: 'FREQ=WEEKLY;COUNT=5', status: null },
        ]);
        const before = bookingsOf(read(plain));
        const utc = (index: number) => (before[index]?.startsAt ?? '').replaceAll(/[-:]|\.000/g, '');
        const change = `BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:${utc(moved)}\r\nDTSTART:20260420T090000Z\r\nDURATION:PT50M\r\nSUMMARY:Moved\r\nEND:VEVENT\r\n`;
        const after = bookingsOf(
          read(
            plain
              .replace('DURATION', `EXDATE:${utc(left)}\r\nDURATION`)
              .replace('END:VCALENDAR', `${change}END:VCALENDAR`),
          ),
        );
        const keep = before
          .filter((_, index) => index !== left && index !== moved)
          .map(({ startsAt }) => startsAt);
        expect(after.filter(({ title }) => title !== 'Moved').map(({ startsAt }) => startsAt)).toEqual(keep);
        expect(after.filter(({ title }) => title === 'Moved')).toMatchObject([
          { recurrenceAt: before[moved]?.startsAt, startsAt: '2026-04-20T09:00:00.000Z' },
        ]);
      }),
    );
  });
});

/** What the practice's tables would hold after the changes. */
function carryOut(
  known: readonly KnownEntry[],
  seen: readonly SeenBooking[],
  changes: readonly Change[],
  matchings: ReadonlyMap<SeenBooking, Matching>,
): KnownEntry[] {
  const sessions = new Map(known.map((one) => [keyOf(one), one.session]));
  const left = new Map(known.map((one) => [keyOf(one), one]));
  const keyOfSeen = ({ booking }: SeenBooking) =>
    keyOf({ uid: booking.uid, recurrence: recurrenceOf(booking) });
  for (const change of changes) {
    if (change.kind === 'rename') {
      sessions.set(keyOfSeen(change.seen), change.entry.session);
      left.delete(keyOf(change.entry));
    } else if (change.kind === 'vanish')
      left.set(keyOf(change.entry), {
        ...change.entry,
        outcome: 'vanished',
        session: { id: change.sessionId, booked: false },
      });
    else if (change.kind === 'book')
      sessions.set(keyOfSeen(change.seen), { id: keyOfSeen(change.seen) as SessionId, booked: true });
    else if (change.kind === 'cancel')
      sessions.set(keyOfSeen(change.seen), { id: change.sessionId, booked: false });
    else if (change.kind === 'restore')
      sessions.set(keyOfSeen(change.seen), { id: change.sessionId, booked: true });
  }
  for (const one of seen) {
    const { booking } = one;
    const matching = matchings.get(one) ?? one.matching;
    left.set(keyOfSeen(one), {
      uid: booking.uid,
      recurrence: recurrenceOf(booking),
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      title: booking.title,
      outcome: booking.cancelled ? 'called-off' : matching.outcome,
      session: sessions.get(keyOfSeen(one)) ?? null,
      clientIds: matching.clientIds,
      link: booking.link,
    });
  }
  return [...left.values()];
}

const matchingOf = (uid: string): Matching =>
  uid.endsWith('5')
    ? { outcome: 'unmatched', clientIds: [], because: '' }
    : { outcome: 'matched', clientIds: [uid as ClientId], because: '' };

function look(known: readonly KnownEntry[], entries: readonly Entry[]) {
  const bookings = bookingsOf(read(written(entries))).map(
    (one): SeenBooking => ({ booking: one, matching: matchingOf(one.uid) }),
  );
  const seen = { bookings, skippedUids: new Set<string>(), whole: true, manyMayVanish: true };
  const { changes, outcomes } = reconcile(known, seen, window, now);
  return { changes, bookings, known: carryOut(known, bookings, changes, outcomes) };
}

describe('reconciling', () => {
  test('reading the same calendar again changes nothing, whatever came before', () => {
    fc.assert(
      fc.property(calendar, calendar, (first, second) => {
        const one = look([], first);
        const two = look(one.known, second);
        expect(look(two.known, second).changes).toEqual([]);
      }),
    );
  });

  test('afterwards each matched booking ahead has exactly one session, and nothing else ahead is booked', () => {
    fc.assert(
      fc.property(calendar, calendar, (first, second) => {
        const { known, bookings } = look(look([], first).known, second);
        const wanted = bookings
          .filter(
            ({ booking, matching }) =>
              !booking.cancelled &&
              matching.outcome === 'matched' &&
              booking.startsAt > now &&
              booking.startsAt < window.to,
          )
          .map(({ booking }) => `${booking.uid} ${booking.startsAt}`);
        const booked = known
          .filter(({ session, startsAt }) => session?.booked && startsAt > now)
          .map(({ uid, startsAt }) => `${uid} ${startsAt}`);
        expect(booked.sort()).toEqual(wanted.sort());
        const ids = known.flatMap(({ session }) => (session ? [session.id] : []));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

test('a pattern answers at once, however it is made', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 100 }),
      fc.array(fc.constantFrom('a', '*', ' ', 'b')).map((parts) => parts.join('')),
      (text, pattern) => {
        expect(typeof isLike(text, pattern)).toBe('boolean');
      },
    ),
  );
  expect(isLike('a'.repeat(500), `${'*a'.repeat(100)}*b`)).toBe(false);
});
