/** Initials in place of names, for screens that others can see. Remembered on this device. */
import { useSyncExternalStore } from 'react';
import { initialsOf } from '#core/text/initials.ts';

const place = 'kept.initials';
const listeners = new Set<() => void>();

export function useInitials(): { readonly isOn: boolean; readonly set: (isOn: boolean) => void } {
  return { isOn: useSyncExternalStore(subscribe, readMode), set };
}

/** How clients are called on this screen, also in the middle of a sentence. For a name that stands alone: `ClientName`. */
export function useClientName(): (name: string) => string {
  const { isOn } = useInitials();
  return isOn ? inInitials : isolated;
}

const inInitials = (name: string): string => isolated(initialsOf(name));

const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;

/** A name that is read from right to left must not turn the sentence around it: Unicode's own marks set it apart. */
export const isolated = (name: string): string => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name);

function set(isOn: boolean): void {
  if (isOn) localStorage.setItem(place, 'on');
  else localStorage.removeItem(place);
  for (const hear of listeners) hear();
}

function readMode(): boolean {
  return localStorage.getItem(place) === 'on';
}

/** Other tabs of this device switch with this one. */
function subscribe(hear: () => void): () => void {
  listeners.add(hear);
  window.addEventListener('storage', hear);
  return () => {
    listeners.delete(hear);
    window.removeEventListener('storage', hear);
  };
}
