import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import { Trouble } from '#ui/states.tsx';
import type { ClientRecord, WelfareWishes } from '../contract.ts';
import { Facts } from './facts-list.tsx';
import { useDuressWord } from './record.ts';
import { useMay } from './staff.ts';
import { useChange } from './use-change.ts';
import { wishLabels } from './wishes-form.tsx';
import { responderWords } from './words.ts';

export interface WishesViewProps {
  readonly client: ClientRecord;
  readonly wishes: WelfareWishes;
}

export function WishesView({ client, wishes }: WishesViewProps) {
  const { responder, ...rest } = wishes;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  return (
    <>
      <Facts
        rows={[
          [wishLabels.responder, responderWords[responder]],
          ...names.map((name) => [wishLabels[name], rest[name]] as const),
        ]}
      />
      <AgreedWord client={client} />
    </>
  );
}

/** By which they can say that they cannot speak freely. Nobody can read it back, so nobody can give it away [P4.8]. */
export function AgreedWord({ client }: { readonly client: ClientRecord }) {
  const agreedAt = useDuressWord(client.id).data?.agreedAt;
  const [word, setWord] = useState<string | null>(null);
  const { trouble, isBusy, change } = useChange(client.id);
  const may = useMay();
  const path = `/clients/${client.id}/duress-word`;
  if (agreedAt === undefined) return null;
  const save = async () => {
    if (await change(() => callServer('PUT', path, { word }))) setWord(null);
  };
  return (
    <div className="agreed-word">
      <Text>
        <Mark shape={agreedAt ? 'check' : 'ring'} tone={agreedAt ? 'accounted' : 'quiet'} />{' '}
        {agreedAt
          ? `A word for “I cannot speak freely” is agreed since ${fullDay(agreedAt, client.timeZone)}. Nobody can read it.`
          : 'No word for “I cannot speak freely” is agreed.'}
      </Text>
      {may.clinical && word === null && (
        <div className="item-actions">
          <Button variant="subtle" onClick={() => setWord('')}>
            {agreedAt ? 'Agree another word' : 'Agree a word'}
          </Button>
          {agreedAt && (
            <Button
              variant="subtle"
              disabled={isBusy}
              onClick={() => change(() => callServer('DELETE', path))}
            >
              No word any more
            </Button>
          )}
        </div>
      )}
      {word !== null && (
        <form
          className="item"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextInput
            label="The word"
            description="One to six words that never come up by chance. Anybody who holds the phone sees the same answer as to an OK, and you are told."
            autoComplete="off"
            value={word}
            error={trouble || undefined}
            onChange={(event) => setWord(event.currentTarget.value)}
          />
          <div className="item-actions">
            <Button type="submit" variant="subtle" disabled={isBusy}>
              Agree it
            </Button>
            <Button variant="subtle" onClick={() => setWord(null)}>
              Cancel
            </Button>
          </div>
        </form>
      )}
      {trouble && word === null && <Trouble>{trouble}</Trouble>}
    </div>
  );
}
