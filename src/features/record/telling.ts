/** What an event needs around it to be told in a sentence: names, earlier events, words that were sent and came back. */
import type { Actor } from '#core/case/actor.ts';
import type { CaseEvent, Disclosure, EventOf, EventType } from '#core/case/events.ts';
import type { Plan, PlanChannel } from '#core/case/plan.ts';
import { messageWords } from '#core/case/vocabulary-words.ts';
import type {
  AskId,
  ContactChannelId,
  EmergencyContactId,
  MessageKey,
  ReplyId,
  StaffId,
  StepId,
} from '#core/ids.ts';
import type { ChannelKind, Step, StepKind } from '#core/protocol/protocol.ts';
import type { ClockWords } from '#core/time/clock-words.ts';
import type { Instant } from '#core/time/instant.ts';
import type { SentMessage } from '#engine/sent-messages.ts';

/** Who is called what, now; the record itself holds only identifiers. */
export interface Names {
  readonly client: string;
  readonly staff: ReadonlyMap<StaffId, string>;
  /** Every channel that the client ever had: also one that was used although it was not allowed. */
  readonly channels: ReadonlyMap<ContactChannelId, { readonly kind: ChannelKind; readonly label: string }>;
  readonly contacts: ReadonlyMap<EmergencyContactId, string>;
}

/** What the client said, word for word. */
export interface ReplyWords {
  readonly id: ReplyId;
  readonly via: EventOf<'reply-received'>['via'];
  readonly text: string;
  readonly reason: string | null;
  readonly wish: string | null;
  readonly receivedAt: Instant;
  readonly recordedAt: Instant;
}

export interface Telling {
  readonly names: Names;
  readonly clock: ClockWords;
  readonly plan: Plan;
  readonly messages: ReadonlyMap<MessageKey, SentMessage>;
  readonly replies: ReadonlyMap<ReplyId, ReplyWords>;
  readonly asks: ReadonlyMap<AskId, EventOf<'person-asked'>>;
  readonly queued: ReadonlyMap<MessageKey, EventOf<'check-in-queued'>>;
  /** To whom a task was delegated or the case was offered, by the event that ended it. */
  readonly counterparts: ReadonlyMap<CaseEvent, StaffId>;
}

/** One fact, told. */
export interface Told {
  /** Whole sentences. */
  readonly what: string;
  readonly details?: readonly Detail[];
  /** Bookkeeping that follows from another entry; shown, but quieter. */
  readonly isMinor?: boolean;
  /** When it was entered, unless it happened earlier. */
  readonly happenedAt?: Instant;
}

/** Something written beside the sentence: a reason, a text as it was sent. */
export interface Detail {
  readonly label: string;
  readonly text: string;
}

export type Teller<Type extends EventType> = (event: EventOf<Type>, telling: Telling) => Told;
export type Tellers<Type extends EventType> = { readonly [Each in Type]: Teller<Each> };

export function actorName(by: Actor, { names }: Telling): string {
  switch (by.kind) {
    case 'staff':
      return staffName(by.staffId, names);
    case 'client':
      return names.client;
    case 'provider':
      return 'The carrier';
    case 'timer':
      return 'Kept';
    case 'calendar':
      return 'The calendar';
  }
}

export function staffName(staffId: StaffId, names: Names): string {
  return names.staff.get(staffId) ?? 'a member of staff';
}

export function contactName(contactId: string, { names }: Telling): string {
  return names.contacts.get(contactId as EmergencyContactId) ?? 'an emergency contact';
}

/** Whoever was told: an emergency contact by name, or the agency. */
export function partyName(party: string, telling: Telling): string {
  return party === 'agency' ? 'the agency' : contactName(party, telling);
}

/** `mobile (text)` */
export function channelName(channelId: ContactChannelId, { names, plan }: Telling): string {
  const channel: Pick<PlanChannel, 'kind' | 'label'> | undefined =
    names.channels.get(channelId) ?? plan.channels.find(({ id }) => id === channelId);
  if (!channel) return 'a channel that is not on file';
  return `${channel.label || 'unnamed'} (${messageWords[channel.kind]})`;
}

/** `The text to mobile` */
export function messageName(key: MessageKey, { queued, plan, names }: Telling): string {
  const channelId = queued.get(key)?.channelId;
  const channel =
    channelId && (names.channels.get(channelId) ?? plan.channels.find(({ id }) => id === channelId));
  return channel ? `The ${messageWords[channel.kind]} to ${channel.label || channel.kind}` : 'The message';
}

export function kindOfMessage(key: MessageKey, { queued, plan, names }: Telling): ChannelKind | null {
  const channelId = queued.get(key)?.channelId;
  if (!channelId) return null;
  return (names.channels.get(channelId) ?? plan.channels.find(({ id }) => id === channelId))?.kind ?? null;
}

function stepOfPlan({ plan }: Telling, stepId: StepId | null): Step | null {
  return plan.protocol.ladder.steps.find(({ id }) => id === stepId) ?? null;
}

/** As the subject of a sentence: `The call to Ana Reyes`, and which one where the ladder has several. */
export function stepName(stepId: StepId, telling: Telling): string {
  const step = stepOfPlan(telling, stepId);
  const name = step && stepSubjects[step.kind](telling.names.client);
  if (!name) return `The step "${stepId}"`;
  const alike = telling.plan.protocol.ladder.steps.filter(({ kind }) => kind === step.kind);
  return alike.length === 1 ? name : `${name} (step "${stepId}")`;
}

const stepSubjects: Readonly<Record<StepKind, (client: string) => string | null>> = {
  'review-agreement': (client) => `The review of what was agreed with ${client}`,
  call: (client) => `The call to ${client}`,
  'check-in': (client) => `The check-in to ${client}`,
  task: () => null,
  decide: () => 'The decision how to go on',
  'contact-emergency-contact': () => 'The question whether to call an emergency contact',
  'request-welfare-check': (client) => `The question whether somebody should be sent to see ${client}`,
  letter: (client) => `The letter to ${client}`,
  'follow-up': () => 'The follow-up',
  'caring-contact': (client) => `The caring words to ${client}`,
};

/** After "was asked": `to call Ana Reyes`. */
export function stepTask(stepId: StepId | null, telling: Telling): string {
  const step = stepOfPlan(telling, stepId);
  return step ? stepTasks[step.kind](telling.names.client, step.id) : 'to carry out a step';
}

const stepTasks: Readonly<Record<StepKind, (client: string, id: StepId) => string>> = {
  'review-agreement': (client) => `to review what was agreed with ${client}`,
  call: (client) => `to call ${client}`,
  'check-in': (client) => `to send ${client} a check-in by hand`,
  task: (_client, id) => `to carry out the task "${id}"`,
  decide: () => 'to decide how to go on',
  'contact-emergency-contact': () => 'whether an emergency contact should be called',
  'request-welfare-check': (client) => `whether somebody should be sent to see ${client}`,
  letter: (client) => `to send ${client} a letter`,
  'follow-up': (client) => `to follow up with ${client}`,
  'caring-contact': (client) => `to send ${client} a few caring words`,
};

/** Leaves out what was left empty. */
export function details(...parts: readonly (readonly [label: string, text: string | null])[]): Detail[] {
  return parts.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

export function disclosureDetails(disclosure: Disclosure | null): Detail[] {
  if (!disclosure) return [];
  return details(
    ['Disclosed to', [disclosure.recipient, disclosure.address].filter(Boolean).join(', ')],
    ['What was disclosed', disclosure.description],
    ['For what purpose', disclosure.purpose],
  );
}

/** `The …` in the middle of a sentence. */
export function inSentence(text: string): string {
  return /^(The|A|An|Nobody|Somebody|Nothing|By|Before)\b/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
