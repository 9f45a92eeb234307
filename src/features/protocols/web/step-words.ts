/** The words for what a protocol is made of, as its editor says them. */
import type {
  Bounds,
  ChannelKind,
  FirstAsked,
  ProtocolLimits,
  Step,
  StepKind,
  StepTiming,
} from '#core/protocol/protocol.ts';
import { thirdPartyKinds } from '#core/protocol/protocol.ts';
import { stepName } from '#core/protocol/step-name.ts';
import { duration } from '#core/protocol/words.ts';

export const kindWords: Readonly<Record<StepKind, string>> = {
  'review-agreement': 'Look at what was agreed',
  call: 'Call the client',
  'check-in': 'Check-in message',
  task: 'Task',
  decide: 'Decide how it should end',
  'contact-emergency-contact': 'Emergency contact',
  'request-welfare-check': 'Welfare check',
  letter: 'Letter',
  'follow-up': 'Follow up',
  'caring-contact': 'Caring word',
};

/** Who moves a step: nobody, somebody on the staff, or a named person who decides about telling somebody else. */
export type Mover = 'by-itself' | 'person' | 'gate';

export function moverOf(kind: StepKind): Mover {
  if (kind === 'check-in') return 'by-itself';
  return thirdPartyKinds.includes(kind) ? 'gate' : 'person';
}

export const moverWords: Readonly<Record<Mover, string>> = {
  'by-itself': 'goes out by itself',
  person: 'a person is asked',
  gate: 'only a named person decides',
};

export const askedWords: Readonly<Record<FirstAsked, string>> = {
  owner: "The case's owner",
  backup: 'The backup',
  'on-call': 'Whoever is on call',
  supervisor: 'The supervisor',
};

export const messageWords: Readonly<Record<ChannelKind, string>> = {
  sms: 'Text',
  email: 'Email',
  voice: 'Telephone',
};

export const limitWords: Readonly<Record<keyof ProtocolLimits, readonly [label: string, help: string]>> = {
  askAfterMinutes: ['Ask whether the client is here', 'From the start of the session.'],
  missedAfterMinutes: [
    'A miss may be confirmed',
    'From the start. A named person confirms it, time never does.',
  ],
  answerMinutes: [
    'Time to answer',
    'For a question that no step sets a time for; then the next person is asked.',
  ],
  urgentAnswerMinutes: ['Urgent time to answer', 'When the client may be in danger.'],
  leaseMinutes: ['“I have it” holds for', 'Then the questions are asked again.'],
  lateMinutes: ['Found late after', 'What should have gone out by itself then waits for a person.'],
  reviewMinutes: ['Look again after', 'At a case on which nothing is due.'],
  callBackMinutes: ['Ask what came of a call after', 'A call to an emergency contact or an agency.'],
  lateEntryMinutes: ['A late entry after', 'What is entered later than this after it happened is marked.'],
};

export const boundWords: Readonly<Record<keyof Bounds, readonly [label: string, help: string]>> = {
  personMinutes: ['Somebody is asked within', 'From the start of the session.'],
  everybodyMinutes: ['Everybody is asked within', 'Down to the supervisor, if nobody answers.'],
  quietMinutes: ['Never quiet for longer than', 'While a case is open.'],
};

/** "Second call" is `second-call`, which becomes part of every message's key. */
export function stepIdOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

const starts: Readonly<Record<string, readonly [after: string, atOnce: string]>> = {
  'session-start': ['after the start', 'at the start'],
  'miss-confirmed': ['after the miss is confirmed', 'as soon as the miss is confirmed'],
};

/** `20 min after the miss is confirmed` */
export function whenWords({ after, waitMinutes }: StepTiming): string {
  const [later, atOnce] = starts[after] ?? [
    `after “${stepName(after)}”`,
    `as soon as “${stepName(after)}” is done`,
  ];
  return waitMinutes === 0 ? atOnce : `${lasting(waitMinutes)} ${later}`;
}

/** `Text, then email` */
export function channelsInWords(channels: readonly ChannelKind[]): string {
  return channels
    .map((channel, at) => (at === 0 ? messageWords[channel] : messageWords[channel].toLowerCase()))
    .join(', then ');
}

/** Names of steps and wordings stand in quotation marks in the core's sentences, as they are stored. */
export function withNames(sentence: string): string {
  return sentence.replace(/"([a-z][a-z0-9-]*)"/g, (_, id: string) => `“${stepName(id)}”`);
}

/** While somebody types there may be no number. */
export function lasting(minutes: number): string {
  return Number.isInteger(minutes) ? duration(minutes) : '…';
}

/** `1 d 2 h` */
export function shortly(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return told.length > 0 ? told.join(' ') : '0 min';
}

/** What stands beside a step's name: over what it goes, or who is asked and for how long. */
export function stepDetail(step: Step): string {
  if (step.kind === 'check-in') return channelsInWords(step.channels);
  return `${askedWords[step.firstAsked]} first, ${lasting(step.answerMinutes)} to answer`;
}
