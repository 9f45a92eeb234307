/** The events of a case as entries that anybody can read, in the order in which things happened. */
import type { Actor } from '#core/case/actor.ts';
import type { CaseEvent, EventOf, EventType } from '#core/case/events.ts';
import { messageWords } from '#core/case/vocabulary-words.ts';
import type { MessageKey, StaffId } from '#core/ids.ts';
import { capital } from '#core/sentence.ts';
import { type ClockWords, clockWords } from '#core/time/clock-words.ts';
import { type Instant, minutesBetween } from '#core/time/instant.ts';
import type { SentMessage } from '#engine/sent-messages.ts';
import { askingTellers } from './tell-asking.ts';
import { decidingTellers } from './tell-deciding.ts';
import { messageDetails, outreachTellers, replyDetails } from './tell-outreach.ts';
import { answerSentence, pageSentence, type ToldPaging } from './tell-pages.ts';
import {
  actorName,
  type Detail,
  type Names,
  type ReplyWords,
  staffName,
  type Teller,
  type Telling,
  type Told,
} from './telling.ts';

export interface Recorded {
  readonly sequence: number;
  readonly event: CaseEvent;
}

export interface ChronologySource {
  /** From the first on, in order. */
  readonly events: readonly Recorded[];
  readonly names: Names;
  readonly messages: readonly SentMessage[];
  readonly replies: readonly ReplyWords[];
  readonly paging: ToldPaging;
}

export interface Entry {
  /** `null` for what was sent or said beside the events: thanks, an explanation on the client's page, a page to staff. */
  readonly sequence: number | null;
  readonly type: EventType | 'message' | 'explanation' | 'page';
  /** Whose hand it was; what a timer or the carrier adds makes nobody's words untrue. */
  readonly by: Actor['kind'];
  readonly happenedAt: Instant;
  readonly enteredAt: Instant;
  /** Entered long after it happened, by the protocol's own measure [P7.2]. */
  readonly isLate: boolean;
  readonly who: string;
  readonly what: string;
  readonly details: readonly Detail[];
  readonly isMinor: boolean;
  readonly addenda: readonly Addendum[];
}

/** Stands beside the entry to which it belongs; the original stays as it was. */
export interface Addendum {
  readonly sequence: number;
  readonly at: Instant;
  readonly who: string;
  readonly text: string;
}

/** A type of event without a sentence does not compile. */
const tellers = { ...askingTellers, ...outreachTellers, ...decidingTellers } satisfies {
  readonly [Type in EventType]: Teller<Type>;
};

export function chronologyOf(source: ChronologySource): readonly Entry[] {
  const telling = tellingOf(source);
  const addenda = addendaBySequence(source.events, telling);
  const entries = source.events
    .filter(({ event }) => event.type !== 'addendum-added')
    .map((recorded) => entryOf(recorded, telling, addenda));
  return [...entries, ...besideEvents(source, telling)].sort(inOrder);
}

export function tell(event: CaseEvent, telling: Telling): Told {
  return (tellers[event.type] as Teller<EventType>)(event as never, telling);
}

export function openingOf(events: readonly Recorded[]): EventOf<'case-opened'> {
  const first = events[0]?.event;
  if (first?.type !== 'case-opened') throw new Error('a case begins with its opening');
  return first;
}

export function clockOf(events: readonly Recorded[]): ClockWords {
  return clockWords(openingOf(events).plan.client.timeZone);
}

export function tellingOf({ events, names, messages, replies }: ChronologySource): Telling {
  const asks = new Map<EventOf<'person-asked'>['askId'], EventOf<'person-asked'>>();
  const queued = new Map<MessageKey, EventOf<'check-in-queued'>>();
  const counterparts = new Map<CaseEvent, StaffId>();
  let delegate: StaffId | null = null;
  let heir: StaffId | null = null;
  for (const { event } of events) {
    if (event.type === 'person-asked') asks.set(event.askId, event);
    if (event.type === 'check-in-queued') queued.set(event.key, event);
    if (event.type === 'case-delegated') delegate = event.to;
    if (event.type === 'handover-offered') heir = event.to;
    if (event.type === 'delegation-ended' && delegate) counterparts.set(event, delegate);
    if (event.type === 'handover-ended' && heir) counterparts.set(event, heir);
  }
  return {
    names,
    clock: clockOf(events),
    plan: openingOf(events).plan,
    messages: new Map(messages.map((message) => [message.key, message])),
    replies: new Map(replies.map((reply) => [reply.id, reply])),
    asks,
    queued,
    counterparts,
  };
}

function entryOf(
  { sequence, event }: Recorded,
  telling: Telling,
  addenda: ReadonlyMap<number, readonly Addendum[]>,
): Entry {
  const told = tell(event, telling);
  const happenedAt = told.happenedAt ?? event.at;
  return {
    sequence,
    type: event.type,
    by: event.by.kind,
    happenedAt,
    enteredAt: event.at,
    isLate: minutesBetween(happenedAt, event.at) > telling.plan.protocol.limits.lateEntryMinutes,
    who: actorName(event.by, telling),
    what: capital(told.what),
    details: told.details ?? [],
    isMinor: told.isMinor ?? false,
    addenda: addenda.get(sequence) ?? [],
  };
}

/** An addendum to an addendum stands beside the entry that both are about. */
function addendaBySequence(
  events: readonly Recorded[],
  telling: Telling,
): ReadonlyMap<number, readonly Addendum[]> {
  const rootOf = new Map<number, number>();
  const found = new Map<number, Addendum[]>();
  for (const { sequence, event } of events) {
    if (event.type !== 'addendum-added') continue;
    const root = rootOf.get(event.toSequence) ?? event.toSequence;
    rootOf.set(sequence, root);
    const addendum = { sequence, at: event.at, who: actorName(event.by, telling), text: event.text };
    found.set(root, [...(found.get(root) ?? []), addendum]);
  }
  return found;
}

/** The client was thanked, or explained something that no person had to decide on: no event, and still said. */
function besideEvents(
  { messages, replies, events, paging }: ChronologySource,
  telling: Telling,
): readonly Entry[] {
  const heard = new Set(
    events.flatMap(({ event }) => (event.type === 'reply-received' ? [event.replyId] : [])),
  );
  const { client } = telling.names;
  const beside = { sequence: null, isLate: false, isMinor: false, addenda: [] } as const;
  return [
    ...pageEntries(paging, telling),
    ...messages
      .filter(({ key }) => !telling.queued.has(key))
      .map(
        (message): Entry => ({
          ...beside,
          type: 'message',
          by: 'timer',
          happenedAt: message.createdAt,
          enteredAt: message.createdAt,
          who: 'Kept',
          what: `Kept thanked ${client} by ${messageWords[message.medium]}: ${fates[message.state] ?? 'what became of it is not known'}.`,
          details: messageDetails(message),
        }),
      ),
    ...replies
      .filter(({ id }) => !heard.has(id))
      .map(
        (reply): Entry => ({
          ...beside,
          type: 'explanation',
          by: 'client',
          happenedAt: reply.receivedAt,
          enteredAt: reply.recordedAt,
          who: client,
          what: `${client} ${unheardWords(reply)}.`,
          details: replyDetails(reply),
        }),
      ),
  ];
}

function pageEntries({ pages, answers }: ToldPaging, { names }: Telling): readonly Entry[] {
  const beside = {
    sequence: null,
    type: 'page',
    isLate: false,
    isMinor: true,
    details: [],
    addenda: [],
  } as const;
  return [
    ...pages.map((page): Entry => {
      const what = pageSentence(page, fates[page.state] ?? 'what became of it is not known', names);
      return { ...beside, by: 'timer', happenedAt: page.at, enteredAt: page.at, who: 'Kept', what };
    }),
    ...answers.map((answer): Entry => {
      const [who, what] = [staffName(answer.staffId, names), answerSentence(answer, names)];
      return { ...beside, by: 'staff', happenedAt: answer.at, enteredAt: answer.at, who, what };
    }),
  ];
}

/** Of words that moved nothing, and yet were said. */
export function unheardWords({ via }: Pick<ReplyWords, 'via'>): string {
  return via === 'email'
    ? 'answered by mail with nothing new: an automatic reply, or more of the same'
    : 'added something on the check-in page';
}

/** By the states of a message; see migrations/0005-cases.sql. */
export const fates: Readonly<Record<string, string>> = {
  cancelled: 'called off before it left',
  queued: 'it has not left yet',
  sending: 'it is on its way',
  unknown: 'it may have been sent or not',
  sent: 'sent; it is not known whether it arrived',
  failed: 'it could not be delivered',
  delivered: 'delivered; it is not known to have been read',
};

/** As it happened; at the same instant, as it was entered. What stands beside the events comes after them. */
function inOrder(one: Entry, other: Entry): number {
  if (one.happenedAt !== other.happenedAt) return one.happenedAt < other.happenedAt ? -1 : 1;
  return (one.sequence ?? Number.MAX_SAFE_INTEGER) - (other.sequence ?? Number.MAX_SAFE_INTEGER);
}
