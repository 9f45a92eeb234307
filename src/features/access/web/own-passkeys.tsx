import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import type { Passkeys } from './me.ts';
import { canUsePasskeys, makePasskey } from './passkey.ts';

const queryKey = ['passkeys'];

export function OwnPasskeys() {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const list = useQuery({ queryKey, queryFn: () => callServer<Passkeys>('GET', '/me/passkeys') });
  const change = (act: () => Promise<void>) =>
    trying(async () => {
      await act();
      await queries.invalidateQueries({ queryKey });
    });
  return (
    <Stack gap="sm">
      {list.data?.passkeys.length === 0 && (
        <Text c="dimmed">None yet. A passkey is quicker and safer than a code.</Text>
      )}
      {list.data?.passkeys.map(({ id, name }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <Text>{name}</Text>
          <Button
            variant="default"
            size="xs"
            loading={isBusy}
            aria-label={`Remove ${name}`}
            onClick={() => change(() => callServer('DELETE', `/me/passkeys/${id}`))}
          >
            Remove
          </Button>
        </Group>
      ))}
      {canUsePasskeys() ? (
        <NewPasskey isBusy={isBusy} onAdd={(name) => change(() => makePasskey(name))} />
      ) : (
        <Text c="dimmed">This browser can hold no passkeys, or this address has no TLS.</Text>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
    </Stack>
  );
}

interface NewPasskeyProps {
  readonly isBusy: boolean;
  readonly onAdd: (name: string) => Promise<unknown>;
}

function NewPasskey({ isBusy, onAdd }: NewPasskeyProps) {
  const [name, setName] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd(name.trim()).then(() => setName(''));
      }}
    >
      <Group align="end">
        <TextInput
          label="Name of a new passkey"
          placeholder="Work phone"
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isBusy}>
          Add
        </Button>
      </Group>
    </form>
  );
}
