/** How a case goes if somebody confirms the miss as soon as they may and nobody does anything after that. */
import type { CaseEvent } from '../case/events.ts';
import { addMinutes, minutesBetween } from '../time/instant.ts';
import { does, note } from './answer.ts';
import { begin, happen, type Outcome } from './happen.ts';
import { owner, startsAt, supervisor } from './model.ts';
import { nothingMeasured, type Trial } from './situation.ts';
import { said, usualNext } from './usual.ts';

export interface LeftAlone {
  /** When each check-in goes out, in minutes from the start. */
  readonly checkIns: readonly number[];
  /** When the supervisor is first asked anything after that; null if never. */
  readonly supervisorMinutes: number | null;
}

export function leftAlone(trial: Trial): LeftAlone {
  const events = [...eventsAfterTheMiss({ ...trial, bounds: null, measured: { ...nothingMeasured } })];
  const fromStart = (event: CaseEvent) => minutesBetween(startsAt, event.at);
  const toSupervisor = events.find((event) => askedBy(event) === supervisor);
  return {
    checkIns: events.filter((event) => event.type === 'check-in-queued').map(fromStart),
    supervisorMinutes: toSupervisor ? fromStart(toSupervisor) : null,
  };
}

function* eventsAfterTheMiss(trial: Trial): Generator<CaseEvent> {
  const confirmAt = addMinutes(startsAt, trial.plan.protocol.limits.missedAfterMinutes);
  let outcome: Outcome = begin(trial, { staff: 'silent', messages: 'arriving' });
  while (outcome.next.dueAt && outcome.next.dueAt <= confirmAt) {
    const next = usualNext(trial, outcome.next);
    if (!next) return;
    outcome = next.outcome;
  }
  const word = does(owner, 'confirms the miss', 'confirm-missed', { clears: [], note });
  let after = happen(trial, outcome.next, said(word, confirmAt));
  while (after) {
    yield* after.events;
    after = usualNext(trial, after.next)?.outcome ?? null;
  }
}

function askedBy(event: CaseEvent): string | null {
  if (event.type === 'person-asked') return event.staffId;
  return event.type === 'ask-moved-on' ? event.to : null;
}
