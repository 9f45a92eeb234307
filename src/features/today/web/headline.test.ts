import { expect, test } from 'vitest';
import type { AttendingNow, CaseNow, Standing, TodayAnswer } from '../contract.ts';
import { countsOf, headlineOf, isPast, tallyOf } from './headline.ts';
import { asOf } from './use-today.ts';
import { sayableOf } from './what-can-be-said.ts';
import { seenBy } from './whose.ts';

const you = 'ada';
const now = new Date('2026-03-03T14:20:00Z');

const row = (standing: Standing, more: Partial<AttendingNow> = {}): AttendingNow => ({
  sessionId: 's',
  clientId: standing,
  clinicianId: you,
  startsAt: '2026-03-03T14:00:00Z',
  endsAt: '2026-03-03T14:50:00Z',
  telehealth: false,
  standing,
  since: null,
  mayConfirmAt: '2026-03-03T14:15:00Z',
  caseId: null,
  ...more,
});

const aCase = (clientId: string, ownerId: string): CaseNow => ({
  caseId: `case of ${clientId}`,
  clientId,
  phase: 'missed',
  tier: 'routine',
  ownerId,
  sessionStartsAt: '2026-03-03T14:00:00Z',
  lease: null,
  asked: [],
  lastMessage: null,
  ahead: [],
});

const answer = (parts: Partial<TodayAnswer>): TodayAnswer => ({
  day: '2026-03-03',
  isToday: true,
  now: now.toISOString(),
  timeZone: 'America/New_York',
  practice: 'Riverside Practice',
  you: { staffId: you, mayMark: true },
  attending: [],
  cases: [],
  inNobodysHands: [],
  clients: {},
  staff: {},
  ...parts,
});

const headline = (parts: Partial<TodayAnswer>, whose: 'mine' | 'everyone' = 'everyone') =>
  headlineOf(countsOf(seenBy(answer(parts), whose)), whose);

test('as long as a message waits, not everyone is accounted for', () => {
  const nobody = { unaccounted: 0, begun: 0, seen: 1, toCome: 0 };
  expect(headlineOf(nobody, 'everyone', 0)).toBe('Everyone is accounted for');
  expect(headlineOf(nobody, 'everyone', 1)).toBe('A message waits for you');
  expect(headlineOf({ ...nobody, unaccounted: 2 }, 'everyone', 1)).toBe('2 not yet accounted for');
});

test('everyone is accounted for only when nobody is missing and nobody has just begun', () => {
  expect(headline({ attending: [row('here'), row('expected')] })).toBe('Everyone is accounted for');
  expect(headline({ attending: [row('begun')] })).toBe('Nobody is missing so far');
  expect(headline({ inNobodysHands: [row('in-nobodys-hands')] })).toBe('1 not yet accounted for');
  expect(headline({ cases: [aCase('eli', 'lena')] })).toBe('1 not yet accounted for');
});

test('a client who is missing twice is one person', () => {
  const parts = {
    cases: [aCase('eli', you)],
    inNobodysHands: [row('in-nobodys-hands', { clientId: 'eli' })],
  };
  expect(headline(parts)).toBe('1 not yet accounted for');
});

test('looking at one’s own never hides that colleagues miss somebody', () => {
  const parts = { cases: [aCase('eli', 'lena'), aCase('ana', you)] };
  expect(headline(parts, 'mine')).toBe('1 of yours not yet accounted for');
  expect(seenBy(answer(parts), 'mine').elsewhere).toBe(1);
});

test('the tally leaves out what is nothing', () => {
  expect(tallyOf(countsOf(seenBy(answer({}), 'everyone')))).toBe('');
  const attending = [row('begun'), row('here'), row('expected')];
  expect(tallyOf(countsOf(seenBy(answer({ attending }), 'everyone')))).toBe(
    '1 has just begun · 1 seen · 1 to come',
  );
});

test('a session begins by the clock, whether or not anybody tells', () => {
  const given = answer({
    attending: [row('expected'), row('expected', { startsAt: '2026-03-03T15:00:00Z' })],
  });
  expect(asOf(given, now).attending.map(({ standing }) => standing)).toEqual(['begun', 'expected']);
  expect(asOf(given, new Date('2026-03-03T13:59:00Z'))).toBe(given);
});

test('"not here" means "not yet" until the miss may be confirmed, and is not asked twice', () => {
  const early = new Date('2026-03-03T14:10:00Z');
  expect(sayableOf(row('begun'), early).notHere).toBe('late-noted');
  expect(sayableOf(row('late'), early).notHere).toBeNull();
  expect(sayableOf(row('late'), now).notHere).toBe('not-here');
  expect(sayableOf(row('here'), now)).toEqual({ here: false, notHere: null, change: true });
  expect(sayableOf(row('expected', { startsAt: '2026-03-03T18:00:00Z' }), now).here).toBe(false);
});

test('what is over and settled is past; whoever is missing never is', () => {
  const evening = new Date('2026-03-03T20:00:00Z');
  expect(isPast(row('here'), evening)).toBe(true);
  expect(isPast(row('here'), now)).toBe(false);
  expect(isPast(row('not-seen'), evening)).toBe(false);
  expect(isPast(row('begun'), evening)).toBe(false);
});
