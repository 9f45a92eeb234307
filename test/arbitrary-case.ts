/**
 * Any case that anybody could bring about: arbitrary plans, and arbitrary commands by arbitrary people at arbitrary
 * instants, also of a clock that is set back.
 */
import * as fc from 'fast-check';
import type { Command } from '#core/case/commands.ts';
import { type Decision, decide } from '#core/case/decide.ts';
import type { CaseEvent } from '#core/case/events.ts';
import { fold } from '#core/case/evolve.ts';
import type { Plan } from '#core/case/plan.ts';
import { type CaseState, type ExistingCase, noCase } from '#core/case/state.ts';
import { dueAt } from '#core/case/timers.ts';
import type { Doubt } from '#core/case/vocabulary.ts';
import { addMinutes, type Instant, instant } from '#core/time/instant.ts';
import { anyPick, commandOf, doubts, type Pick } from './arbitrary-command.ts';
import { anyPlan, closingSoon } from './arbitrary-plan.ts';
import { confirmMissed, judgeConcern, openCase, recordConsultation, reviewAgreement } from './plans.ts';

/** Some land in the hours in which clocks are changed. */
const anyStart: fc.Arbitrary<Instant> = fc.constantFrom(
  instant('2026-03-03T14:00:00Z'),
  instant('2026-03-06T20:40:00Z'),
  instant('2026-03-06T20:52:00Z'),
  instant('2026-03-08T05:30:00Z'),
  instant('2026-03-29T00:30:00Z'),
  instant('2026-10-25T00:45:00Z'),
  instant('2026-04-04T14:20:00Z'),
);

export interface Story {
  readonly plan: Plan;
  readonly startsAt: Instant;
  readonly openedLateMinutes: number;
  readonly openingDoubts: readonly Doubt[];
  /** How much is on record before anything else: most of what can go wrong does so after that. */
  readonly onRecord: 'nothing' | 'missed' | 'ready-for-gate';
  readonly picks: readonly Pick[];
}

const anyDraft: fc.Arbitrary<Story> = fc.record({
  plan: anyPlan,
  startsAt: anyStart,
  openedLateMinutes: fc.constantFrom(0, 0, 0, 3, 20, 600),
  openingDoubts: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    fc.subarray([...doubts], { maxLength: 2 }),
  ),
  onRecord: fc.constantFrom<Story['onRecord'][]>('nothing', 'missed', 'ready-for-gate'),
  picks: fc.array(anyPick, { maxLength: 45, size: 'max' }),
});

export const anyStory: fc.Arbitrary<Story> = fc
  // Most of them a little after a step of a case confirmed at 16 falls due.
  .tuple(anyDraft, fc.constantFrom(null, null, null, 15, 23, 38, 109))
  .map(([story, minutes]) =>
    minutes === null ? story : { ...story, plan: closingSoon(story.plan, story.startsAt, minutes) },
  );

/** One command of a story, and what came of it. */
export interface Turn {
  readonly before: CaseState;
  readonly command: Command;
  readonly now: Instant;
  readonly decision: Decision;
  readonly events: readonly CaseEvent[];
  readonly after: ExistingCase;
}

export function tell(story: Story): readonly Turn[] {
  const turns: Turn[] = [];
  let now = addMinutes(story.startsAt, story.openedLateMinutes);
  const opening = openCase(story.plan, story.openingDoubts);
  turns.push(turn(noCase, { ...opening, session: { ...opening.session, startsAt: story.startsAt } }, now));
  if (story.onRecord !== 'nothing') now = addMinutes(now, 16);
  for (const command of preludes[story.onRecord]) turns.push(turn(turns.at(-1)!.after, command, now));
  for (const pick of story.picks) {
    const state = turns.at(-1)!.after;
    now = instantOf(state, pick, now);
    turns.push(turn(state, commandOf(state, pick, now), now));
  }
  return turns;
}

const preludes: Readonly<Record<Story['onRecord'], readonly Command[]>> = {
  nothing: [],
  missed: [confirmMissed(doubts)],
  'ready-for-gate': [confirmMissed(doubts), reviewAgreement(), judgeConcern('worried'), recordConsultation()],
};

function turn(before: CaseState, command: Command, now: Instant): Turn {
  const decision = decide(before, command, now);
  const events = decision.kind === 'events' ? decision.events : [];
  return { before, command, now, decision, events, after: fold(events, before) as ExistingCase };
}

function instantOf(state: CaseState, pick: Pick, now: Instant): Instant {
  const due = dueAt(state);
  switch (pick.when) {
    case 'same-instant':
      return now;
    case 'soon':
      return addMinutes(now, pick.minutes % 25);
    case 'when-due':
      return due && due > now ? due : addMinutes(now, pick.minutes);
    case 'a-little-late':
      return addMinutes(due && due > now ? due : now, pick.minutes % 12);
    case 'long-after-due':
      return addMinutes(due && due > now ? due : now, pick.minutes * 5);
    case 'clock-set-back':
      return addMinutes(now, -(pick.minutes % 90));
  }
}
