import { expect, test } from 'vitest';
import { defaultProtocol } from './default.ts';
import type { Protocol } from './protocol.ts';
import { checkProtocol } from './validate.ts';

test('the default protocol holds, also after a way through JSON', () => {
  expect(checkProtocol(JSON.parse(JSON.stringify(defaultProtocol)))).toEqual({ protocol: defaultProtocol });
});

test('a protocol from before there were bounds is one still', () => {
  const { bounds: _, ...before } = defaultProtocol;
  expect(checkProtocol(before)).toEqual({ protocol: before });
});

/** The default with one thing changed: where, and into what. `null` as a change takes the field out. */
function changed(path: string, value: unknown): unknown {
  const document = JSON.parse(JSON.stringify(defaultProtocol)) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop()!;
  let here: Record<string, unknown> = document;
  for (const name of names) here = here[name] as Record<string, unknown>;
  if (value === takenOut) delete here[last];
  else here[last] = value;
  return document;
}
const takenOut = Symbol('taken out');

const at = (tier: keyof Protocol['tiers'], id: string): string =>
  `tiers.${tier}.steps.${defaultProtocol.tiers[tier].steps.findIndex((step) => step.id === id)}`;
const without = (tier: keyof Protocol['tiers'], ...kinds: readonly string[]) =>
  defaultProtocol.tiers[tier].steps.filter((step) => !kinds.includes(step.kind));
const again = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...defaultProtocol.tiers.routine.steps[0]!,
    id: `more-${index}`,
  }));

const faults: readonly (readonly [
  what: string,
  path: string,
  value: unknown,
  reason: RegExp,
  where?: string,
])[] = [
  ['no name', 'name', '', /name of one line/],
  ['a name of two lines', 'name', 'Missed\nsession', /name of one line/],
  ['a version of nothing', 'version', 0, /whole number from 1/],
  ['half a version', 'version', 1.5, /whole number/],
  ['a version in words', 'version', '1', /whole number/],
  ['no limits', 'limits', takenOut, /missing/],
  ['limits that are a list', 'limits', [], /group of fields/],
  ['a limit left out', 'limits.leaseMinutes', takenOut, /missing/],
  ['a limit misspelt', 'limits.leesMinutes', 15, /no field/],
  ['a negative wait', 'limits.askAfterMinutes', -1, /from 0 to 60/],
  ['an endless lease', 'limits.leaseMinutes', Number.POSITIVE_INFINITY, /from 1 to 120/],
  ['asking after the miss', 'limits.askAfterMinutes', 16, /Nobody would be asked/],
  ['urgent slower than usual', 'limits.urgentAnswerMinutes', 16, /urgent question would wait longer/],
  ['bounds for one tier alone', 'bounds', { routine: defaultProtocol.bounds!.routine }, /missing/, 'bounds'],
  ['a bound left out', 'bounds.routine.quietMinutes', takenOut, /missing/],
  ['a bound of no time', 'bounds.high.personMinutes', 0, /from 1 to/],
  ['a tier left out', 'tiers.high', takenOut, /missing/],
  ['a tier too many', 'tiers.severe', { steps: [] }, /no field/],
  ['steps that are no list', 'tiers.routine.steps', { 0: 'call' }, /not a list/],
  ['far too many steps', 'tiers.routine.steps', again(41), /more than 40/],
  ['a step that is a word', 'tiers.routine.steps.0', 'call', /group of fields/],
  ['an id with a slash', `${at('routine', 'call')}.id`, 'a/b', /name for a step/],
  ['an id that is no text', `${at('routine', 'call')}.id`, 7, /name for a step/],
  ['an unknown kind', `${at('routine', 'call')}.kind`, 'shout', /not a word that Kept knows/],
  ['a kind from the prototype', `${at('routine', 'call')}.kind`, 'constructor', /not a word that Kept knows/],
  [
    'an unknown channel',
    `${at('routine', 'check-in')}.channels`,
    ['fax'],
    /not a word that Kept knows/,
    `${at('routine', 'check-in')}.channels.0`,
  ],
  ['a channel twice', `${at('routine', 'check-in')}.channels`, ['sms', 'sms'], /twice/],
  ['an unknown role', `${at('routine', 'call')}.firstAsked`, 'the boss', /not a word that Kept knows/],
  ['no time to answer', `${at('routine', 'call')}.answerMinutes`, 0, /from 1/],
  ['the same id twice', `${at('routine', 'check-in')}.id`, 'call', /taken already/],
  ['an id that means something else', `${at('routine', 'check-in')}.id`, 'miss-confirmed', /taken already/],
  ['a step after itself', `${at('routine', 'call')}.timing.after`, 'call', /nothing that comes before/],
  [
    'a step after a later one',
    `${at('routine', 'call')}.timing.after`,
    'decide',
    /nothing that comes before/,
  ],
  [
    'a step after nothing',
    `${at('routine', 'call')}.timing.after`,
    'no-such-step',
    /nothing that comes before/,
  ],
  ['a check-in that goes nowhere', `${at('routine', 'check-in')}.channels`, [], /needs a way to go/],
  ['a check-in by voice', `${at('routine', 'check-in')}.channels`, ['sms', 'voice'], /is written/],
  ['a check-in without words', `${at('routine', 'check-in')}.template`, null, /no wording/],
  ['a call by text', `${at('routine', 'call')}.channels`, ['sms'], /made by voice/],
  ['a call with words', `${at('routine', 'call')}.template`, 'check-in', /Only check-ins and letters/],
  ['a decision over a channel', `${at('routine', 'decide')}.channels`, ['sms'], /Only calls and check-ins/],
  [
    'a letter without words',
    `${at('routine', 'follow-up')}.kind`,
    'letter',
    /no wording/,
    `${at('routine', 'follow-up')}.template`,
  ],
  [
    'a need that nothing waits for',
    `${at('routine', 'check-in')}.needs`,
    ['consultation'],
    /waits for nothing/,
  ],
  [
    'a gate without a consultation',
    `${at('elevated', 'emergency-contact')}.needs`,
    ['agreement-reviewed', 'concern-judged'],
    /on record: consultation/,
  ],
  [
    'a gate without a review',
    `${at('high', 'welfare-check')}.needs`,
    ['consultation', 'concern-judged'],
    /on record: agreement-reviewed/,
  ],
  [
    'a gate without anything',
    `${at('high', 'welfare-check')}.needs`,
    [],
    /agreement-reviewed, concern-judged, consultation/,
  ],
  [
    'a gate before the miss',
    `${at('elevated', 'emergency-contact')}.timing.after`,
    'session-start',
    /confirmed the miss/,
  ],
  [
    'a decision before the miss',
    `${at('routine', 'decide')}.timing.after`,
    'session-start',
    /confirmed the miss/,
  ],
  ['no steps', 'tiers.routine.steps', [], /No person would ever be asked/],
  ['only messages', 'tiers.routine.steps', again(2), /No person would ever be asked/],
  [
    'nobody to decide',
    'tiers.routine.steps',
    without('routine', 'decide', 'follow-up'),
    /how this should end/,
  ],
  [
    'a machine that pursues',
    'tiers.routine.steps',
    [...defaultProtocol.tiers.routine.steps, ...again(3)],
    /More than 5 check-ins/,
  ],
  ['more effort than steps', 'tiers.elevated.minimumEffort.attempts', 6, /5 attempts at most/],
  ['more days than the steps take', 'tiers.elevated.minimumEffort.spreadHours', 72, /only 50 hours apart/],
  ['no effort at all', 'tiers.routine.minimumEffort.attempts', 0, /from 1 to 10/],
];

const cases = faults.map(([what, path, value, reason, where]) => ({
  what,
  path,
  value,
  reason,
  place: where ?? path,
}));

test.each(cases)('$what is found, with its place and a way out', ({ path, value, reason, place }) => {
  const checked = checkProtocol(changed(path, value));
  const problems = 'problems' in checked ? checked.problems : [];
  const found = problems.find((problem) => reason.test(problem.reason));
  expect(found, JSON.stringify(problems)).toBeDefined();
  expect(place.startsWith(found!.path) || found!.path.startsWith(place)).toBe(true);
  expect(found!.wayOut).toMatch(/\.$/);
});

test.each([null, undefined, 7, 'protocol', [], true])('%j is no protocol', (document) => {
  expect(checkProtocol(document)).toMatchObject({ problems: [{ path: '' }] });
});

test('every fault is told at once, and a flood of them is cut off', () => {
  const two = { ...(changed('version', -1) as object), name: 3 };
  expect(checkProtocol(two)).toMatchObject({ problems: [{ path: 'name' }, { path: 'version' }] });
  const flood = changed(
    'tiers.routine.steps',
    Array.from({ length: 40 }, () => ({})),
  );
  const checked = checkProtocol(flood);
  expect('problems' in checked && checked.problems.length).toBe(100);
});

test('what was written by somebody else is copied, never kept', () => {
  const document = JSON.parse(JSON.stringify(defaultProtocol)) as { limits: { leaseMinutes: number } };
  const checked = checkProtocol(document);
  document.limits.leaseMinutes = 99_999;
  expect('protocol' in checked && checked.protocol.limits.leaseMinutes).toBe(15);
});

test('what is due before the miss counts from the miss, since it may not go out before', () => {
  const last = defaultProtocol.tiers.elevated.steps.findIndex((step) => step.id === 'last-check-in');
  // From five minutes after the start it would be fifty hours and five minutes; from the miss it is five short.
  const document = changed(
    `tiers.elevated.steps.${last}.timing.waitMinutes`,
    50 * 60 - 5,
  ) as unknown as Protocol;
  const effort = { attempts: 3, spreadHours: 50 };
  const tiers = { ...document.tiers, elevated: { ...document.tiers.elevated, minimumEffort: effort } };
  expect(checkProtocol({ ...document, tiers })).toMatchObject({
    problems: [{ path: 'tiers.elevated.minimumEffort.spreadHours' }],
  });
});
