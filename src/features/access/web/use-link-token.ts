/** What a one-time link was given along with, taken out of the address at once: an address is read over shoulders. */
import { useState } from 'react';

/** Of this tab only; it goes with it, or when it is spent. */
const place = 'kept.link-token';

export function useLinkToken(): readonly [token: string, spend: () => void] {
  const [token] = useState(take);
  return [token, () => sessionStorage.removeItem(place)];
}

/** A reload finds the one that came before. */
function take(): string {
  const { hash, pathname } = window.location;
  if (hash.length > 1) {
    sessionStorage.setItem(place, hash.slice(1));
    window.history.replaceState(window.history.state, '', pathname);
  }
  return sessionStorage.getItem(place) ?? '';
}
