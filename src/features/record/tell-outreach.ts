/** What was tried to reach the client, what became of it, and what the client said. */
import type { EventOf } from '#core/case/events.ts';
import type { StepResult } from '#core/case/vocabulary.ts';
import { attemptWords, readingWords, tryingWords, withdrawalWords } from '#core/case/vocabulary-words.ts';
import type { SentMessage } from '#engine/sent-messages.ts';
import { reasonWords, wishWords } from './page-words.ts';
import {
  actorName,
  channelName,
  type Detail,
  details,
  kindOfMessage,
  messageName,
  type ReplyWords,
  stepName,
  type Tellers,
  type Telling,
} from './telling.ts';

export const outreachTellers: Tellers<
  | 'check-in-queued'
  | 'check-in-sent'
  | 'check-in-delivered'
  | 'check-in-failed'
  | 'check-in-unknown'
  | 'check-in-given-up'
  | 'step-found-late'
  | 'step-finished'
  | 'attempt-recorded'
  | 'channel-withdrawn'
  | 'reply-received'
  | 'reply-settled'
  | 'ladder-resumed'
> = {
  'check-in-queued': (event, telling) => ({
    what: `${actorName(event.by, telling)} wrote a check-in to ${telling.names.client}, to go to ${channelName(event.channelId, telling)}.`,
    details: messageDetails(telling.messages.get(event.key)),
  }),
  'check-in-sent': (event, telling) => ({
    what:
      kindOfMessage(event.key, telling) === 'email'
        ? `${messageName(event.key, telling)} was taken by the mail server; it is not known whether it arrived.`
        : `${messageName(event.key, telling)} was taken by the carrier; it is not known whether it arrived.`,
  }),
  'check-in-delivered': (event, telling) => ({
    what: `${messageName(event.key, telling)} was delivered to the ${kindOfMessage(event.key, telling) === 'email' ? 'mailbox' : 'phone'}; it is not known to have been read.`,
  }),
  'check-in-failed': (event, telling) => ({
    what: `${messageName(event.key, telling)} could not be delivered, and does not count as an attempt.`,
    details: details(['Reason', event.reason], ['Code', event.code]),
  }),
  'check-in-unknown': (event, telling) => ({
    what: `${messageName(event.key, telling)} may have been sent or not; it is not known which. It is not sent a second time.`,
    details: details(['Reason', event.reason]),
  }),
  'check-in-given-up': (event, telling) => ({
    what: `${messageName(event.key, telling)} had not left in time and was called off.`,
  }),
  'step-found-late': (event, telling) => ({
    what: `${stepName(event.stepId, telling)} was due at ${telling.clock.near(event.dueAt, event.at)} and was found ${event.lateMinutes} minutes late. It was not done by itself; a person decides.`,
  }),
  'step-finished': (event, telling) => ({
    what: `${stepName(event.stepId, telling)} ${stepResults[event.result](actorName(event.by, telling))}.`,
    details: event.result === 'skipped' ? details(['Reason', event.note]) : [],
    isMinor: event.result !== 'skipped' && event.result !== 'not-possible',
  }),
  'attempt-recorded': (event, telling) => ({
    what: `${attempt(event, telling)}${event.outsidePlan ? ' The client had not allowed this channel.' : ''}`,
    details: details(['Note', event.note]),
    happenedAt: event.happenedAt,
  }),
  'channel-withdrawn': (event, telling) => ({
    what: `${channelName(event.channelId, telling)} is not used any more in this case: ${withdrawalWords[event.why]}.`,
  }),
  'reply-received': (event, telling) => ({
    what: received(event, telling),
    details: replyDetails(telling.replies.get(event.replyId)),
    happenedAt: event.receivedAt,
  }),
  'reply-settled': (event, telling) => ({
    what: `${actorName(event.by, telling)} read ${event.togetherWith ? 'an earlier reply with it' : 'the reply'}: ${event.as === 'client-is-safe' ? `${telling.names.client} is safe` : 'the protocol goes on'}.`,
    details: details(['Note', event.note]),
  }),
  'ladder-resumed': (event, telling) => ({
    what: `${actorName(event.by, telling)} let the protocol go on.`,
    details: details(['Note', event.note]),
  }),
};

const stepResults: Readonly<Record<StepResult, (who: string) => string>> = {
  sent: () => 'is done: a message went out',
  completed: () => 'is done',
  failed: () => 'could not be done on any channel that the client had allowed',
  'not-possible': () => 'was not possible: no channel that the client had allowed was left for it',
  skipped: (who) => `was left out by ${who}`,
  declined: (who) => `was decided against by ${who}`,
};

function attempt(event: EventOf<'attempt-recorded'>, telling: Telling): string {
  const where = event.channelId ? ` (${bareLabel(channelName(event.channelId, telling))})` : '';
  return `${actorName(event.by, telling)} ${tryingWords[event.medium]} ${telling.names.client}${where}: ${attemptWords[event.result]}.`;
}

/** A call to "mobile (call)" is a call to the mobile. */
function bareLabel(name: string): string {
  return name.replace(/ \((?:text|email|call)\)$/, '');
}

function received(event: EventOf<'reply-received'>, telling: Telling): string {
  const { client } = telling.names;
  const said = readingWords[event.reading];
  switch (event.via) {
    case 'page':
      return `${client} answered on the check-in page: ${said}.`;
    case 'sms':
      return `${client} replied by text; read as: ${said}.${recordedBy(event, telling)}`;
    case 'email':
      return `${client} replied by email; read as: ${said}.${recordedBy(event, telling)}`;
    case 'in-person':
      return `${client} got in touch; read as: ${said}.${recordedBy(event, telling)}`;
  }
}

function recordedBy({ by }: EventOf<'reply-received'>, telling: Telling): string {
  return by.kind === 'staff' ? ` ${actorName(by, telling)} wrote this down.` : '';
}

/** The text as it was sent; the one-tap address is nowhere kept. */
export function messageDetails(message: SentMessage | undefined): Detail[] {
  if (!message) return [];
  return details(
    ['Sent to', message.address],
    ['Subject', message.subject],
    ['Text', message.body.replaceAll('{link}', '[one-tap address]')],
  );
}

export function replyDetails(reply: ReplyWords | undefined): Detail[] {
  if (!reply) return [];
  return details(
    ['In the client’s own words', reply.text],
    ['Gave as reason', (reasonWords as Readonly<Record<string, string>>)[reply.reason ?? ''] ?? reply.reason],
    ['Wish', (wishWords as Readonly<Record<string, string>>)[reply.wish ?? ''] ?? reply.wish],
  );
}
