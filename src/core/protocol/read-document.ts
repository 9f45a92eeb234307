/**
 * Reads a protocol out of a document that anybody may have written, field by field. What is reported as a problem is
 * filled with a stand-in, so that all problems are found at once; with a problem the result is not used.
 */
import type { StepId } from '../ids.ts';
import {
  type Bounds,
  type ChannelKind,
  type FirstAsked,
  type Ladder,
  type MinimumEffort,
  type Prerequisite,
  type Protocol,
  type ProtocolLimits,
  type Step,
  type StepKind,
  type StepTiming,
  type Tier,
  tiers,
} from './protocol.ts';

/** Tells one problem: where (`tiers.high.steps.2.id`), what is wrong, and what to do about it. */
export type Say = (path: string, reason: string, wayOut: string) => void;

type Range = readonly [least: number, most: number];
const day = 24 * 60;

/** Wide enough for any practice, narrow enough to stop a slip of the hand. */
const limitRanges: Readonly<Record<keyof ProtocolLimits, Range>> = {
  askAfterMinutes: [0, 60],
  missedAfterMinutes: [1, 120],
  answerMinutes: [1, 240],
  leaseMinutes: [1, 120],
  lateMinutes: [1, 60],
  urgentAnswerMinutes: [1, 30],
  reviewMinutes: [60, 3 * day],
  lateEntryMinutes: [1, day],
  callBackMinutes: [5, 240],
};
const boundRanges: Readonly<Record<keyof Bounds, Range>> = {
  personMinutes: [1, day],
  everybodyMinutes: [1, 3 * day],
  quietMinutes: [15, 14 * day],
};
const waitRange: Range = [0, 366 * day];
const answerRange: Range = [1, 14 * day];
const attemptsRange: Range = [1, 10];
const spreadRange: Range = [0, 7 * 24];
const mostSteps = 40;

const stepKinds: Readonly<Record<StepKind, true>> = {
  'review-agreement': true,
  call: true,
  'check-in': true,
  task: true,
  decide: true,
  'contact-emergency-contact': true,
  'request-welfare-check': true,
  letter: true,
  'follow-up': true,
  'caring-contact': true,
};
const channelKinds: Readonly<Record<ChannelKind, true>> = { sms: true, email: true, voice: true };
const roles: Readonly<Record<FirstAsked, true>> = {
  owner: true,
  backup: true,
  'on-call': true,
  supervisor: true,
};
const prerequisites: Readonly<Record<Prerequisite, true>> = {
  'agreement-reviewed': true,
  'concern-judged': true,
  consultation: true,
};

export function readDocument(document: unknown, say: Say): Protocol {
  const {
    name,
    version,
    limits,
    tiers: ladders,
    bounds,
  } = fields(document, '', ['name', 'version', 'limits', 'tiers'], say, ['bounds']);
  return {
    name: line(name, 'name', say),
    version: whole(version, 'version', [1, 1_000_000], say),
    limits: readNumbers(limits, 'limits', limitRanges, say),
    tiers: readTiers(ladders, say),
    ...(bounds !== undefined && { bounds: readBounds(bounds, say) }),
  };
}

/** For every tier or for none, so that a tier without bounds is no oversight. */
function readBounds(value: unknown, say: Say): Readonly<Record<Tier, Bounds>> {
  const found = fields(value, 'bounds', tiers, say);
  const read = tiers.map(
    (tier) => [tier, readNumbers(found[tier], `bounds.${tier}`, boundRanges, say)] as const,
  );
  return Object.fromEntries(read) as unknown as Readonly<Record<Tier, Bounds>>;
}

function readNumbers<Name extends string>(
  value: unknown,
  path: string,
  ranges: Readonly<Record<Name, Range>>,
  say: Say,
): Readonly<Record<Name, number>> {
  const names = Object.keys(ranges) as Name[];
  const found = fields(value, path, names, say);
  const read = names.map((name) => [name, whole(found[name], `${path}.${name}`, ranges[name], say)] as const);
  return Object.fromEntries(read) as Record<Name, number>;
}

function readTiers(value: unknown, say: Say): Protocol['tiers'] {
  const found = fields(value, 'tiers', tiers, say);
  const read = tiers.map((tier) => [tier, readLadder(found[tier], `tiers.${tier}`, say)] as const);
  return Object.fromEntries(read) as unknown as Protocol['tiers'];
}

function readLadder(value: unknown, path: string, say: Say): Ladder {
  const { steps, minimumEffort } = fields(value, path, ['steps', 'minimumEffort'], say);
  return {
    steps: list(steps, `${path}.steps`, mostSteps, say).map((step, index) =>
      readStep(step, `${path}.steps.${index}`, say),
    ),
    minimumEffort: readEffort(minimumEffort, `${path}.minimumEffort`, say),
  };
}

function readEffort(value: unknown, path: string, say: Say): MinimumEffort {
  const { attempts, spreadHours } = fields(value, path, ['attempts', 'spreadHours'], say);
  return {
    attempts: whole(attempts, `${path}.attempts`, attemptsRange, say),
    spreadHours: whole(spreadHours, `${path}.spreadHours`, spreadRange, say),
  };
}

const stepFields = [
  'id',
  'kind',
  'timing',
  'channels',
  'template',
  'firstAsked',
  'answerMinutes',
  'needs',
] as const;

function readStep(value: unknown, path: string, say: Say): Step {
  const step = fields(value, path, stepFields, say);
  return {
    id: stepId(step.id, `${path}.id`, say),
    kind: oneOf(step.kind, `${path}.kind`, stepKinds, say),
    timing: readTiming(step.timing, `${path}.timing`, say),
    channels: several(step.channels, `${path}.channels`, channelKinds, say),
    template: step.template === null ? null : line(step.template, `${path}.template`, say),
    firstAsked: oneOf(step.firstAsked, `${path}.firstAsked`, roles, say),
    answerMinutes: whole(step.answerMinutes, `${path}.answerMinutes`, answerRange, say),
    needs: several(step.needs, `${path}.needs`, prerequisites, say),
  };
}

function readTiming(value: unknown, path: string, say: Say): StepTiming {
  const { after, waitMinutes } = fields(value, path, ['after', 'waitMinutes'], say);
  return {
    after: stepId(after, `${path}.after`, say),
    waitMinutes: whole(waitMinutes, `${path}.waitMinutes`, waitRange, say),
  };
}

/** Every name is wanted, but for those that may be missing, and no other: a misspelt field would be ignored in silence. */
function fields<Name extends string, Optional extends string = never>(
  value: unknown,
  path: string,
  names: readonly Name[],
  say: Say,
  optional: readonly Optional[] = [],
): Partial<Record<Name | Optional, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value !== undefined || path === '')
      say(path, 'Is not a group of fields.', `Give ${names.join(', ')}.`);
    return {};
  }
  const known: readonly string[] = [...names, ...optional];
  const found: Partial<Record<string, unknown>> = {};
  for (const name of known) {
    if (Object.hasOwn(value, name)) found[name] = (value as Record<string, unknown>)[name];
    else if (!(optional as readonly string[]).includes(name))
      say(within(path, name), 'Is missing.', 'Give it; the default protocol shows how.');
  }
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    say(
      within(path, name.slice(0, 40)),
      'Is no field of a protocol.',
      `Take it out; here stand ${known.join(', ')}.`,
    );
  }
  return found as Partial<Record<Name | Optional, unknown>>;
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function list(value: unknown, path: string, most: number, say: Say): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    say(path, 'Is not a list.', 'Write it as [ … ].');
    return [];
  }
  if (value.length > most) say(path, `Has more than ${most} entries.`, 'Take some out.');
  return value.slice(0, most);
}

function several<Word extends string>(
  value: unknown,
  path: string,
  words: Readonly<Record<Word, true>>,
  say: Say,
): readonly Word[] {
  const entries = list(value, path, 10, say);
  if (new Set(entries).size < entries.length) say(path, 'Names something twice.', 'Name each once.');
  return entries.map((entry, index) => oneOf(entry, `${path}.${index}`, words, say));
}

function oneOf<Word extends string>(
  value: unknown,
  path: string,
  words: Readonly<Record<Word, true>>,
  say: Say,
): Word {
  if (value !== undefined && !(typeof value === 'string' && Object.hasOwn(words, value))) {
    say(path, 'Is not a word that Kept knows here.', `Choose from ${Object.keys(words).join(', ')}.`);
  }
  return value as Word;
}

function whole(value: unknown, path: string, [least, most]: Range, say: Say): number {
  if (value !== undefined && !(Number.isInteger(value) && inRange(value as number, least, most))) {
    say(
      path,
      `Is not a whole number${unitOf(path)} from ${least} to ${most}.`,
      'Give one within these bounds.',
    );
  }
  return value as number;
}

function unitOf(path: string): string {
  if (path.endsWith('Minutes')) return ' of minutes';
  return path.endsWith('Hours') ? ' of hours' : '';
}

function inRange(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function line(value: unknown, path: string, say: Say): string {
  if (value !== undefined && !(typeof value === 'string' && /^\S(?:.{0,78}\S)?$/u.test(value))) {
    say(path, 'Is not a name of one line.', 'Write up to 80 characters, without spaces at the ends.');
  }
  return value as string;
}

/** Lower case words joined by hyphens, since it becomes part of every message's key. */
function stepId(value: unknown, path: string, say: Say): StepId {
  const isName =
    typeof value === 'string' && value.length <= 40 && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(value);
  if (value !== undefined && !isName) {
    say(path, 'Is not a name for a step.', 'Write it like first-check-in, at most 40 characters.');
  }
  return value as StepId;
}
