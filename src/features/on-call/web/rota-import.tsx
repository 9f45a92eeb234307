import { Button, FileButton, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { capital } from '#core/sentence.ts';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import type { Imported } from '../contract.ts';
import { rotaPath } from './rota.ts';

interface Looked {
  readonly calendar: string;
  readonly name: string;
  readonly found: Imported;
  readonly isIn: boolean;
}

/** A rota out of another program: looked at first, and taken in when somebody says so. */
export function RotaImport() {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const [looked, setLooked] = useState<Looked | null>(null);
  const ask = (calendar: string, rehearse: boolean) =>
    callServer<Imported>('POST', `${rotaPath}/imports`, { calendar, rehearse });
  const look = (file: File | null) =>
    trying(async () => {
      setLooked(null);
      if (!file) return;
      const calendar = await file.text();
      setLooked({ calendar, name: file.name, found: await ask(calendar, true), isIn: false });
    });
  const takeIn = ({ calendar, name }: Looked) =>
    trying(async () => {
      setLooked({ calendar, name, found: await ask(calendar, false), isIn: true });
      await queries.invalidateQueries({ queryKey: [rotaPath] });
    });
  return (
    <>
      <Text c="dimmed">
        A calendar file (.ics) from another program. What comes every week becomes a shift, what comes once
        somebody who stands in; each entry has to name one person who works here. First you see what would
        come in.
      </Text>
      <Group gap="sm">
        <FileButton accept=".ics,text/calendar" onChange={(file) => void look(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={isBusy}>
              {looked ? 'Choose another file' : 'Choose a file'}
            </Button>
          )}
        </FileButton>
        {looked && <Text c="dimmed">{looked.name}</Text>}
      </Group>
      {trouble && <Trouble>{trouble}</Trouble>}
      {looked && <Found looked={looked} />}
      {looked && !looked.isIn && comesIn(looked.found) > 0 && (
        <div>
          <Button loading={isBusy} onClick={() => void takeIn(looked)}>
            Add {comesIn(looked.found) === 1 ? 'it' : 'them'} to the rota
          </Button>
        </div>
      )}
    </>
  );
}

const comesIn = ({ shifts, overrides }: Imported): number => shifts + overrides;

function Found({ looked: { found, isIn } }: { readonly looked: Looked }) {
  const { leftOut } = found;
  return (
    <div role="status">
      <Text>
        {comesIn(found) === 0
          ? 'Nothing in it would come in.'
          : `${countWords(found)} ${isIn ? 'came in' : 'would come in'}.`}
        {leftOut.length > 0 &&
          ` ${leftOut.length === 1 ? 'One entry is' : `${leftOut.length} entries are`} left out:`}
      </Text>
      <ul className="rota-left-out">
        {leftOut.map(({ entry, reason }) => (
          <li key={entry}>
            <bdi>{entry}</bdi>
            <Text c="dimmed">{reason}</Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

function countWords({ shifts, overrides }: Imported): string {
  const parts = [
    shifts > 0 && (shifts === 1 ? 'one shift' : `${shifts} shifts`),
    overrides > 0 &&
      (overrides === 1 ? 'one time somebody stands in' : `${overrides} times somebody stands in`),
  ].filter((part) => part !== false);
  return capital(parts.join(' and '));
}
