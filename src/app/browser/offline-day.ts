/**
 * Who comes when today, for a page that cannot reach the server. A device may be lost, so it keeps times and initials
 * and nothing else: no name, no practice, not how anybody stands. It goes with the sign-in and with the day.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import { initialsOf } from '#core/text/initials.ts';
import type { TodayAnswer } from '#features/today/contract.ts';

export interface OfflineDay {
  readonly savedAt: string;
  readonly timeZone: string;
  readonly sessions: readonly { readonly startsAt: string; readonly initials: string }[];
}

const place = 'kept.offline-day';
const longestMs = 12 * 60 * 60_000;
/** A device's clock may be behind the server's, by which the day was kept. */
const clockSlackMs = 60 * 60_000;
const mostSessions = 200;

/** Keeps each answer of Today, until the returned function is called. */
export function keepDays(queries: QueryClient): () => void {
  // Also where nobody looks at it: what is too old stays on no device.
  readOfflineDay(new Date());
  let kept: unknown;
  return queries.getQueryCache().subscribe(({ type, query }) => {
    const { data } = query.state;
    if (type !== 'updated' || !isToday(query) || query.state.status !== 'success' || data === kept) return;
    kept = data;
    keep(data);
  });
}

const isToday = ({ queryKey: [path] }: Query): boolean => path === '/today';

function keep({ attending, clients, now, timeZone }: TodayAnswer): void {
  const sessions = attending
    .filter(({ standing }) => standing !== 'called-off' && standing !== 'moved')
    .slice(0, mostSessions)
    .map(({ startsAt, clientId }) => ({ startsAt, initials: initialsOf(clients[clientId]?.name ?? '') }));
  localStorage.setItem(place, JSON.stringify({ savedAt: now, timeZone, sessions } satisfies OfflineDay));
}

export function readOfflineDay(now: Date): OfflineDay | null {
  const kept = localStorage.getItem(place);
  if (kept === null) return null;
  const day = parsed(kept);
  const ageMs = day ? now.getTime() - Date.parse(day.savedAt) : Number.NaN;
  // A clock that was set back must not make an old day young for ever.
  if (day && ageMs > -clockSlackMs && ageMs < longestMs) return day;
  forgetOfflineDay();
  return null;
}

function parsed(kept: string): OfflineDay | null {
  try {
    return JSON.parse(kept) as OfflineDay;
  } catch {
    return null;
  }
}

export function forgetOfflineDay(): void {
  localStorage.removeItem(place);
}
