/** Keeps count of what the practice's bounds are about: who was asked, when, and how long nobody was [P8.2]. */
import type { Command } from '../case/commands.ts';
import { effortOf } from '../case/effort.ts';
import type { CaseEvent } from '../case/events.ts';
import { stepOf } from '../case/ladder.ts';
import type { CaseState, ExistingCase } from '../case/state.ts';
import type { StaffId, StepId } from '../ids.ts';
import { type Instant, minutesBetween } from '../time/instant.ts';
import type { Breach } from './breach.ts';
import { startsAt } from './model.ts';
import type { Measured, Trial, Watch } from './situation.ts';

/** One step of a trial as it happened. */
export interface Seen {
  readonly before: CaseState;
  readonly after: ExistingCase;
  readonly command: Command;
  readonly at: Instant;
  readonly isUsual: boolean;
  /** Everybody to whom a question went out. */
  readonly asked: readonly StaffId[];
  readonly events: readonly CaseEvent[];
}

export function watched(
  trial: Trial,
  watch: Watch,
  seen: Seen,
): { readonly watch: Watch; readonly breach: Breach | null } {
  const { at, asked, command } = seen;
  const by = command.by.kind === 'staff' ? command.by.staffId : null;
  const isHeard = by !== null || asked.length > 0;
  const next: Watch = {
    personAt: watch.personAt ?? (isHeard ? at : null),
    quietSince: isHeard || seen.before.status !== 'open' ? at : watch.quietSince,
    ...presence(watch, seen, by),
    acts: by ? actsAfter(watch.acts, command) : watch.acts,
    isPlain: watch.isPlain && (seen.isUsual || command.by.kind === 'provider'),
    decideAsked: watch.decideAsked || decideAskedIn(seen),
  };
  return {
    watch: next,
    breach:
      personLate(trial, watch, next, at) ??
      everybodyLate(trial, watch, next, seen) ??
      tooQuiet(trial, watch, seen) ??
      tooLittle(trial, watch, next, seen),
  };
}

/** Whoever speaks knows; everybody else has to be asked after that. */
function presence(watch: Watch, seen: Seen, by: StaffId | null): Pick<Watch, 'wordAt' | 'askedSince'> {
  const { after, asked, at } = seen;
  const wordAt = by ? at : watch.wordAt;
  if (after.status === 'closed' || after.missConfirmedAt) return { wordAt, askedSince: null };
  const earlier = by ? [by] : watch.askedSince;
  if (earlier === null) return { wordAt, askedSince: null };
  const askedSince = [...new Set([...earlier, ...asked])];
  const isEverybody = after.chain.every((link) => askedSince.includes(link.staffId));
  return { wordAt, askedSince: isEverybody ? null : askedSince };
}

function actsAfter(acts: Watch['acts'], command: Command): Watch['acts'] {
  if (command.type === 'take-case' && acts === 'none') return 'taken';
  const isConfirming = command.type === 'confirm-missed' || command.type === 'note-lateness';
  return isConfirming && (acts === 'none' || acts === 'confirmed') ? 'confirmed' : 'more';
}

function decideAskedIn({ events, after }: Seen): boolean {
  return events.some((event) => event.type === 'person-asked' && isToDecide(after, event.stepId));
}

function personLate({ bounds, measured }: Trial, before: Watch, next: Watch, at: Instant): Breach | null {
  if (before.personAt) return null;
  const minutes = minutesBetween(startsAt, at);
  if (next.personAt && next.acts === 'none') longest(measured, 'personMinutes', minutes);
  return bounds && minutes > bounds.personMinutes
    ? { promise: 'person-in-time', minutes, within: bounds.personMinutes }
    : null;
}

function everybodyLate({ bounds, measured }: Trial, before: Watch, next: Watch, seen: Seen): Breach | null {
  if (before.askedSince === null || seen.after.status === 'closed' || seen.after.missConfirmedAt) return null;
  const minutes = minutesBetween(before.wordAt, seen.at);
  if (next.askedSince === null) {
    longest(measured, 'everybodyMinutes', minutes);
    if (next.acts === 'none') longest(measured, 'silentEverybodyMinutes', minutes);
    if (next.acts === 'taken') longest(measured, 'takenEverybodyMinutes', minutes);
  }
  return bounds && minutes > bounds.everybodyMinutes
    ? { promise: 'everybody-in-time', minutes, within: bounds.everybodyMinutes }
    : null;
}

function tooQuiet({ bounds, measured }: Trial, watch: Watch, { before, at }: Seen): Breach | null {
  if (before.status !== 'open') return null;
  const minutes = minutesBetween(watch.quietSince, at);
  longest(measured, 'quietMinutes', minutes);
  return bounds && minutes > bounds.quietMinutes
    ? { promise: 'never-quiet', minutes, within: bounds.quietMinutes }
    : null;
}

/** Once nothing else is left to be done, whoever is asked how it should end has to be able to end it [P5.3]. */
function tooLittle({ measured }: Trial, before: Watch, next: Watch, { after, at }: Seen): Breach | null {
  if (!next.decideAsked || !next.isPlain || next.acts !== 'more') return null;
  if (!before.decideAsked) longest(measured, 'decideMinutes', minutesBetween(startsAt, at));
  if (after.asks.length === 0 || !after.asks.every((ask) => isToDecide(after, ask.stepId))) return null;
  const { attempts, spreadHours, isEnough } = effortOf(after);
  measured.decideAttempts = Math.min(measured.decideAttempts ?? attempts, attempts);
  return isEnough ? null : { promise: 'enough-tried', attempts, spreadHours };
}

function isToDecide(state: ExistingCase, stepId: StepId | null): boolean {
  return stepId !== null && stepOf(state, stepId)?.kind === 'decide';
}

type Longest =
  | 'personMinutes'
  | 'silentEverybodyMinutes'
  | 'takenEverybodyMinutes'
  | 'everybodyMinutes'
  | 'quietMinutes'
  | 'decideMinutes';

function longest(measured: Measured, what: Longest, minutes: number): void {
  measured[what] = Math.max(measured[what] ?? 0, minutes);
}
