import { describe, expect, test } from 'vitest';
import type { ClientId } from '#core/ids.ts';
import { arrange } from './directory.ts';
import { type MatchRule, matchBooking, usualWays } from './match-booking.ts';

const person = (name: string, over: { legal?: string; references?: string[]; emails?: string[] } = {}) => ({
  clientId: name as ClientId,
  names: [name, over.legal ?? ''],
  references: over.references ?? [],
  emails: over.emails ?? [],
});
const people = [
  person('Ana Reyes', {
    legal: 'Anastasia Reyes Luna',
    references: ['SP-1042'],
    emails: ['ana@example.com'],
  }),
  person('Ben Turner', { emails: ['turners@example.com'] }),
  person('Bea Turner', { emails: ['turners@example.com'] }),
  person('Eli Gray', { emails: ['eli@example.com'] }),
  person('Sam Gray', { emails: ['sam@example.com'] }),
  person('Jörg Müller'),
  person('Mary-Jane O’Brien'),
  person('John Smith', { references: ['7'] }),
  { ...person('John Smith'), clientId: 'other John Smith' as ClientId },
  person('Zoe'),
];
const directory = arrange(people);
const look = (
  title: string,
  over: Partial<Parameters<typeof matchBooking>[0]> = {},
  rules: MatchRule[] = [],
  ways = usualWays,
) => {
  const found = matchBooking(
    { uid: 'u', title, attendees: [], references: [], ...over },
    directory,
    rules,
    ways,
  );
  return `${found.outcome}${found.clientIds.length > 0 ? `: ${[...found.clientIds].sort().join(' + ')}` : ''}`;
};
const guest = (email: string) => ({ email, name: '', declined: false });

describe('titles', () => {
  test.each([
    ['Ana Reyes', 'matched: Ana Reyes'],
    ['ANA REYES', 'matched: Ana Reyes'],
    ['Ana Reyes, intake (telehealth)', 'matched: Ana Reyes'],
    ['Anastasia Reyes Luna', 'matched: Ana Reyes'],
    ['Turner, Ben', 'matched: Ben Turner'],
    ['Jorg Muller – Gespräch', 'matched: Jörg Müller'],
    ['Mary Jane O’Brien', 'matched: Mary-Jane O’Brien'],
    ['Eli & Sam Gray, couple session', 'matched: Eli Gray + Sam Gray'],
    ['Eli and Sam Gray', 'matched: Eli Gray + Sam Gray'],
    ['Eli Gray / Sam Gray', 'matched: Eli Gray + Sam Gray'],
    ['Eli Gray', 'matched: Eli Gray'],
    ['Ana R. - Individual Session', 'matched: Ana Reyes'],
    ['A. Reyes', 'matched: Ana Reyes'],
    ['Zoe', 'matched: Zoe'],
    ['Zoe telehealth 50 min', 'matched: Zoe'],
    // Too little, too much, or about somebody: a person looks.
    ['B. Turner', 'unsure: Bea Turner + Ben Turner'],
    ['John Smith', 'unsure: John Smith + other John Smith'],
    ['A.R. Appointment', 'unsure: Ana Reyes'],
    ['AR', 'unsure: Ana Reyes'],
    ['Ana Reyes & Tom', 'unsure: Ana Reyes'],
    ['Lunch with Zoe and the team', 'unsure: Zoe'],
    ['Supervision re Ana Reyes', 'unsure: Ana Reyes'],
    ['CANCELLED Ana Reyes', 'unsure: Ana Reyes'],
    ['Ana Reyes ?', 'unsure: Ana Reyes'],
    ['Call Ana Reyes’s mother: Ana Reyes', 'unsure: Ana Reyes'],
    ['Team lunch', 'unmatched'],
    ['Busy', 'unmatched'],
    ['', 'unmatched'],
    ['Ana', 'unmatched'],
    ['Reyes', 'unmatched'],
  ])('%s → %s', (title, expected) => {
    expect(look(title)).toBe(expected);
  });
});

test('initials count once the practice says that it uses them', () => {
  expect(look('AR', {}, [], [...usualWays, 'initials'])).toBe('matched: Ana Reyes');
  expect(look('BT', {}, [], [...usualWays, 'initials'])).toBe('unsure: Bea Turner + Ben Turner');
});

test('a reference names one client, whatever the title', () => {
  expect(look('Busy', { references: ['SP-1042'] })).toBe('matched: Ana Reyes');
  expect(look('Busy', { references: ['SP-9999'] })).toBe('unmatched');
  expect(look('Busy', { references: ['SP-1042', '7'] })).toBe('unsure: Ana Reyes + John Smith');
});

test('an attendee’s address names a client unless several share it', () => {
  expect(look('Session', { attendees: [guest('ana@example.com'), guest('ada@riverside.example')] })).toBe(
    'matched: Ana Reyes',
  );
  expect(look('Session', { attendees: [guest('eli@example.com'), guest('sam@example.com')] })).toBe(
    'matched: Eli Gray + Sam Gray',
  );
  expect(look('Session', { attendees: [guest('turners@example.com')] })).toBe(
    'unsure: Bea Turner + Ben Turner',
  );
});

describe('rules of the practice come first', () => {
  const rule = (over: Partial<MatchRule>): MatchRule => ({
    looksAt: 'title-is',
    pattern: 'x',
    means: 'session',
    clientIds: ['Ana Reyes' as ClientId],
    ...over,
  });
  test.each([
    [rule({ pattern: 'tuesday ten' }), 'Tuesday, Ten!', 'matched: Ana Reyes'],
    [
      rule({ looksAt: 'title-like', pattern: 'Studio * evening*' }),
      'Studio B: evening slot',
      'matched: Ana Reyes',
    ],
    [rule({ looksAt: 'title-like', pattern: 'Studio * evening' }), 'Studio B morning', 'unmatched'],
    [rule({ looksAt: 'title-like', pattern: '*' }), 'anything', 'matched: Ana Reyes'],
    [rule({ looksAt: 'uid', pattern: 'u' }), 'anything', 'matched: Ana Reyes'],
    [rule({ looksAt: 'uid', pattern: 'v' }), 'anything', 'unmatched'],
    [rule({ pattern: 'Ben Turner', means: 'not-a-session', clientIds: [] }), 'Ben Turner', 'not-a-session'],
  ])('%j on %s', (one, title, expected) => {
    expect(look(title, {}, [one])).toBe(expected);
  });
});
