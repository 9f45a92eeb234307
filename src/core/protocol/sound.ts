/** What every ladder has to keep, over and above being well written. Each rule says why, to whoever breaks it. */
import {
  type Ladder,
  type Prerequisite,
  type Protocol,
  type ProtocolLimits,
  type Step,
  type StepKind,
  thirdPartyKinds,
  tiers,
} from './protocol.ts';
import type { Say } from './read-document.ts';

/** Crisis lines stop at three to five attempts; more by a machine is pursuit, not care [P4.11]. */
const mostCheckIns = 5;

export function findUnsound(protocol: Protocol, say: Say): void {
  checkLimits(protocol.limits, say);
  for (const tier of tiers) {
    const path = `tiers.${tier}`;
    const ladder = protocol.tiers[tier];
    checkOrder(ladder.steps, path, say);
    ladder.steps.forEach((step, index) => {
      checkStep(step, `${path}.steps.${index}`, say);
    });
    checkWhole(ladder, protocol.limits, path, say);
  }
}

function checkLimits(limits: ProtocolLimits, say: Say): void {
  if (limits.askAfterMinutes > limits.missedAfterMinutes) {
    say(
      'limits.askAfterMinutes',
      'Nobody would be asked before the miss may be confirmed.',
      'Make it no longer than missedAfterMinutes.',
    );
  }
  if (limits.urgentAnswerMinutes > limits.answerMinutes) {
    say(
      'limits.urgentAnswerMinutes',
      'An urgent question would wait longer than an ordinary one.',
      'Make it no longer than answerMinutes.',
    );
  }
}

/** Steps hang only on earlier ones, so that no two can wait for each other. */
function checkOrder(steps: readonly Step[], path: string, say: Say): void {
  const earlier = new Set<string>(['session-start', 'miss-confirmed']);
  steps.forEach(({ id, timing }, index) => {
    const here = `${path}.steps.${index}`;
    if (!earlier.has(timing.after)) {
      say(
        `${here}.timing.after`,
        'Names nothing that comes before this step.',
        'Name session-start, miss-confirmed or a step further up.',
      );
    }
    if (earlier.has(id)) say(`${here}.id`, 'Is taken already.', 'Give each step a name of its own.');
    earlier.add(id);
  });
}

const gateNeeds: readonly Prerequisite[] = ['agreement-reviewed', 'concern-judged', 'consultation'];
/** Kinds whose record does not wait for anything, so that a need written here would be an empty promise. */
const needless: readonly StepKind[] = ['review-agreement', 'call', 'check-in'];
/** What may be done for somebody who is only late so far [P2.3]. */
const beforeTheMiss: readonly StepKind[] = ['review-agreement', 'call', 'check-in', 'task'];

function checkStep(step: Step, path: string, say: Say): void {
  checkChannels(step, path, say);
  const isWorded = step.kind === 'check-in' || step.kind === 'letter';
  if (isWorded && step.template === null) {
    say(`${path}.template`, 'Has no wording.', 'Name the template to use.');
  }
  if (!isWorded && step.template !== null) {
    say(`${path}.template`, 'Only check-ins and letters have a wording.', 'Write null.');
  }
  if (needless.includes(step.kind) && step.needs.length > 0) {
    say(`${path}.needs`, 'A step of this kind waits for nothing on record.', 'Write an empty list.');
  }
  if (step.timing.after === 'session-start' && !beforeTheMiss.includes(step.kind)) {
    say(
      `${path}.timing.after`,
      'This may only follow once somebody has confirmed the miss.',
      'Count it from miss-confirmed or from a step.',
    );
  }
  if (!thirdPartyKinds.includes(step.kind)) return;
  const missing = gateNeeds.filter((need) => !step.needs.includes(need));
  if (missing.length > 0) {
    say(
      `${path}.needs`,
      `Nobody else may be told before these are on record: ${missing.join(', ')}.`,
      'Add them; they cannot be left out.',
    );
  }
}

function checkChannels({ kind, channels }: Step, path: string, say: Say): void {
  const here = `${path}.channels`;
  switch (kind) {
    case 'check-in':
      if (channels.length === 0) say(here, 'A check-in needs a way to go.', 'Name sms, email or both.');
      if (channels.includes('voice')) {
        say(here, 'A check-in is written; a call is made by a person.', 'Use a step of the kind call.');
      }
      return;
    case 'call':
      if (channels.length !== 1 || channels[0] !== 'voice')
        say(here, 'A call is made by voice.', 'Write ["voice"].');
      return;
    default:
      if (channels.length > 0) say(here, 'Only calls and check-ins use a channel.', 'Write an empty list.');
  }
}

function checkWhole({ steps, minimumEffort }: Ladder, limits: ProtocolLimits, path: string, say: Say): void {
  const here = `${path}.steps`;
  if (!steps.some((step) => step.kind !== 'check-in')) {
    say(here, 'No person would ever be asked to do anything.', 'Add a call, and a step of the kind decide.');
  }
  if (!steps.some((step) => step.kind === 'decide')) {
    say(here, 'Nobody would be asked how this should end.', 'Add a step of the kind decide.');
  }
  if (steps.filter((step) => step.kind === 'check-in').length > mostCheckIns) {
    say(
      here,
      `More than ${mostCheckIns} check-ins would go out by themselves.`,
      'Let a person make further attempts.',
    );
  }
  const times = attemptTimes(steps, limits);
  if (times.length < minimumEffort.attempts) {
    say(
      `${path}.minimumEffort.attempts`,
      `The steps make ${times.length} attempts at most, so that no case could reach this.`,
      'Add calls or check-ins, or ask for fewer.',
    );
  }
  const spread = times.length > 0 ? Math.max(...times) - Math.min(...times) : 0;
  if (spread < minimumEffort.spreadHours * 60) {
    say(
      `${path}.minimumEffort.spreadHours`,
      `The first and the last attempt lie only ${Math.floor(spread / 60)} hours apart.`,
      'Move the last attempt later, or ask for less.',
    );
  }
}

/** Minutes from the confirmed miss to each attempt, if everything is done as soon as it may be. */
function attemptTimes(steps: readonly Step[], limits: ProtocolLimits): readonly number[] {
  const times = new Map<string, number>([
    ['session-start', -limits.missedAfterMinutes],
    ['miss-confirmed', 0],
  ]);
  for (const { id, timing } of steps) {
    const due = (times.get(timing.after) ?? 0) + timing.waitMinutes;
    // Without a word that the client is late, nothing goes out before the miss is confirmed.
    times.set(id, Math.max(due, 0));
  }
  return steps.filter(isAttempt).map((step) => times.get(step.id) ?? 0);
}

function isAttempt(step: Step): boolean {
  return step.kind === 'call' || step.kind === 'check-in';
}
