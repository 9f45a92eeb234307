import { Button } from '@mantine/core';
import { useState } from 'react';
import { appKeys, Keys } from '#ui/keys.tsx';
import { type FindingGroup, Palette } from '#ui/palette.tsx';

/** With findings for "ana", none for anything else, for "slow" none as yet, and trouble for "away". */
export function PaletteSample() {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  return (
    <div>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        Open the palette
      </Button>
      {isOpen && (
        <Palette
          text={text}
          onText={setText}
          groups={'ana'.startsWith(text) ? sample : []}
          isSearching={text === 'slow'}
          footer={
            <span>
              <Keys of="search" /> {appKeys.search.does}
            </span>
          }
          trouble={text === 'away' ? 'Kept cannot be reached at the moment.' : undefined}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}

const nothing = () => {};
const sample: readonly FindingGroup[] = [
  {
    title: 'Open cases',
    findings: [
      { key: 'one', icon: 'cases', words: 'Ana Reyes', hint: 'unaccounted for', choose: nothing },
      { key: 'two', icon: 'cases', words: 'Anabel Quist', hint: 'not confirmed', choose: nothing },
    ],
  },
  { title: 'Clients', findings: [{ key: 'three', icon: 'person', words: 'Ana Reyes', choose: nothing }] },
];
