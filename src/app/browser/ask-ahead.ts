/**
 * Today is where most people begin. What it shows is asked for while the program is still being put together, which takes
 * a slow device as long as the answers do.
 */
import type { QueryClient } from '@tanstack/react-query';
import { isLockPending } from '#ui/lock.ts';
import { meQuery } from '#ui/me.ts';
import { freshQuery } from '#ui/use-fresh.ts';

/** Nothing is asked for behind a lock, and nothing for a screen that nobody has opened: a look is on record. */
export function askAhead(queries: QueryClient): void {
  if (window.location.pathname !== '/' || isLockPending()) return;
  void queries.prefetchQuery(meQuery);
  void queries.prefetchQuery(freshQuery('/today'));
}
