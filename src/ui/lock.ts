/** Whether this browser is locked: nothing of the practice is shown in any of its tabs until somebody signs in again. */
import { useSyncExternalStore } from 'react';

/** Stays until the server has ended the sign-in, so that a reload opens nothing even while the server is away. */
const place = 'kept.locked';
const handedOver = 'handed-over';
const listeners = new Set<() => void>();
/** Another tab has handed the device over; it ends the sign-in when it is done. */
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

/**
 * The device goes into a client's hands, on a page that is all they need. Every other page is locked from now on, and
 * one that is opened anew ends the sign-in too; otherwise it lasts until that page has done its work.
 */
export function handOver(): void {
  localStorage.setItem(place, handedOver);
  lockHere();
}

export const isHandedOver = (): boolean => localStorage.getItem(place) === handedOver;

/** Whether ending the sign-in is up to another tab, which still needs it. */
export const isHandedOverElsewhere = (): boolean => isElsewhere && isHandedOver();

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
  isElsewhere = newValue === handedOver;
  lockHere();
});
