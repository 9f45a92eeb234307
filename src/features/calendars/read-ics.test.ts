import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Problem } from '#core/problem.ts';
import { instant } from '#core/time/instant.ts';
import { expandEntry } from './expand-entry.ts';
import { readIcs } from './read-ics.ts';

const window = { from: instant('2026-03-01T00:00:00Z'), to: instant('2026-04-15T00:00:00Z') };

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../../test/fixtures/calendars/${name}.ics`, import.meta.url));
}

/** What a calendar books, as a person would jot it down. */
function bookings(name: string, within = window): string[] {
  return readIcs(fixture(name), 'America/New_York')
    .entries.flatMap((entry) => expandEntry(entry, within).bookings)
    .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
    .map((one) => {
      const from = Temporal.Instant.from(one.startsAt).toZonedDateTimeISO(one.zone);
      const to = Temporal.Instant.from(one.endsAt).toZonedDateTimeISO(one.zone);
      const time = `${from.toPlainDateTime().toString().slice(5, 16)}–${to.toPlainTime().toString().slice(0, 5)}`;
      return `${time} ${one.zone} ${one.title}${one.cancelled ? ' (called off)' : ''}`;
    });
}

describe('what real programs write', () => {
  test('Google: a moved date, a removed date, a series that ended', () => {
    expect(bookings('google')).toMatchInlineSnapshot(`
      [
        "03-02T16:00–16:50 America/New_York Cara Moss",
        "03-03T10:00–10:50 America/New_York Ana Reyes",
        "03-04T09:00–09:50 America/New_York Ben Turner, intake",
        "03-09T16:00–16:50 America/New_York Cara Moss",
        "03-11T14:00–14:50 America/New_York Ana Reyes",
        "03-24T10:00–10:50 America/New_York Ana Reyes",
        "03-31T10:00–10:50 America/New_York Ana Reyes",
        "04-07T10:00–10:50 America/New_York Ana Reyes",
        "04-14T10:00–10:50 America/New_York Ana Reyes",
      ]
    `);
  });
  test('Outlook: Windows zone names, two of them quoted, days by BYDAY', () => {
    expect(bookings('outlook', { ...window, to: instant('2026-03-13T00:00:00Z') })).toMatchInlineSnapshot(`
      [
        "03-02T10:00–10:50 America/New_York Turner, Ben",
        "03-03T14:00–14:50 America/New_York Dev Patel",
        "03-05T10:00–10:50 America/New_York Turner, Ben",
        "03-12T10:00–10:50 America/New_York Turner, Ben",
      ]
    `);
  });
  test('Exchange: an unquoted zone with a colon, a zone of its own, a called-off entry', () => {
    expect(bookings('exchange')).toMatchInlineSnapshot(`
      [
        "03-04T15:00–15:50 Europe/Berlin Fay Olsen",
        "03-05T11:00–11:50 America/New_York Canceled: Cara Moss (called off)",
        "03-09T11:00–11:50 America/New_York Gil Soto",
        "03-18T15:00–15:50 Europe/Berlin Fay Olsen",
        "04-01T15:00–15:50 Europe/Berlin Fay Olsen",
      ]
    `);
  });
  test('Apple: this and following moved by an hour, a floating time', () => {
    expect(bookings('apple')).toMatchInlineSnapshot(`
      [
        "03-05T18:00–18:50 America/New_York Eli & Sam Gray",
        "03-06T15:00–15:50 America/New_York Gil Soto",
        "03-12T18:00–18:50 America/New_York Eli & Sam Gray",
        "03-19T19:00–19:50 America/New_York Eli & Sam Gray",
        "03-26T19:00–19:50 America/New_York Eli & Sam Gray",
      ]
    `);
  });
  test('Nextcloud: DURATION, RDATE, a change of the clocks in Berlin', () => {
    expect(bookings('nextcloud')).toMatchInlineSnapshot(`
      [
        "03-24T17:00–17:50 Europe/Berlin Jörg Müller – Gespräch",
        "03-31T17:00–17:50 Europe/Berlin Jörg Müller – Gespräch",
        "04-09T17:30–18:20 Europe/Berlin Jörg Müller – Gespräch",
      ]
    `);
  });
  test('practice systems: initials in UTC, a name and an initial with LF endings', () => {
    expect([...bookings('simplepractice-like'), ...bookings('jane-like')]).toMatchInlineSnapshot(`
      [
        "03-02T10:00–10:50 America/New_York A.R. Appointment",
        "03-09T10:00–10:50 America/New_York B.T. Appointment",
        "03-03T09:00–09:50 America/New_York Ana R. - Individual Session",
      ]
    `);
  });
});

describe('clocks', () => {
  test('ten stays ten, a skipped time moves on, a doubled one is its first', () => {
    expect(
      bookings('clock-change', { ...window, to: instant('2026-12-01T00:00:00Z') }),
    ).toMatchInlineSnapshot(`
      [
        "03-01T02:30–03:20 America/New_York In the gap",
        "03-03T10:00–10:50 America/New_York Ten stays ten",
        "03-08T03:30–04:20 America/New_York In the gap",
        "03-10T10:00–10:50 America/New_York Ten stays ten",
        "03-10T10:00–10:50 America/New_York EST with rules",
        "03-15T02:30–03:20 America/New_York In the gap",
        "11-01T01:30–01:20 America/New_York In the fold",
      ]
    `);
  });
  test('a zone that only the file knows is followed by its rules', () => {
    expect(bookings('custom-zone')).toMatchInlineSnapshot(`
      [
        "03-06T10:00–10:50 America/New_York Own zone",
        "03-07T10:00–10:50 America/New_York Own zone",
        "03-08T10:00–10:50 America/New_York Own zone",
        "03-09T10:00–10:50 America/New_York Own zone",
      ]
    `);
  });
});

describe('encodings and broken lines', () => {
  test.each([
    ['utf-16', 'Zoë Čapek'],
    ['latin-1', 'José Muñoz'],
    ['bom-and-mixed-ends', 'Mixed ends'],
    ['folded-inside-a-character', 'Renée Dvořák'],
    ['broken-folding', 'Broken folding'],
  ])('%s', (name, title) => {
    const reading = readIcs(fixture(name), 'America/New_York');
    expect(reading.entries.map((entry) => entry.head?.title)).toEqual([title]);
    expect(reading.skipped).toEqual([]);
    expect(reading.complete).toBe(true);
  });
});

describe('what is left out is listed', () => {
  test('entries that cannot be sessions, each with its reason', () => {
    const reading = readIcs(fixture('nasty-entries'), 'America/New_York');
    const unusable = reading.entries.flatMap((entry) => expandEntry(entry, window).skipped);
    expect(
      [...reading.skipped, ...unusable].map(({ line, uid, code }) => `${line} ${uid} ${code}`),
    ).toMatchInlineSnapshot(`
      [
        "4 feb-30 impossible-date",
        "10 hour-25 impossible-date",
        "15 mars unknown-time-zone",
        "20 backwards ends-before-start",
        "26 no-start no-start",
        "30 garbage impossible-date",
        "35 conference too-long",
        "55 never impossible-date",
        "91 twice older-copy",
        "124 null not-an-event",
        "41 too-often unusable-rule",
        "48 bad-rule unusable-rule",
      ]
    `);
    expect(reading.noted.map(({ uid, code }) => `${uid} ${code}`)).toMatchInlineSnapshot(`
      [
        "zero no-length",
        "open-end no-length",
        "null no-uid",
        "floating zone-assumed",
        "shared shared-uid",
      ]
    `);
    expect(
      bookings('nasty-entries', {
        from: instant('2026-03-03T00:00:00Z'),
        to: instant('2026-03-04T00:00:00Z'),
      }),
    ).toMatchInlineSnapshot(`
      [
        "03-03T06:00–06:50 America/New_York Zero length",
        "03-03T07:00–07:50 America/New_York Open end",
        "03-03T08:00–08:50 America/New_York No identifier",
        "03-03T09:00–09:50 America/New_York Floating",
        "03-03T10:00–10:50 America/New_York New copy",
        "03-03T12:00–12:50 America/New_York One of two",
        "03-03T13:00–13:50 America/New_York Two of two",
        "03-03T14:00–14:50 America/New_York Endless",
        "03-04T15:00–15:50 America/New_York Change without a head",
      ]
    `);
  });
  test('every skipped entry says why and what to do', () => {
    for (const name of ['google', 'nasty-entries', 'cut-off', 'missing-end']) {
      for (const remark of readIcs(fixture(name), 'America/New_York').skipped) {
        expect(remark.reason).toMatch(/\.$/);
        expect(remark.wayOut).toMatch(/\.$/);
      }
    }
  });
  test('a file cut off in mid-entry keeps what is whole, and proves nothing by what is missing', () => {
    const reading = readIcs(fixture('cut-off'), 'America/New_York');
    expect(reading.entries.map(({ uid }) => uid)).toEqual(['whole']);
    expect(reading.skipped).toMatchObject([{ uid: 'half', code: 'entry-cut-off' }]);
    expect(reading.complete).toBe(false);
  });
  test('an entry without its end does not swallow the next', () => {
    const reading = readIcs(fixture('missing-end'), 'America/New_York');
    expect(reading.entries.map(({ uid }) => uid)).toEqual(['second']);
    expect(reading.complete).toBe(false);
  });
  test('METHOD:CANCEL is understood, and is no whole calendar', () => {
    expect(readIcs(fixture('cancelled-invitation'), 'America/New_York')).toMatchObject({
      cancels: true,
      complete: false,
    });
  });
});

describe('what is no calendar is refused in plain words', () => {
  test.each([
    ['a web page', fixture('web-page'), /web page/],
    ['nothing', new Uint8Array(), /empty/],
    ['some text', new TextEncoder().encode('name,date\nAna,2026'), /BEGIN:VCALENDAR/],
    ['too much', new Uint8Array(20 * 1024 * 1024 + 1), /20 MB/],
    [
      'too many',
      new TextEncoder().encode(
        `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\nEND:VEVENT\n'.repeat(50_001)}END:VCALENDAR`,
      ),
      /50,000/,
    ],
  ])('%s', (_, bytes, said) => {
    let problem: unknown;
    try {
      readIcs(bytes, 'America/New_York');
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).message).toMatch(said);
    expect((problem as Problem).fields[0]?.wayOut).toBeTruthy();
  });
});
