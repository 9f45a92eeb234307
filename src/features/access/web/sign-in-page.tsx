import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';
import { Page, Trouble } from '#ui/page.tsx';
import { signInWithPasskey } from './passkey.ts';

type Next = { readonly next: 'done' | 'code' };

/** Back to where the sign-in ran out; only ever to an address of this Kept. */
function goOn(): void {
  const back = new URLSearchParams(window.location.search).get('back') ?? '/';
  window.location.assign(back.startsWith('/') && !back.startsWith('//') ? back : '/');
}

export function SignInPage() {
  const [trouble, setTrouble] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const [code, setCode] = useState('');

  async function trying(act: () => Promise<void>): Promise<void> {
    setTrouble('');
    await act().catch((error: unknown) => setTrouble(inWords(error)));
  }

  const withPasskey = () =>
    trying(async () => {
      await signInWithPasskey();
      goOn();
    });
  const withPassword = (fields: { email: string; password: string }) =>
    trying(async () => {
      const { next } = await callServer<Next>('POST', '/sign-in', fields);
      if (next === 'code') setAsksCode(true);
      else goOn();
    });
  const withCode = () =>
    trying(async () => {
      const isBackup = !/^\d{6}$/.test(code.trim());
      await callServer('POST', isBackup ? '/sign-in/backup-code' : '/sign-in/code', { code });
      goOn();
    });

  if (asksCode) {
    return (
      <Page title="Your code" narrow>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void withCode();
          }}
        >
          <Stack gap="md">
            <TextInput
              label="Code from your app, or a backup code"
              autoComplete="one-time-code"
              required
              data-autofocus
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            {trouble && <Trouble>{trouble}</Trouble>}
            <Button type="submit" size="md">
              Sign in
            </Button>
          </Stack>
        </form>
      </Page>
    );
  }
  return (
    <Page title="Sign in" narrow>
      <Stack gap="md">
        <Button size="md" onClick={withPasskey}>
          Use a passkey
        </Button>
        <Divider label="or" />
        <form onSubmit={form.onSubmit(withPassword)}>
          <Stack gap="md">
            <TextInput
              label="Email"
              type="email"
              required
              autoComplete="username"
              {...form.getInputProps('email')}
              key={form.key('email')}
            />
            <PasswordInput
              label="Password"
              required
              autoComplete="current-password"
              {...form.getInputProps('password')}
              key={form.key('password')}
            />
            <Button type="submit" size="md" variant="default">
              Sign in with a password
            </Button>
          </Stack>
        </form>
        {trouble && <Trouble>{trouble}</Trouble>}
      </Stack>
    </Page>
  );
}
