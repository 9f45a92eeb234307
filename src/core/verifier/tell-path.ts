/** How a path went, in sentences with clock times. */
import type { CaseEvent, EventOf } from '../case/events.ts';
import type { AskKind } from '../case/vocabulary.ts';
import { task } from '../protocol/words.ts';
import { capital } from '../sentence.ts';
import { minutesBetween } from '../time/instant.ts';
import type { Path } from './explore.ts';
import type { Happening } from './happening.ts';
import { startsAt } from './model.ts';
import { replay } from './replay.ts';
import type { Trial } from './situation.ts';
import type { PathEntry } from './verdict.ts';

/** As many lines of a question going from one to the next as are read; more are told in one. */
const mostAlike = 4;

export function tellPath(trial: Trial, path: Path): readonly PathEntry[] {
  const entries: PathEntry[] = [];
  const tell = (minutes: number, words: string) => {
    entries.push({ minutes, clock: clock(minutes), words: `${capital(words)}.` });
  };
  for (const { happening, outcome } of replay(trial, path)) {
    const at = happening?.at ?? startsAt;
    const minutes = minutesBetween(startsAt, at);
    const said = happening && spoken(happening);
    const followed = outcome.events.flatMap((event) => eventWords(trial, event) ?? []);
    if (said) tell(minutes, said);
    for (const words of followed) tell(minutes, words);
    if (!said && followed.length === 0 && happening)
      tell(minutes, 'the case is looked at, and nothing is asked');
  }
  return shortened(entries);
}

function spoken(happening: Happening): string | null {
  switch (happening.kind) {
    case 'time':
      return null;
    case 'habit':
      return happening.staff === 'silent'
        ? 'from here on nobody on the staff does anything'
        : 'from here on everybody does what they are asked';
    case 'command':
    case 'left':
      return happening.says;
  }
}

/** Null for what was said already in other words, or changes nothing that a reader would see. */
function eventWords(trial: Trial, event: CaseEvent): string | null {
  switch (event.type) {
    case 'case-opened':
      return 'the session starts; the client is not there';
    case 'person-asked':
      return `the ${event.staffId} is asked ${question(trial, event)}`;
    case 'ask-moved-on':
      return `the ${event.from} has not answered; the ${event.to} is asked`;
    case 'lease-expired':
      return `the ${event.staffId}'s "I have it" has run out; they are asked again`;
    case 'delegation-ended':
      return event.by.kind === 'timer' ? 'the time for the work that was given away is over' : null;
    case 'handover-ended':
      return event.by.kind === 'timer' ? 'nobody took the case that was offered' : null;
    case 'check-in-queued':
      return `the check-in "${event.stepId}" is handed over to be sent (${event.channelId})`;
    case 'check-in-given-up':
      return 'the message has not left; it is given up';
    case 'step-found-late':
      return `"${event.stepId}" should have gone out earlier`;
    case 'step-finished':
      return event.by.kind === 'timer' ? `"${event.stepId}" is over: ${event.result}` : null;
    case 'case-closed':
      return 'the case is closed';
    case 'case-reopened':
      return 'the case is open again';
    default:
      return null;
  }
}

const questions: Readonly<Record<Exclude<AskKind, 'step'>, string>> = {
  'confirm-absence': 'whether the client is here',
  'look-before-contact': 'to look at a doubt before anything is sent',
  'late-step': 'whether something that is late should still be done',
  'read-reply': 'to read what the client wrote',
  'reach-another-way': 'to reach the client in another way',
  'unknown-send': 'about a message that may or may not have been sent',
  'call-back': 'to ask what came of a call',
  'delegation-overdue': 'to look at work that was given away',
  review: 'to look at the case',
  'follow-up': 'what is planned next',
};

function question(trial: Trial, { kind, stepId }: EventOf<'person-asked'>): string {
  if (kind !== 'step') return questions[kind];
  const step = trial.plan.protocol.ladder.steps.find((one) => one.id === stepId);
  if (!step) return questions.review;
  return step.kind === 'check-in' ? 'to send the check-in by hand' : task(step.kind, 'the client');
}

/** A session at two in the afternoon, so that whoever reads sees the night. */
export function clock(minutes: number): string {
  const whole = Math.round(minutes) + 14 * 60;
  const days = Math.floor(whole / 1440);
  const two = (number: number) => String(number).padStart(2, '0');
  const time = `${two(Math.floor((whole % 1440) / 60))}:${two(whole % 60)}`;
  if (days === 0) return time;
  return days === 1 ? `${time} a day later` : `${time} ${days} days later`;
}

function shortened(entries: readonly PathEntry[]): readonly PathEntry[] {
  const told: PathEntry[] = [];
  let alike: PathEntry[] = [];
  const flush = () => {
    if (alike.length <= mostAlike) told.push(...alike);
    else {
      const last = alike.at(-1)!;
      told.push(...alike.slice(0, 2), {
        ...last,
        words: `The question goes on from one to the next, ${alike.length - 3} times more. ${last.words}`,
      });
    }
    alike = [];
  };
  for (const entry of entries) {
    if (entry.words.includes('has not answered')) {
      alike.push(entry);
      continue;
    }
    flush();
    told.push(entry);
  }
  flush();
  return told;
}
