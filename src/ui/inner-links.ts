/** Plain links of a long list that lead on without loading the program anew: a router's own link costs a row its speed. */
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

/** For the `onClick` of what is around them. A link that shall open elsewhere does. */
export function useInnerLinks(): (event: MouseEvent) => void {
  const router = useRouter();
  return (event) => {
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
    const href = link?.getAttribute('href');
    if (!isPlain || event.defaultPrevented || !href) return;
    event.preventDefault();
    void router.navigate({ href });
  };
}
