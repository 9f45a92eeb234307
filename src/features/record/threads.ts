/** What was written to the client and what came back, channel by channel, each with what truly became of it. */
import type { EventOf } from '#core/case/events.ts';
import { readingWords } from '#core/case/vocabulary-words.ts';
import type { ContactChannelId, MessageKey } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { type ChronologySource, clockOf, fates, tellingOf, unheardWords } from './chronology.ts';
import type { Thread } from './contract.ts';
import { replyDetails } from './tell-outreach.ts';
import { channelName, type ReplyWords } from './telling.ts';

type Entry = Thread['entries'][number];
interface Placed {
  readonly channelId: ContactChannelId | null;
  /** Where it was said, if over no channel. */
  readonly elsewhere: string;
  readonly entry: Entry;
}

export function threadsOf(source: ChronologySource): Thread[] {
  const telling = tellingOf(source);
  const { near, day } = clockOf(source.events);
  const said = (at: Instant) => ({ at, day: day(at), time: near(at, at) });
  const placed: Placed[] = [...messages(source, said), ...replies(source, said)];
  const byPlace = Map.groupBy(placed, ({ channelId, elsewhere }) => channelId ?? elsewhere);
  const threads = [...byPlace.values()].map((entries) => ({
    channelId: entries[0]?.channelId ?? null,
    name: entries[0]?.channelId ? channelName(entries[0].channelId, telling) : (entries[0]?.elsewhere ?? ''),
    entries: entries.map(({ entry }) => entry).sort((one, other) => (one.at < other.at ? -1 : 1)),
  }));
  return threads.sort(newestFirst);
}

type Said = (at: Instant) => Pick<Entry, 'at' | 'day' | 'time'>;

function messages({ messages, events }: ChronologySource, said: Said): Placed[] {
  const { near } = clockOf(events);
  return messages.map((message) => {
    const known = reportsOf(events, message.key).at(-1);
    return {
      channelId: message.channelId,
      elsewhere: 'over no channel',
      entry: {
        ...said(message.createdAt),
        from: 'practice',
        key: message.key,
        subject: message.subject,
        text: message.body.replaceAll('{link}', '[one-tap address]'),
        address: message.address,
        state: message.state as Extract<Entry, { from: 'practice' }>['state'],
        fate: fates[message.state] ?? 'what became of it is not known',
        reason: known?.type === 'check-in-failed' || known?.type === 'check-in-unknown' ? known.reason : '',
        knownAt: known ? near(known.at, message.createdAt) : null,
      },
    };
  });
}

type Report = EventOf<
  'check-in-sent' | 'check-in-delivered' | 'check-in-failed' | 'check-in-unknown' | 'check-in-given-up'
>;

function reportsOf(events: ChronologySource['events'], key: MessageKey): readonly Report[] {
  return events.flatMap(({ event }) => (isReport(event) && event.key === key ? [event] : []));
}

function isReport(event: ChronologySource['events'][number]['event']): event is Report {
  return event.type.startsWith('check-in-') && event.type !== 'check-in-queued';
}

function replies({ replies, events }: ChronologySource, said: Said): Placed[] {
  const received = new Map(
    events.flatMap(({ event }) => (event.type === 'reply-received' ? [[event.replyId, event] as const] : [])),
  );
  const settled = new Map(
    events.flatMap(({ event }) =>
      event.type === 'reply-settled' ? [[event.replyId, event.as] as const] : [],
    ),
  );
  return replies.map((reply) => {
    const heard = received.get(reply.id);
    return {
      channelId: heard?.channelId ?? null,
      elsewhere: ways[reply.via],
      entry: {
        ...said(reply.receivedAt),
        from: 'client',
        replyId: reply.id,
        reading: heard?.reading ?? 'explain-later',
        readAs: heard ? readingWords[heard.reading] : unheardWords(reply),
        words: replyDetails(reply),
        settledAs: settled.get(reply.id) ?? null,
      },
    };
  });
}

const ways: Readonly<Record<ReplyWords['via'], string>> = {
  page: 'on the check-in page',
  sms: 'a text from elsewhere',
  email: 'a mail from elsewhere',
  'in-person': 'in person, or by telephone',
};

function newestFirst(one: Thread, other: Thread): number {
  return (one.entries.at(-1)?.at ?? '') > (other.entries.at(-1)?.at ?? '') ? -1 : 1;
}
