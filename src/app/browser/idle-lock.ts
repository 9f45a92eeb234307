/**
 * A page that was left open must not go on showing names to whoever takes the device. The server ends a sign-in that is
 * not used, but a page without a line never hears of it; so each locks itself after the same time, by its own clock.
 */
import { idleMinutes } from '#core/sign-in-lengths.ts';
import { lockNow } from '#ui/lock.ts';
import { onSignOfLife } from '#ui/signs-of-life.ts';

/** When anybody last touched a page of this browser: whoever is at one tab has not left the others. */
const place = 'kept.touched';
const idleMs = idleMinutes * 60_000;
const lookMs = 15_000;

/** Until the returned function is called. */
export function lockWhenLeft(): () => void {
  touch();
  const leaving = onSignOfLife(() => {
    // A device that slept runs no timer: the touch that wakes it comes first.
    if (!lockIfLeft()) touch();
  });
  const looking = setInterval(lockIfLeft, lookMs);
  document.addEventListener('visibilitychange', lockIfLeft);
  return () => {
    leaving();
    clearInterval(looking);
    document.removeEventListener('visibilitychange', lockIfLeft);
  };
}

function lockIfLeft(): boolean {
  const isLeft = Date.now() - lastTouch() >= idleMs;
  if (isLeft) lockNow();
  return isLeft;
}

const lastTouch = (): number => Number(localStorage.getItem(place));

function touch(): void {
  const now = Date.now();
  if (Math.abs(now - lastTouch()) >= lookMs) localStorage.setItem(place, String(now));
}
