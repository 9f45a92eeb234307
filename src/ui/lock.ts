/** Whether this browser is locked: nothing of the practice is shown in any of its tabs until somebody signs in again. */
import { useSyncExternalStore } from 'react';

/** Stays until the server has ended the sign-in, so that a reload opens nothing even while the server is away. */
const place = 'kept.locked';
const listeners = new Set<() => void>();
let isLocked = localStorage.getItem(place) !== null;

export function useIsLocked(): boolean {
  return useSyncExternalStore(subscribe, () => isLocked);
}

/** In this very moment, in every tab. Ending the sign-in is up to whoever shows the locked screen. */
export function lockNow(): void {
  localStorage.setItem(place, 'yes');
  lockHere();
}

/** Whether the sign-in that was locked may still be open. */
export const isLockPending = (): boolean => localStorage.getItem(place) !== null;

/** The server has ended the sign-in; what is locked stays hidden until a page is opened anew. */
export function forgetLock(): void {
  localStorage.removeItem(place);
}

function lockHere(): void {
  isLocked = true;
  for (const hear of listeners) hear();
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

window.addEventListener('storage', ({ key, newValue }) => {
  if (key === place && newValue !== null) lockHere();
});
