/**
 * Whose booking is this? A wrong answer writes to the wrong person, so only what names exactly one client counts;
 * the rest is put before a person, and their answer becomes a rule.
 */
import type { ClientId } from '#core/ids.ts';
import type { Directory, Person } from './directory.ts';
import type { Booking } from './entry.ts';
import { findNames } from './find-names.ts';
import { isLike, normalised } from './normalise.ts';

export const waysToMatch = [
  'external-reference',
  'attendee-email',
  'full-name',
  'name-and-initial',
  'initials',
] as const;
export type WayToMatch = (typeof waysToMatch)[number];
/** Initials alone are a hint until the practice says that it uses them. */
export const usualWays: readonly WayToMatch[] = [
  'external-reference',
  'attendee-email',
  'full-name',
  'name-and-initial',
];

/** What a rule looks at; with `title-like`, `*` stands for anything. */
export const ruleSubjects = ['uid', 'title-is', 'title-like', 'attendee-email', 'reference'] as const;
export type RuleSubject = (typeof ruleSubjects)[number];

export interface MatchRule {
  readonly looksAt: RuleSubject;
  readonly pattern: string;
  readonly means: 'session' | 'not-a-session';
  readonly clientIds: readonly ClientId[];
}

export type Matching = { readonly because: string } & (
  | { readonly outcome: 'matched'; readonly clientIds: readonly ClientId[] }
  | { readonly outcome: 'unsure'; readonly clientIds: readonly ClientId[] }
  | { readonly outcome: 'unmatched' | 'not-a-session'; readonly clientIds: readonly [] }
);

/** What matching looks at. */
export type Matchable = Pick<Booking, 'uid' | 'title' | 'attendees' | 'references'>;

/** Rules in the order in which they count; the practice's newest first. */
export function matchBooking(
  booking: Matchable,
  directory: Directory,
  rules: readonly MatchRule[],
  ways: readonly WayToMatch[],
): Matching {
  const rule = rules.find((candidate) => applies(candidate, booking));
  if (rule) return byRule(rule);
  const allowed = (way: WayToMatch): boolean => ways.includes(way);
  const byReference = allowed('external-reference') ? referenced(booking, directory) : null;
  const byEmail = allowed('attendee-email') ? attending(booking, directory) : null;
  return byReference ?? byEmail ?? named(booking, directory, allowed);
}

function byRule(rule: MatchRule): Matching {
  return rule.means === 'not-a-session'
    ? {
        outcome: 'not-a-session',
        clientIds: [],
        because: 'A rule of the practice says that it is no session.',
      }
    : { outcome: 'matched', clientIds: rule.clientIds, because: 'A rule of the practice says whose it is.' };
}

function applies(rule: MatchRule, booking: Matchable): boolean {
  switch (rule.looksAt) {
    case 'uid':
      return booking.uid === rule.pattern;
    case 'title-is':
      return normalised(booking.title) === normalised(rule.pattern);
    case 'title-like':
      return isLike(booking.title, rule.pattern);
    case 'attendee-email':
      return booking.attendees.some(({ email }) => email === rule.pattern.trim().toLowerCase());
    case 'reference':
      return booking.references.includes(rule.pattern);
    default:
      return rule.looksAt satisfies never;
  }
}

function referenced(booking: Matchable, directory: Directory): Matching | null {
  const people = booking.references.flatMap((reference) => directory.byReference(reference));
  if (people.length === 0) return null;
  const doubt = doubtIn(booking.title);
  if (doubt) return unsure(people, doubt);
  return distinct(people).length === 1
    ? matched(people, 'It carries the reference of one client.')
    : unsure(people, 'It carries references of several clients.');
}

function attending(booking: Matchable, directory: Directory): Matching | null {
  const found = booking.attendees
    .map(({ email }) => directory.byEmail(email))
    .filter((people) => people.length > 0);
  if (found.length === 0) return null;
  const people = distinct(found.flat());
  const doubt = doubtIn(booking.title);
  if (doubt) return unsure(people, doubt);
  if (found.some((owners) => owners.length > 1))
    return unsure(people, 'An attendee’s address belongs to several clients.');
  return matched(
    people,
    people.length === 1
      ? 'The attendee’s address is one client’s.'
      : 'The attendees’ addresses are clients’.',
  );
}

function named(booking: Matchable, directory: Directory, allowed: (way: WayToMatch) => boolean): Matching {
  const found = findNames(booking.title, directory);
  if (!found) return { outcome: 'unmatched', clientIds: [], because: 'Nothing in it names a client.' };
  const doubt = doubtIn(booking.title) ?? found.doubt;
  if (doubt) return unsure(found.people, doubt);
  return allowed(found.way)
    ? matched(found.people, because[found.way])
    : unsure(found.people, hint[found.way]);
}

const because: Record<'full-name' | 'name-and-initial' | 'initials', string> = {
  'full-name': 'Its title has the full name.',
  'name-and-initial': 'Its title has a name and an initial that only fit here.',
  initials: 'Its title is initials that only fit here.',
};
const hint: typeof because = {
  'full-name': 'Its title has the full name, which this calendar does not go by.',
  'name-and-initial': 'Its title has a name and an initial, which this calendar does not go by.',
  initials: 'Its title may be initials, which this calendar does not go by.',
};

/** Words which tell that an entry is about a client and not with them, or not on. */
const aboutNotWith =
  /\b(?:re|regarding|about|consult(?:ation)?|supervision|notes?|report|letter|birthday|mother|father|mum|mom|dad|parents?|school|waitlist|hold|tentative|maybe)\b/i;
const calledOff = /\b(?:cancell?ed|cancels?|cxl|no[ -]?show|did not attend|dna|postponed|rescheduled?)\b/i;

function doubtIn(title: string): string | null {
  if (calledOff.test(title)) return 'Its title says that it may be off, and the calendar does not.';
  if (aboutNotWith.test(title) || title.includes('?'))
    return 'Its title may be about a client and not with them.';
  return null;
}

function matched(people: readonly Person[], why: string): Matching {
  return { outcome: 'matched', clientIds: distinct(people).map(({ clientId }) => clientId), because: why };
}

function unsure(people: readonly Person[], why: string): Matching {
  return { outcome: 'unsure', clientIds: distinct(people).map(({ clientId }) => clientId), because: why };
}

function distinct(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.clientId, person])).values()];
}
