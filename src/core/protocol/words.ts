/** A protocol in plain sentences, so that whoever answers for it can read what will happen, and to whom. */
import { capital } from '../sentence.ts';
import {
  type ChannelKind,
  type FirstAsked,
  type Ladder,
  type Prerequisite,
  type Protocol,
  type ProtocolLimits,
  type Step,
  type StepKind,
  type StepTiming,
  type Tier,
  thirdPartyKinds,
  tiers,
} from './protocol.ts';
import { stepName } from './step-name.ts';

export interface ProtocolInWords {
  /** What holds for every tier. */
  readonly always: readonly string[];
  readonly tiers: Readonly<Record<Tier, readonly string[]>>;
}

/** `client` is a name or "the client". */
export function protocolInWords(protocol: Protocol, client = 'the client'): ProtocolInWords {
  const ladders = tiers.map((tier) => [tier, ladderInWords(protocol.tiers[tier], client)] as const);
  return {
    always: limitsInWords(protocol.limits, client),
    tiers: Object.fromEntries(ladders) as unknown as ProtocolInWords['tiers'],
  };
}

function limitsInWords(limits: ProtocolLimits, client: string): readonly string[] {
  return [
    `${capital(duration(limits.askAfterMinutes))} after the start, the case's owner is asked whether ${client} is here.`,
    `From ${duration(limits.missedAfterMinutes)} after the start a named person may confirm that ${client} has not come; time alone never does.`,
    `A question without a time of its own has to be answered within ${duration(limits.answerMinutes)}, an urgent one within ${duration(limits.urgentAnswerMinutes)}; then the next person is asked.`,
    `“I have it” holds for ${duration(limits.leaseMinutes)}; then the questions are asked again.`,
    `Whatever should have gone out by itself and is found more than ${duration(limits.lateMinutes)} late waits for a person.`,
    `A case on which nothing is due is looked at again after ${duration(limits.reviewMinutes)}.`,
    `${capital(duration(limits.callBackMinutes))} after a call to an emergency contact or to an agency, somebody has to ask what came of it.`,
    `What is entered more than ${duration(limits.lateEntryMinutes)} after it happened is marked as a late entry.`,
  ];
}

function ladderInWords({ steps, minimumEffort }: Ladder, client: string): readonly string[] {
  const { attempts, spreadHours } = minimumEffort;
  const times = attempts === 1 ? 'one attempt' : `${attempts} attempts`;
  const spread = spreadHours > 0 ? ` that lie ${spreadHours} hours apart from first to last` : '';
  return [
    ...steps.map((step) => stepInWords(step, steps, client)),
    `Without having reached ${client}, the case may end only after at least ${times}${spread}, with a written plan that has an owner and a date.`,
  ];
}

function stepInWords(step: Step, steps: readonly Step[], client: string): string {
  const sentence = `${capital(timeOf(step.timing, steps, client))}, ${act(step, client)}.`;
  if (step.kind === 'check-in') return sentence;
  const next = `If there is no answer within ${duration(step.answerMinutes)}, the next person is asked.`;
  return thirdPartyKinds.includes(step.kind)
    ? `${sentence} ${gateInWords(step.needs)} ${next}`
    : `${sentence}${needsInWords(step.needs)} ${next}`;
}

function timeOf({ after, waitMinutes }: StepTiming, steps: readonly Step[], client: string): string {
  switch (after) {
    case 'session-start':
      return `${duration(waitMinutes)} after the start, once somebody has said that ${client} is not here yet`;
    case 'miss-confirmed':
      return waitMinutes === 0
        ? 'as soon as the miss is confirmed'
        : `${duration(waitMinutes)} after the miss is confirmed`;
    default:
      if (waitMinutes === 0) return `as soon as “${stepName(after)}” is done`;
      return `${duration(waitMinutes)} after “${stepName(after)}” is done${orAtOnce(steps.find((step) => step.id === after))}`;
  }
}

/** Only what goes over a channel can fail on all of them [P4.5]. */
function orAtOnce(earlier: Step | undefined): string {
  return earlier?.kind === 'check-in' || earlier?.kind === 'call'
    ? ', or at once if it could not be done'
    : '';
}

const asked: Readonly<Record<FirstAsked, string>> = {
  owner: "the case's owner",
  backup: 'the backup',
  'on-call': 'whoever is on call',
  supervisor: 'the supervisor',
};

const by: Readonly<Record<ChannelKind, string>> = {
  sms: 'by text',
  email: 'by email',
  voice: 'by telephone',
};

function act(step: Step, client: string): string {
  if (step.kind !== 'check-in') return `${asked[step.firstAsked]} is asked ${task(step.kind, client)}`;
  const ways = step.channels.map((channel) => by[channel]).join(', or if that fails ');
  return `${client} is sent the check-in “${stepName(step.template ?? '')}” ${ways}`;
}

/** What somebody is asked, after "is asked". */
export function task(kind: Exclude<StepKind, 'check-in'>, client: string): string {
  switch (kind) {
    case 'review-agreement':
      return `to look at what was agreed with ${client}`;
    case 'call':
      return `to call ${client}`;
    case 'task':
      return 'to carry out a task';
    case 'decide':
      return 'to decide how to go on';
    case 'contact-emergency-contact':
      return `whether ${client}'s emergency contact should be called`;
    case 'request-welfare-check':
      return `whether somebody should be sent to see ${client}`;
    case 'letter':
      return `to send ${client} a letter`;
    case 'follow-up':
      return 'what is planned next';
    case 'caring-contact':
      return `to send ${client} a few caring words`;
  }
}

const record: Readonly<Record<Prerequisite, string>> = {
  'agreement-reviewed': 'the agreement has been looked at',
  'concern-judged': 'somebody has written down how worried they are',
  consultation: 'a colleague has been asked',
};

function gateInWords(needs: readonly Prerequisite[]): string {
  return `It never happens by itself: a named person decides, after ${allOf(needs)}.`;
}

function needsInWords(needs: readonly Prerequisite[]): string {
  return needs.length === 0 ? '' : ` First, ${allOf(needs)}.`;
}

function allOf(needs: readonly Prerequisite[]): string {
  const parts = needs.map((need) => record[need]);
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

/** "2 days 2 hours": exact, largest unit first. */
export function duration(minutes: number): string {
  const parts = [
    counted(Math.floor(minutes / 1440), 'day'),
    counted(Math.floor((minutes % 1440) / 60), 'hour'),
    counted(minutes % 60, 'minute'),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : 'no time';
}

function counted(count: number, unit: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
