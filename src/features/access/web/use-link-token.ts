/** What a one-time link was given along with, taken out of the address at once: an address is read over shoulders. */
import { useEffect, useState } from 'react';

/** Of this tab only, so that a reload finds it; it goes with the tab, or when it is spent. */
const place = 'kept.link-token';

export function useLinkToken(): readonly [token: string, spend: () => void] {
  const [token] = useState(() => window.location.hash.slice(1) || (sessionStorage.getItem(place) ?? ''));
  useEffect(() => {
    const { hash, pathname } = window.location;
    if (hash.length <= 1) return;
    sessionStorage.setItem(place, token);
    window.history.replaceState(window.history.state, '', pathname);
  }, [token]);
  return [token, () => sessionStorage.removeItem(place)];
}
