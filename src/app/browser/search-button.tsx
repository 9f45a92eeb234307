import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '#ui/icon.tsx';
import { appKeys, Keys } from '#ui/keys.tsx';
import type { Me } from '#ui/me.ts';

const Search = lazy(async () => ({ default: (await import('./search.tsx')).Search }));

/** Looks like a field, because that is what one looks for. */
export function SearchButton({ me }: { readonly me: Me }) {
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  useHotkeys([[appKeys.search.combination, open]], []);
  useHotkeys([['/', open]]);
  return (
    <>
      <button type="button" className="search-button" onClick={open}>
        <Icon name="search" />
        <span className="grows search-word">Search</span>
        <Keys of="search" />
      </button>
      {isOpen && (
        <Suspense>
          <Search me={me} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
