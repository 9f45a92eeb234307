/** Everything so far in the record's own sentences, and what was written to the client and back. */
import { useQuery } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';
import { useClientName } from '#ui/initials.ts';
import { useIsWatched } from '#ui/use-is-watched.ts';
import type { CaseView } from './case-view.ts';

export interface Written {
  readonly label: string;
  readonly text: string;
}
export interface Entry {
  readonly sequence: number | null;
  readonly type: string;
  readonly by: 'staff' | 'client' | 'provider' | 'timer' | 'calendar';
  readonly happenedAt: string;
  readonly day: string;
  readonly time: string;
  readonly entered: string | null;
  readonly isLate: boolean;
  readonly who: string;
  readonly what: string;
  readonly details: readonly Written[];
  readonly isMinor: boolean;
  readonly addenda: readonly { readonly sequence: number; readonly who: string; readonly text: string }[];
}

interface Said {
  readonly at: string;
  readonly day: string;
  readonly time: string;
}
export interface SentMessage extends Said {
  readonly from: 'practice';
  readonly key: string;
  readonly subject: string;
  readonly text: string;
  readonly address: string;
  readonly state: 'cancelled' | 'queued' | 'sending' | 'unknown' | 'sent' | 'failed' | 'delivered';
  readonly fate: string;
  readonly reason: string;
  readonly knownAt: string | null;
}
export interface Answered extends Said {
  readonly from: 'client';
  readonly replyId: string;
  readonly reading: string;
  readonly readAs: string;
  readonly words: readonly Written[];
  readonly settledAs: string | null;
}
export interface Thread {
  readonly channelId: string | null;
  readonly name: string;
  readonly entries: readonly (SentMessage | Answered)[];
}

export interface Story {
  readonly clientName: string;
  readonly entries: readonly Entry[];
  readonly threads: readonly Thread[];
}

const everySeconds = 60;

/** Asks nothing for whoever may not read a record: what was judged and said is not for the front desk. */
export function useStory({ one, me }: Pick<CaseView, 'one' | 'me'>) {
  const path = `/cases/${one.id}/chronology`;
  const isWatched = useIsWatched();
  const called = useClientName();
  const mayRead = me !== null && me.role !== 'front-desk';
  const story = useQuery({
    queryKey: [path],
    queryFn: () => callServer<Story>('GET', path),
    enabled: isWatched && mayRead,
    refetchInterval: everySeconds * 1000,
    select: (told) => calledOtherwise(told, called(told.clientName)),
  });
  return { ...story, mayRead: me === null || mayRead };
}

/** Where names are shown as initials, they are so in every sentence and in what was written. */
function calledOtherwise(story: Story, name: string): Story {
  if (name === story.clientName || story.clientName === '') return story;
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  return JSON.parse(JSON.stringify(story).replaceAll(inJson(story.clientName), inJson(name))) as Story;
}

/** What other hands have put on record since; what a timer or the carrier adds makes nobody's words untrue. */
export function saidSince(entries: readonly Entry[], sequence: number): readonly Entry[] {
  return entries.filter(
    (entry) =>
      (entry.sequence ?? 0) > sequence && !entry.isMinor && entry.by !== 'timer' && entry.by !== 'provider',
  );
}

/**
 * Up to which entry somebody has been shown what others said, since they began to write at `since`: the case may be
 * known to have moved before the words about it are on the screen.
 */
export function useShownTo(view: Pick<CaseView, 'one' | 'me' | 'state'>, since: number) {
  const { data, mayRead } = useStory(view);
  const told = Math.max(0, ...(data?.entries.map(({ sequence }) => sequence ?? 0) ?? []));
  const sequence = Math.max(since, Math.min(view.state.sequence, told));
  return { sequence, hasNews: saidSince(data?.entries ?? [], since).length > 0, mayRead };
}
