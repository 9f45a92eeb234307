import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { Dialog } from './dialog.tsx';
import { areas, areaWords, type Scope } from './scope-words.ts';
import { ShownOnce } from './shown-once.tsx';
import { apiKeysPath, type MadeApiKey } from './staff.ts';

const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '730', label: 'two years' },
];

export function ApiKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [days, setDays] = useState('365');
  const [made, setMade] = useState<MadeApiKey | null>(null);
  const make = () =>
    trying(async () => {
      const wish = { name: name.trim(), scopes, expiresInDays: Number(days) };
      setMade(await callServer<MadeApiKey>('POST', apiKeysPath, wish));
      await queries.invalidateQueries({ queryKey: [apiKeysPath] });
    });
  const turn = (scope: Scope) =>
    setScopes((before) =>
      before.includes(scope) ? before.filter((one) => one !== scope) : [...before, scope],
    );

  if (made) {
    return (
      <Dialog title="The new key" onClose={onClose}>
        <ShownOnce
          label="API key"
          secret={made.secret}
          more={
            <Button variant="default" ml="auto" onClick={onClose}>
              Done
            </Button>
          }
        >
          Put it into the program that needs it now; it is not shown again. Whoever has it can do what you
          allowed.
        </ShownOnce>
      </Dialog>
    );
  }
  return (
    <Dialog title="Make an API key" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            description="The program that it is for."
            required
            maxLength={80}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ScopeTable chosen={scopes} onTurn={turn} />
          <NativeSelect
            label="Works for"
            data={lifetimes}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
          {trouble && <Trouble>{trouble}</Trouble>}
          {scopes.length === 0 && <Text c="dimmed">Allow at least one thing.</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Not now
            </Button>
            <Button type="submit" loading={isBusy} disabled={scopes.length === 0}>
              Make the key
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface ScopeTableProps {
  readonly chosen: readonly Scope[];
  readonly onTurn: (scope: Scope) => void;
}

function ScopeTable({ chosen, onTurn }: ScopeTableProps) {
  return (
    <table className="scopes">
      <caption>What it may do</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Read</th>
          <th scope="col">Write</th>
        </tr>
      </thead>
      <tbody>
        {areas.map((area) => (
          <tr key={area}>
            <th scope="row">{areaWords[area]}</th>
            {(['read', 'write'] as const).map((kind) => (
              <td key={kind}>
                <Checkbox
                  aria-label={`${areaWords[area]}: ${kind}`}
                  checked={chosen.includes(`${area}:${kind}`)}
                  onChange={() => onTurn(`${area}:${kind}`)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
