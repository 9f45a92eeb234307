/** Lets one thing happen to a case on trial, by the rules that the program itself runs on, and looks for what is broken. */
import type { Command } from '../case/commands.ts';
import { decide } from '../case/decide.ts';
import type { CaseEvent } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import { react } from '../case/react.ts';
import { type CaseState, type ExistingCase, noCase } from '../case/state.ts';
import { dueAt } from '../case/timers.ts';
import type { Instant } from '../time/instant.ts';
import type { Breach } from './breach.ts';
import type { Habits, Happening } from './happening.ts';
import { opening, startsAt } from './model.ts';
import { machineBreach, stateBreach } from './promises.ts';
import type { Situation, Trial, Watch } from './situation.ts';
import { type Seen, watched } from './watching.ts';

export interface Outcome {
  readonly next: Situation;
  readonly events: readonly CaseEvent[];
  readonly breach: Breach | null;
}

export function begin(trial: Trial, habits: Habits): Outcome {
  const from = { now: startsAt, dueAt: null, habits, left: [], watch: unwatched };
  return happenBy(trial, noCase, from, opening(trial.plan), startsAt, true)!;
}

const unwatched: Watch = {
  personAt: null,
  quietSince: startsAt,
  wordAt: startsAt,
  askedSince: [],
  acts: 'none',
  isPlain: true,
  decideAsked: false,
};

/** Null when the case refuses it, so that it cannot happen. */
export function happen(trial: Trial, situation: Situation, happening: Happening): Outcome | null {
  switch (happening.kind) {
    case 'time':
      return happenBy(
        trial,
        situation.state,
        situation,
        { type: 'advance', by: { kind: 'timer' } },
        happening.at,
        true,
      );
    case 'command':
      return happenBy(trial, situation.state, situation, happening.command, happening.at, happening.isUsual);
    case 'habit':
      return unchanged({
        ...situation,
        habits: { ...situation.habits, staff: happening.staff },
        watch: { ...situation.watch, isPlain: false },
      });
    case 'left':
      return unchanged({
        ...situation,
        left: [...situation.left, happening.what],
        watch: { ...situation.watch, isPlain: situation.watch.isPlain && happening.what.includes('/') },
      });
  }
}

function unchanged(next: Situation): Outcome {
  return { next, events: [], breach: null };
}

function happenBy(
  trial: Trial,
  before: CaseState,
  situation: Omit<Situation, 'state'>,
  command: Command,
  at: Instant,
  isUsual: boolean,
): Outcome | null {
  const decision = decide(before, command, at);
  if (decision.kind === 'refused') return null;
  let state = before;
  let breach: Breach | null = null;
  const asked: Seen['asked'][number][] = [];
  for (const event of decision.events) {
    const after = evolve(state, event) as ExistingCase;
    const effects = react(state.status === 'none' ? null : state, event, after);
    breach ??= machineBreach(state, event, effects, after);
    for (const effect of effects) if (effect.kind === 'ask-staff') asked.push(effect.staffId);
    state = after;
  }
  const now = state as ExistingCase;
  const seen: Seen = { before, after: now, command, at, isUsual, asked, events: decision.events };
  const { watch, breach: overdue } = watched(trial, situation.watch, seen);
  const due = dueAt(now);
  trial.measured.transitions += 1;
  return {
    next: { ...situation, state: now, now: at, dueAt: due, watch },
    events: decision.events,
    breach: breach ?? stateBreach(now, at, due) ?? overdue,
  };
}
