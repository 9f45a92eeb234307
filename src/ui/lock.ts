/** Whether this browser is locked: nothing of the practice is shown in any of its tabs until somebody signs in again. */
import { useSyncExternalStore } from 'react';
import { callServer } from './call-server.ts';

/** Stays until the server has ended the sign-in, so that a reload opens nothing even while the server is away. */
const place = 'kept.locked';
const lent = 'lent';
const listeners = new Set<() => void>();
/** Another tab has lent the device to a client; it ends the sign-in when they are done. */
let isElsewhere = false;
let isLocked = localStorage.getItem(place) !== null;

export function useIsLocked(): boolean {
  return useSyncExternalStore(subscribe, () => isLocked);
}

/** In this very moment, in every tab. Ending the sign-in is up to whoever shows the locked screen. */
export function lockNow(): void {
  localStorage.setItem(place, 'yes');
  lockHere();
}

/** What a sign-in may be narrowed to, as the server takes it. */
export type LentFor =
  | { readonly to: 'board' }
  | { readonly to: 'agreement'; readonly clientId: string; readonly version: number };

/**
 * The device is lent: to a client who reads their agreement, or to the wall. The server opens nothing else from now on;
 * every other page here is locked, and one that is opened anew ends the sign-in too.
 */
export async function lendDevice(lentFor: LentFor): Promise<void> {
  await callServer('POST', '/me/narrowing', lentFor);
  localStorage.setItem(place, lent);
  lockHere();
}

export const isLent = (): boolean => localStorage.getItem(place) === lent;

/** Whether ending the sign-in is up to another tab, which still needs it. */
export const isLentElsewhere = (): boolean => isElsewhere && isLent();

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
  if (key !== place || newValue === null) return;
  isElsewhere = newValue === lent;
  lockHere();
});
