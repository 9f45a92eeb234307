import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';
import { Page, Trouble } from '#ui/page.tsx';
import { makePasskey } from './passkey.ts';

interface Me {
  readonly staff: { readonly name: string; readonly email: string; readonly role: string };
  readonly practice: { readonly name: string };
}
interface Passkeys {
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: string | null;
  }[];
}

export function AccountPage() {
  const me = useQuery({ queryKey: ['me'], queryFn: () => callServer<Me>('GET', '/me') });
  if (me.error) return <SignedOut />;
  return (
    <Page title="Your account">
      <Text>{me.data ? `${me.data.staff.name}, ${me.data.practice.name}` : '…'}</Text>
      <PasskeyList />
      <Group>
        <Button variant="default" onClick={() => leave('/sign-out')}>
          Sign out
        </Button>
        <Button variant="subtle" onClick={() => leave('/sign-out/everywhere')}>
          Sign out on every device
        </Button>
      </Group>
    </Page>
  );
}

function SignedOut() {
  return (
    <Page title="You are signed out" narrow>
      <Button component="a" href="/sign-in?back=/account">
        Sign in
      </Button>
    </Page>
  );
}

function PasskeyList() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const list = useQuery({
    queryKey: ['passkeys'],
    queryFn: () => callServer<Passkeys>('GET', '/me/passkeys'),
  });
  const changed = { onSuccess: () => queries.invalidateQueries({ queryKey: ['passkeys'] }) };
  const add = useMutation({ mutationFn: () => makePasskey(name.trim() || 'This device'), ...changed });
  const remove = useMutation({
    mutationFn: (id: string) => callServer('DELETE', `/me/passkeys/${id}`),
    ...changed,
  });
  const trouble = add.error ?? remove.error;
  return (
    <Stack component="section" gap="sm" aria-label="Passkeys">
      <Text fw={600}>Passkeys</Text>
      {list.data?.passkeys.length === 0 && (
        <Text c="dimmed">None yet. A passkey is quicker and safer than a code.</Text>
      )}
      {list.data?.passkeys.map((passkey) => (
        <Group key={passkey.id} justify="space-between">
          <Text>{passkey.name}</Text>
          <Button variant="subtle" size="xs" onClick={() => remove.mutate(passkey.id)}>
            Remove
          </Button>
        </Group>
      ))}
      <Group align="end">
        <TextInput
          label="Name of a new passkey"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="default" onClick={() => add.mutate()}>
          Add
        </Button>
      </Group>
      {trouble && <Trouble>{inWords(trouble)}</Trouble>}
    </Stack>
  );
}

async function leave(path: string): Promise<void> {
  await callServer('POST', path).catch(() => undefined);
  window.location.assign('/sign-in');
}
