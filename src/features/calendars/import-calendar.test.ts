import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClientId } from '#core/ids.ts';
import { instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import {
  type CalendarId,
  cancelSession,
  dueAbsences,
  type Hand,
  moveSession,
  sessionsBetween,
  wallAt,
} from '#features/sessions/facts.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { newId, type SmallPractice, settlePractice } from '#test/small-practice.ts';
import type { CalendarDeps, ImportReport, RuleId } from './calendar.ts';
import { calendarInput } from './contract.ts';
import { extendCalendar, importCalendar, matchAgain } from './import-calendar.ts';
import { insertRule, removeRule } from './rules.ts';
import { insertCalendar, readEntries, readReports } from './store.ts';

const cast = [
  'Ana Reyes',
  'Ben Turner',
  'Cara Moss',
  'Dev Patel',
  'Eli Gray',
  'Sam Gray',
  'Fay Olsen',
  'Gil Soto',
];
const monday = instant('2026-03-02T12:00:00Z');
const deps: CalendarDeps = {
  newId,
  askAfterMinutes: async () => new Map(),
  onSessionChanged: async () => {},
};

let fresh: FreshDatabase;
let practice: SmallPractice;
let calendarId: CalendarId;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
beforeEach(async () => {
  practice = await settlePractice(fresh, cast);
  calendarId = newId<CalendarId>();
  const input = calendarInput.parse({
    name: 'Ada’s calendar',
    clinicianId: practice.clinicianId,
    zone: 'America/New_York',
  });
  await here((tx) => insertCalendar(tx, calendarId, input, ada()));
});

const ada = (now = monday): Hand => ({ via: 'staff', staffId: practice.clinicianId, now });
const here = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  fresh.database.inPractice(practice.practiceId, work);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Upload {
  readonly at?: string;
  readonly part?: boolean;
  readonly manyMayVanish?: boolean;
}

function upload(
  file: string | Uint8Array,
  { at = monday, part = false, manyMayVanish = false }: Upload = {},
): Promise<ImportReport> {
  const content = typeof file === 'string' ? bytes(file) : file;
  return here((tx) =>
    importCalendar(tx, deps, calendarId, content, { via: 'upload', part, manyMayVanish }, ada(instant(at))),
  );
}

/** What changed and what a person has to look at; the rest of a report is tested where it is made. */
function gist({ counts }: ImportReport): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

const range = { from: instant('2026-01-01T00:00:00Z'), to: instant('2027-01-01T00:00:00Z') };
const sessions = () => here((tx) => sessionsBetween(tx, range));

async function jotted(until = '2026-03-14'): Promise<string[]> {
  const names = new Map<ClientId, string>(cast.map((name) => [practice.client(name), name]));
  return (await sessions())
    .filter(({ startsAt }) => startsAt < until)
    .map(({ startsAt, status, participants }) => {
      const who = participants
        .filter((one) => !one.calledOffAt || status !== 'booked')
        .map((one) => names.get(one.clientId))
        .sort();
      return `${wallAt(startsAt, 'America/New_York').toString().slice(5, 16)} ${who.join(' + ')}${status === 'booked' ? '' : ` (${status})`}`;
    });
}

const week = readFileSync(new URL('../../../examples/week.ics', import.meta.url));

/** A calendar of single entries, as plain as can be. */
function ics(
  entries: readonly { uid: string; at: string; title: string; status?: string; rule?: string }[],
  end = 'END:VCALENDAR\r\n',
): string {
  const events = entries.map(
    ({ uid, at, title, status, rule }) =>
      `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART;TZID=America/New_York:${at}\r\nDURATION:PT50M\r\n${rule ? `RRULE:${rule}\r\n` : ''}${status ? `STATUS:${status}\r\n` : ''}SUMMARY:${title}\r\nEND:VEVENT\r\n`,
  );
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n${events.join('')}${end}`;
}
const anaOnTuesday = { uid: 'ana', at: '20260303T100000', title: 'Ana Reyes' };
const benOnMonday = { uid: 'ben', at: '20260309T090000', title: 'Ben Turner' };

test('the shipped week: every client is expected, whatever is no session is listed', async () => {
  const report = await upload(week);
  expect(await jotted('2026-03-09')).toEqual([
    '03-02T09:00 Ben Turner',
    '03-03T10:00 Ana Reyes',
    '03-04T14:00 Cara Moss',
    '03-04T17:00 Eli Gray + Sam Gray',
    '03-05T09:00 Fay Olsen',
    '03-06T11:00 Dev Patel',
    '03-06T15:00 Gil Soto',
  ]);
  expect(
    report.lines
      .filter(({ outcome }) => outcome !== 'added')
      .map(({ outcome, title, reason }) => `${outcome}: ${title} ${reason}`),
  ).toEqual([
    'unmatched: Team lunch Nothing in it names a client.',
    'skipped:  It lasts all day, so it names no time for a session.',
  ]);
  expect((await sessions()).find(({ link }) => link)).toMatchObject({
    modality: 'telehealth',
    link: 'https://meet.google.com/kep-tfay-olsn',
  });
});

test('the same file again changes nothing', async () => {
  await upload(week);
  const before = await sessions();
  expect(gist(await upload(week))).toEqual({ unchanged: before.length, unmatched: 1, skipped: 1 });
  expect(await sessions()).toEqual(before);
});

describe('what the calendar changes', () => {
  test('moved, called off, taken back', async () => {
    await upload(ics([anaOnTuesday, benOnMonday]));
    expect(
      gist(
        await upload(
          ics([
            { ...anaOnTuesday, at: '20260304T110000' },
            { ...benOnMonday, status: 'CANCELLED' },
          ]),
        ),
      ),
    ).toEqual({ moved: 1, cancelled: 1 });
    expect(await jotted()).toEqual(['03-04T11:00 Ana Reyes', '03-09T09:00 Ben Turner (cancelled)']);
    expect(gist(await upload(ics([anaOnTuesday, benOnMonday])))).toEqual({ moved: 1, restored: 1 });
    expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes', '03-09T09:00 Ben Turner']);
  });

  test('an entry that is gone is called off only ahead of time, and only when the file is whole', async () => {
    await upload(ics([anaOnTuesday, benOnMonday]));
    await upload(ics([benOnMonday], ''));
    await upload(ics([benOnMonday]), { part: true });
    expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes', '03-09T09:00 Ben Turner']);
    expect(gist(await upload(ics([benOnMonday]), { at: '2026-03-03T15:01:00Z' }))).toEqual({ unchanged: 1 });
    expect(gist(await upload(ics([]), { at: '2026-03-03T15:02:00Z' }))).toEqual({ vanished: 1 });
    expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes', '03-09T09:00 Ben Turner (cancelled)']);
  });

  test('removed after a client did not come, it is still asked about', async () => {
    await upload(ics([anaOnTuesday]));
    await upload(ics([{ ...anaOnTuesday, status: 'CANCELLED' }]), { at: '2026-03-03T15:03:00Z' });
    const due = await here((tx) => dueAbsences(tx, instant('2026-03-03T15:05:00Z'), 10));
    expect(due).toMatchObject([{ clientId: practice.client('Ana Reyes'), status: 'cancelled' }]);
  });

  test('an entry that became unreadable is not gone', async () => {
    await upload(ics([anaOnTuesday]));
    expect(gist(await upload(ics([{ ...anaOnTuesday, at: '20260230T100000' }])))).toEqual({ skipped: 1 });
    expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes']);
  });

  test('an empty calendar where there was a full one is held until a person confirms', async () => {
    const many = [...'abcdef'].map((uid, index) => ({
      uid,
      at: `2026031${index}T100000`,
      title: 'Ana Reyes',
    }));
    await upload(ics(many));
    expect(gist(await upload(ics([])))).toEqual({ held: 6 });
    expect(gist(await upload(ics([]), { manyMayVanish: true }))).toEqual({ vanished: 6 });
  });

  test('a program that makes up new UIDs each time moves nothing', async () => {
    await upload(ics([anaOnTuesday, benOnMonday]));
    const before = await sessions();
    const renamed = ics([
      { ...anaOnTuesday, uid: 'x1' },
      { ...benOnMonday, uid: 'x2' },
    ]);
    expect(gist(await upload(renamed))).toEqual({ unchanged: 2 });
    expect((await sessions()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(gist(await upload(renamed))).toEqual({ unchanged: 2 });
  });

  test('a whole series that is moved moves its sessions, and leaves today’s that has begun', async () => {
    await upload(ics([{ ...anaOnTuesday, rule: 'FREQ=WEEKLY;COUNT=6' }]));
    const before = (await sessions()).map(({ id }) => id);
    const moved = ics([{ ...anaOnTuesday, at: '20260303T113000', rule: 'FREQ=WEEKLY;COUNT=6' }]);
    expect(gist(await upload(moved, { at: '2026-03-03T19:00:00Z' }))).toEqual({ moved: 5, unchanged: 1 });
    expect(await jotted('2026-03-20')).toEqual([
      '03-03T10:00 Ana Reyes',
      '03-10T11:30 Ana Reyes',
      '03-17T11:30 Ana Reyes',
    ]);
    expect((await sessions()).map(({ id }) => id)).toEqual(before);
  });

  test('a series that now comes every other week loses the weeks between', async () => {
    await upload(ics([{ ...anaOnTuesday, rule: 'FREQ=WEEKLY' }]));
    expect(gist(await upload(ics([{ ...anaOnTuesday, rule: 'FREQ=WEEKLY;INTERVAL=2' }])))).toEqual({
      unchanged: 5,
      vanished: 4,
    });
  });

  test('a single entry that became a series keeps its session', async () => {
    await upload(ics([anaOnTuesday]));
    const [first] = await sessions();
    expect(gist(await upload(ics([{ ...anaOnTuesday, rule: 'FREQ=WEEKLY;COUNT=2' }])))).toEqual({
      added: 1,
      unchanged: 1,
    });
    expect((await sessions()).map(({ id }) => id)).toContain(first?.id);
    expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes', '03-10T10:00 Ana Reyes']);
  });

  test('a title shortened since does not unmake the match', async () => {
    await upload(ics([anaOnTuesday]));
    expect(gist(await upload(ics([{ ...anaOnTuesday, title: 'AR' }])))).toEqual({});
    expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes']);
  });
});

test('what staff changed in Kept is not undone by reading the same calendar again', async () => {
  await upload(ics([anaOnTuesday, benOnMonday]));
  const [ana, ben] = await sessions();
  const to = {
    startsAt: instant('2026-03-05T15:00:00Z'),
    endsAt: instant('2026-03-05T15:50:00Z'),
    zone: 'America/New_York',
  };
  await here((tx) => moveSession(tx, deps, ana!.id, to, ada()));
  await here((tx) => cancelSession(tx, deps, ben!.id, ada()));
  expect(gist(await upload(ics([anaOnTuesday, benOnMonday])))).toEqual({ unchanged: 2 });
  expect(await jotted()).toEqual(['03-05T10:00 Ana Reyes', '03-09T09:00 Ben Turner (cancelled)']);
});

test('sessions from before the calendar was connected are not asked about; those still running are', async () => {
  await upload(
    ics([
      anaOnTuesday,
      { ...benOnMonday, at: '20260303T093000' },
      { uid: 'old', at: '20260302T100000', title: 'Cara Moss' },
    ]),
    {
      at: '2026-03-03T15:10:00Z',
    },
  );
  expect(await jotted()).toEqual(['03-03T09:30 Ben Turner', '03-03T10:00 Ana Reyes']);
});

test('new weeks are booked from the last good copy, and a broken file does not replace it', async () => {
  await upload(ics([{ ...anaOnTuesday, rule: 'FREQ=WEEKLY' }]));
  await upload(ics([benOnMonday], ''));
  await here((tx) => extendCalendar(tx, deps, calendarId, instant('2026-04-13T12:00:00Z')));
  expect((await sessions()).at(-1)?.startsAt).toBe('2026-06-09T14:00:00.000Z');
});

describe('what a person teaches', () => {
  const odd = { uid: 'odd', at: '20260303T100000', title: 'Tuesday ten', rule: 'FREQ=WEEKLY;COUNT=2' };

  test('an unmatched series is one line, and the answer books it', async () => {
    expect(gist(await upload(ics([odd])))).toEqual({ unmatched: 1 });
    expect(await sessions()).toEqual([]);
    const rule = {
      calendarId,
      looksAt: 'title-is' as const,
      pattern: 'Tuesday ten',
      means: 'session' as const,
      clientIds: [practice.client('Cara Moss')],
    };
    await here((tx) => insertRule(tx, newId<RuleId>(), rule, ada()));
    expect(gist(await here((tx) => matchAgain(tx, deps, calendarId, ada())))).toEqual({ added: 2 });
    expect(await jotted()).toEqual(['03-03T10:00 Cara Moss', '03-10T10:00 Cara Moss']);
    expect(gist(await upload(ics([odd])))).toEqual({ unchanged: 2 });
  });

  test('a wrong match is corrected, also for sessions that are booked', async () => {
    await upload(ics([anaOnTuesday]));
    const rule = {
      calendarId: null,
      looksAt: 'uid' as const,
      pattern: 'ana',
      means: 'session' as const,
      clientIds: [practice.client('Ben Turner')],
    };
    await here((tx) => insertRule(tx, newId<RuleId>(), rule, ada()));
    expect(gist(await here((tx) => matchAgain(tx, deps, calendarId, ada())))).toEqual({ changed: 1 });
    expect(await jotted()).toEqual(['03-03T10:00 Ben Turner']);
  });

  test('what is no session is called off, and comes back when the rule goes', async () => {
    await upload(ics([anaOnTuesday]));
    const id = newId<RuleId>();
    const rule = {
      calendarId: null,
      looksAt: 'title-is' as const,
      pattern: 'Ana Reyes',
      means: 'not-a-session' as const,
      clientIds: [],
    };
    await here((tx) => insertRule(tx, id, rule, ada()));
    expect(gist(await here((tx) => matchAgain(tx, deps, calendarId, ada())))).toEqual({
      cancelled: 1,
      'not-a-session': 1,
    });
    await here((tx) => removeRule(tx, id, monday));
    expect(gist(await here((tx) => matchAgain(tx, deps, calendarId, ada())))).toEqual({
      restored: 1,
      changed: 1,
    });
    expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes']);
  });
});

test('a notice that a series is off calls off all of its dates, and nothing else', async () => {
  await upload(ics([{ ...anaOnTuesday, rule: 'FREQ=WEEKLY;COUNT=3' }, benOnMonday]));
  const notice = ics([anaOnTuesday]).replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:CANCEL');
  expect(gist(await upload(notice))).toEqual({ cancelled: 3 });
  expect(await jotted()).toEqual([
    '03-03T10:00 Ana Reyes (cancelled)',
    '03-09T09:00 Ben Turner',
    '03-10T10:00 Ana Reyes (cancelled)',
  ]);
});

test('what is over is not listed, and the same assumption on many entries is one line', async () => {
  const floating = ics([anaOnTuesday, benOnMonday]).replaceAll(';TZID=America/New_York', '');
  const old =
    'BEGIN:VEVENT\r\nUID:old\r\nDTSTART;VALUE=DATE:20190101\r\nSUMMARY:Holiday\r\nEND:VEVENT\r\nEND:VCALENDAR';
  const report = await upload(floating.replace('END:VCALENDAR', old));
  expect(gist(report)).toEqual({ added: 2, noted: 1 });
  expect(report.lines.find(({ outcome }) => outcome === 'noted')?.reason).toMatch(
    /practice’s zone was used\. \(And in 1 more\.\)/,
  );
});

test('bytes that no table can hold are left out, wherever they stand', async () => {
  await upload(ics([{ uid: 'an\0a', at: '20260303T100000', title: 'Ana\0 Reyes' }]));
  expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes']);
});

test('a UID of any length is told apart from others', async () => {
  const long = 'x'.repeat(5_000);
  await upload(
    ics([
      { ...anaOnTuesday, uid: `${long}1` },
      { ...benOnMonday, uid: `${long}2` },
    ]),
  );
  expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes', '03-09T09:00 Ben Turner']);
});

test('bad bytes change nothing', async () => {
  await upload(ics([anaOnTuesday]));
  await expect(upload('<html>Sign in</html>')).rejects.toMatchObject({ code: 'not-a-calendar' });
  expect(await jotted()).toEqual(['03-03T10:00 Ana Reyes']);
});

test('reports and entries are kept for the practice to look at', async () => {
  await upload(week);
  await upload(week);
  expect(await here((tx) => readReports(tx, calendarId, 10))).toHaveLength(2);
  const open = await here((tx) => readEntries(tx, calendarId, { from: monday, outcomes: ['unmatched'] }));
  expect(new Set(open.map(({ title }) => title))).toEqual(new Set(['Team lunch']));
});
