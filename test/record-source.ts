/** A case of the core's tests with names and words around it, as the record's texts want it. */
import type { CaseEvent } from '#core/case/events.ts';
import type { ChannelKind } from '#core/protocol/protocol.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { SentMessage } from '#engine/sent-messages.ts';
import type { NoteSource } from '#features/record/note.ts';
import type { ToldPaging } from '#features/record/tell-pages.ts';
import type { ReplyWords } from '#features/record/telling.ts';
import { ben, brother, channels, mother, nora, start, sue } from './plans.ts';

export interface WordsAround {
  readonly replies?: readonly ReplyWords[];
  readonly messages?: readonly SentMessage[];
  readonly paging?: ToldPaging;
  readonly practiceZone?: string;
}

/** Messages say "Are you OK?" unless others are given. */
export function recordSource(events: readonly CaseEvent[], around: WordsAround = {}): NoteSource {
  const recorded = events.map((event, index) => ({ sequence: index + 1, event }));
  const sessionIds = events.flatMap((event) => ('session' in event ? [event.session.sessionId] : []));
  return {
    events: recorded,
    practiceZone: around.practiceZone ?? 'Europe/London',
    sessions: sessionIds.map((id) => ({
      id,
      startsAt: start,
      endsAt: addMinutes(start, 50),
      modality: 'in-person',
      clinicianId: nora,
    })),
    names: {
      client: 'Ana Reyes',
      staff: new Map([
        [nora, 'Nora Weiss'],
        [ben, 'Ben Cole'],
        [sue, 'Sue Adler'],
      ]),
      channels: new Map(channels.map(({ id, kind, label }) => [id, { kind, label }])),
      contacts: new Map([
        [mother, 'Mia Reyes (mother)'],
        [brother, 'Leo Reyes (brother)'],
      ]),
    },
    messages: around.messages ?? events.flatMap(messageOf),
    replies: around.replies ?? [],
    paging: around.paging ?? { pages: [], answers: [] },
  };
}

function messageOf(event: CaseEvent): SentMessage[] {
  if (event.type !== 'check-in-queued') return [];
  const medium: ChannelKind = channels.find(({ id }) => id === event.channelId)?.kind ?? 'sms';
  const message = { key: event.key, medium, address: '07700 900123', subject: '', state: 'sent' };
  return [
    { ...message, channelId: event.channelId, body: 'Hello Ana, are you OK? {link}', createdAt: event.at },
  ];
}
