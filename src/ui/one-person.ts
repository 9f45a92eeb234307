/**
 * One browser has one sign-in and many tabs. When somebody else has signed in in one of them, the others may hold on to
 * nothing of the person before: not what was read, and not what was being written, which would count as the next one's.
 */
import type { QueryClient } from '@tanstack/react-query';
import { type Me, meKey } from './me.ts';

/** An identifier and no name: it tells other tabs at once, and nobody who finds the device. */
const place = 'kept.person';

/** `startAgain` has to load the page anew. */
export function keepOnePerson(queries: QueryClient, startAgain: () => void): void {
  let here: string | null = null;
  function compare(there: string | null): void {
    if (here === null || there === null || here === there) return;
    queries.clear();
    startAgain();
  }
  queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryKey[0] !== meKey[0] || query.state.status !== 'success') return;
    const { staff } = query.state.data as Me;
    if (here !== null) return compare(staff.id);
    here = staff.id;
    if (localStorage.getItem(place) !== here) localStorage.setItem(place, here);
  });
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === place) compare(newValue);
  });
}
