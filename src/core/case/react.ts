/** What the world has to be told because of an event, as data. The engine writes it down in the same transaction. */
import type { ContactChannelId, MessageKey, StaffId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import { nextSafe } from '../time/safe-hours.ts';
import type { CaseEvent, EventOf } from './events.ts';
import type { ExistingCase } from './state.ts';
import { type AskKind, isCry } from './vocabulary.ts';

export type Effect =
  /** The client's own check-in: the only message that a timer can cause to leave for anybody but staff. */
  | {
      readonly kind: 'send-check-in';
      readonly key: MessageKey;
      readonly channelId: ContactChannelId;
      readonly template: string;
      readonly dueAt: Instant;
    }
  | { readonly kind: 'thank-client'; readonly key: MessageKey; readonly channelId: ContactChannelId }
  /** Whom to call when it cannot wait. */
  | { readonly kind: 'tell-numbers'; readonly key: MessageKey; readonly channelId: ContactChannelId }
  | { readonly kind: 'call-off-sends'; readonly keys: readonly MessageKey[] }
  | {
      readonly kind: 'ask-staff';
      readonly key: MessageKey;
      readonly staffId: StaffId;
      readonly about: AskKind | 'handover' | 'delegation';
      readonly answerBy: Instant;
      readonly urgent: boolean;
    }
  | { readonly kind: 'tell-staff-all-clear'; readonly key: MessageKey; readonly staffId: StaffId };

/** What is written to the client themselves. */
export type ClientEffect = Extract<Effect, { kind: 'send-check-in' | 'thank-client' | 'tell-numbers' }>;

export function isForClient(effect: Effect): effect is ClientEffect {
  return effect.kind === 'send-check-in' || effect.kind === 'thank-client' || effect.kind === 'tell-numbers';
}

/** `before` and `after` are the states around this event. */
export function react(before: ExistingCase | null, event: CaseEvent, after: ExistingCase): readonly Effect[] {
  return [...calledOff(before, after), ...toldBy(event, after)];
}

/** A reply, a doubt, a withdrawal or the end stops what has not left yet. */
function calledOff(before: ExistingCase | null, after: ExistingCase): readonly Effect[] {
  if (!before || before.messages === after.messages) return [];
  const keys = (Object.keys(after.messages) as MessageKey[]).filter(
    (key) => after.messages[key]?.state === 'cancelled' && before.messages[key]?.state === 'queued',
  );
  return keys.length > 0 ? [{ kind: 'call-off-sends', keys }] : [];
}

function toldBy(event: CaseEvent, after: ExistingCase): readonly Effect[] {
  const key = (what: string) => `${after.caseId}/${after.sequence}/${what}` as MessageKey;
  switch (event.type) {
    case 'check-in-queued':
      return [
        {
          kind: 'send-check-in',
          key: event.key,
          channelId: event.channelId,
          template: event.template,
          dueAt: event.at,
        },
      ];
    case 'person-asked':
      return [
        {
          kind: 'ask-staff',
          key: key('ask'),
          staffId: event.staffId,
          about: event.kind,
          answerBy: event.answerBy,
          urgent: event.urgent,
        },
      ];
    case 'ask-moved-on': {
      const ask = after.asks.find((one) => one.id === event.askId);
      return ask
        ? [
            {
              kind: 'ask-staff',
              key: key('ask'),
              staffId: ask.staffId,
              about: ask.kind,
              answerBy: ask.answerBy,
              urgent: ask.urgent,
            },
          ]
        : [];
    }
    case 'lease-expired':
      return after.asks
        .filter((ask) => ask.staffId === event.staffId)
        .toSorted((one, other) => Number(other.urgent) - Number(one.urgent))
        .slice(0, 1)
        .map((ask) => ({
          kind: 'ask-staff',
          key: key('ask'),
          staffId: ask.staffId,
          about: ask.kind,
          answerBy: ask.answerBy,
          urgent: ask.urgent,
        }));
    case 'handover-offered':
      return [
        {
          kind: 'ask-staff',
          key: key('handover'),
          staffId: event.to,
          about: 'handover',
          answerBy: event.answerBy,
          urgent: false,
        },
      ];
    case 'case-delegated':
      return [
        {
          kind: 'ask-staff',
          key: key('delegation'),
          staffId: event.to,
          about: 'delegation',
          answerBy: event.deadlineAt,
          urgent: false,
        },
      ];
    case 'reply-received':
      return answers(event, after, key);
    case 'case-closed':
      return allClear(event, after, key);
    default:
      return [];
  }
}

/**
 * Only what a client wrote themselves is answered, where a message may leave now; one that comes hours later is one
 * message too many.
 */
function answers(
  event: EventOf<'reply-received'>,
  after: ExistingCase,
  key: (what: string) => MessageKey,
): readonly Effect[] {
  const { by, via, channelId, at } = event;
  if (by.kind === 'staff' || (via !== 'sms' && via !== 'email')) return [];
  const channel = after.plan.channels.find((one) => one.id === channelId);
  if (!channel || after.withdrawnChannels.includes(channel.id)) return [];
  if (nextSafe(at, channel.safeHours, after.plan.client.timeZone) !== at) return [];
  if (isThanked(event)) return [{ kind: 'thank-client', key: key('thanks'), channelId: channel.id }];
  if (isToldNumbers(event, after))
    return [{ kind: 'tell-numbers', key: key('numbers'), channelId: channel.id }];
  return [];
}

/** Duress is thanked like "I'm OK", so that whoever holds the phone sees no difference [P4.8]. */
const isThanked = ({ reading }: EventOf<'reply-received'>): boolean =>
  reading === 'safe' || reading === 'duress';

/**
 * If the practice has chosen so, once in a case, and never where somebody may be reading along: it says aloud what the
 * client has written [P3.8].
 */
function isToldNumbers(
  { reading, replyId }: EventOf<'reply-received'>,
  { plan, replies }: ExistingCase,
): boolean {
  const isFirstCry = replies.every((reply) => reply.replyId === replyId || !isCry(reply.reading));
  return plan.answersCries === true && reading === 'not-ok' && isFirstCry;
}

/** Everybody who was asked hears that it is over, but for the one who ended it. */
function allClear(
  event: CaseEvent,
  after: ExistingCase,
  key: (what: string) => MessageKey,
): readonly Effect[] {
  const ender = event.by.kind === 'staff' ? event.by.staffId : null;
  return after.askedStaff
    .filter((staffId) => staffId !== ender)
    .map((staffId) => ({ kind: 'tell-staff-all-clear', key: key(`all-clear/${staffId}`), staffId }));
}
