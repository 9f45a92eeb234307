/** Keeps what is on the screen as it stands on the server: what changes there is asked for anew, and nothing else. */
import type { Query, QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type Change, keepLine } from './live-line.ts';
import { meKey } from './me.ts';

export type LiveState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'live' }
  /** Changes are not heard of; screens ask now and then instead. */
  | { readonly kind: 'away'; readonly since: Date };

/** A line that is back within this time was never missed. */
const graceMs = 3000;
const togetherMs = 400;

let state: LiveState = { kind: 'starting' };
const listeners = new Set<() => void>();

export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}

/** From now on until the returned function is called. */
export function startLive(queries: QueryClient): () => void {
  const stopping = new AbortController();
  const flush = gathering(queries);
  let since: Date | null = new Date();
  let grace = setTimeout(goAway, graceMs);
  function goAway(): void {
    if (since !== null) show({ kind: 'away', since });
  }
  function hear(): void {
    clearTimeout(grace);
    since = null;
    show({ kind: 'live' });
  }
  function lose(): void {
    if (since !== null) return;
    since = new Date();
    grace = setTimeout(goAway, graceMs);
  }

  void keepLine(
    {
      opened() {
        hear();
        // What was read before anybody listened may be out of date already.
        const openedAt = Date.now();
        void queries.invalidateQueries({ predicate: ({ state }) => isOlder(state, openedAt) });
      },
      changed: flush,
      missed() {
        hear();
        void queries.invalidateQueries({ predicate: isOfServer });
      },
      lost: lose,
      rested: lose,
      signedOut() {
        clearTimeout(grace);
        void queries.invalidateQueries({ queryKey: meKey });
      },
    },
    stopping.signal,
  );
  return () => {
    stopping.abort();
    clearTimeout(grace);
    show({ kind: 'starting' });
  };
}

const isOlder = ({ dataUpdatedAt, fetchStatus }: Query['state'], than: number): boolean =>
  dataUpdatedAt < than && (dataUpdatedAt > 0 || fetchStatus === 'fetching');

/** The first change is asked for at once; those that follow hard upon it, together. */
function gathering(queries: QueryClient): (change: Change) => void {
  let gathered: Change[] = [];
  let isWaiting = false;
  function flush(): void {
    const changes = gathered;
    gathered = [];
    isWaiting = changes.length > 0;
    if (!isWaiting) return;
    setTimeout(flush, togetherMs);
    void queries.invalidateQueries({
      predicate: (query) => changes.some((change) => concerns(change, query)),
    });
  }
  return (change) => {
    gathered.push(change);
    if (!isWaiting) flush();
  };
}

/** Paths that a topic changes beside its own. */
const more: Readonly<Record<string, readonly string[]>> = {
  calendars: ['/calendar-rules'],
  cases: ['/today', '/board'],
  clients: ['/readiness', '/today'],
  notes: ['/cases/'],
  practice: ['me'],
  sessions: ['/today', '/board'],
  staff: ['me'],
};

/** A query is about what its path says, and about whatever else it names in `meta.topics`. */
export function concerns(
  { topic, id }: Change,
  { queryKey, meta }: Pick<Query, 'queryKey' | 'meta'>,
): boolean {
  const [path] = queryKey;
  if (typeof path !== 'string') return false;
  const topics = meta?.['topics'];
  if (Array.isArray(topics) && topics.includes(topic)) return true;
  if (more[topic]?.some((prefix) => path.startsWith(prefix))) return true;
  const own = `/${topic}`;
  if (path !== own && !path.startsWith(`${own}/`) && !path.startsWith(`${own}?`)) return false;
  const [, , ofOne = ''] = path.split(/[/?]/);
  const isOfAnother = path.startsWith(`${own}/`) && id !== '' && ofOne !== id;
  return !isOfAnother;
}

const isOfServer = ({ queryKey: [path] }: Query): boolean =>
  typeof path === 'string' && path !== '/me/draft-key';

function show(next: LiveState): void {
  state = next;
  for (const hear of listeners) hear();
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}
