import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { type Authenticator, BackupCodes, ConfirmAuthenticator } from './authenticator.tsx';

type Shown =
  | { readonly what: 'nothing' }
  | { readonly what: 'said'; readonly words: string }
  | { readonly what: 'secret'; readonly authenticator: Authenticator }
  | { readonly what: 'codes'; readonly codes: readonly string[] };

/** Whoever finds this page open must not be able to change it, so each change asks for the password. */
export function OwnAuthenticator() {
  const { trouble, isBusy, trying } = useTrying();
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState<Shown>({ what: 'nothing' });
  const change = (act: () => Promise<Shown>) =>
    trying(async () => {
      setShown(await act());
      setPassword('');
    });
  const setUp = () =>
    change(async () => {
      const authenticator = await callServer<Authenticator>('POST', '/me/authenticator', { password });
      return { what: 'secret', authenticator };
    });
  const renew = () =>
    change(async () => {
      const { backupCodes } = await callServer<Omit<Authenticator, 'uri'>>('POST', '/me/backup-codes', {
        password,
      });
      return { what: 'codes', codes: backupCodes };
    });
  const remove = () =>
    change(async () => {
      await callServer('POST', '/me/authenticator/removal', { password });
      return { what: 'said', words: 'The authenticator app and its backup codes no longer work.' };
    });

  if (shown.what === 'codes') return <BackupCodes codes={shown.codes} />;
  if (shown.what === 'secret') {
    const { authenticator } = shown;
    const confirmed = () => setShown({ what: 'codes', codes: authenticator.backupCodes });
    return <ConfirmAuthenticator authenticator={authenticator} onConfirmed={confirmed} />;
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void setUp();
      }}
    >
      <Stack gap="sm">
        <Text c="dimmed">Enter your password to change any of this. New backup codes end the old ones.</Text>
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          maw={320}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" variant="default" loading={isBusy} disabled={password === ''}>
            Set up an app
          </Button>
          <Button variant="default" loading={isBusy} disabled={password === ''} onClick={renew}>
            New backup codes
          </Button>
          <Button variant="default" loading={isBusy} disabled={password === ''} onClick={remove}>
            Remove the app
          </Button>
        </Group>
        {shown.what === 'said' && <Text role="status">{shown.words}</Text>}
        {trouble && <Trouble>{trouble}</Trouble>}
      </Stack>
    </form>
  );
}
