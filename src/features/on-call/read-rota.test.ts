import { expect, test } from 'vitest';
import type { StaffId } from '#core/ids.ts';
import { readRotaFile } from './read-rota.ts';

const staff = [
  { id: 'ada' as StaffId, name: 'Dr Ada Okafor', email: 'ada@riverside.example' },
  { id: 'lena' as StaffId, name: 'Lena Lindqvist', email: 'lena@riverside.example' },
];
const zone = 'America/New_York';

const file = (...events: readonly (readonly string[])[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');

const night = [`DTSTART;TZID=${zone}:20260302T200000`, `DTEND;TZID=${zone}:20260303T080000`];

test('what comes every week is a shift on the clock of its zone', () => {
  const weekly = [...night, 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', 'SUMMARY:On call: Lena Lindqvist'];
  expect(readRotaFile(file(weekly), staff, 'Europe/London')?.shifts).toEqual([
    {
      staffId: 'lena',
      weekdays: [1, 3],
      from: '20:00',
      until: '08:00',
      timeZone: zone,
      everyWeeks: 2,
      firstOn: '2026-03-02',
      lastOn: null,
      entry: '1: On call: Lena Lindqvist',
    },
  ]);
});

test('what comes once is somebody who stands in, known also by their mail address', () => {
  const once = [
    'DTSTART:20260304T130000Z',
    'DTEND:20260304T180000Z',
    'ATTENDEE:mailto:Ada@riverside.example',
  ];
  expect(readRotaFile(file(once), staff, zone)?.overrides).toEqual([
    {
      staffId: 'ada',
      from: '2026-03-04T13:00:00.000Z',
      until: '2026-03-04T18:00:00.000Z',
      entry: '1: without a title',
    },
  ]);
});

test.each([
  ['nobody', ['SUMMARY:Cover']],
  ['more than one', ['SUMMARY:Lena Lindqvist or Dr Ada Okafor']],
  ['repeats', ['SUMMARY:Lena Lindqvist', 'RRULE:FREQ=MONTHLY']],
  ['differ', ['SUMMARY:Lena Lindqvist', 'RRULE:FREQ=WEEKLY', 'EXDATE:20260309T200000']],
])('what cannot be read is left out with the reason: %s', (reason, lines) => {
  const read = readRotaFile(file([...night, ...lines]), staff, zone);
  expect(read).toMatchObject({ shifts: [], overrides: [] });
  expect(read?.leftOut[0]?.reason).toContain(reason);
});

test('what is no calendar is none', () => {
  expect(readRotaFile('hello', staff, zone)).toBeNull();
});
