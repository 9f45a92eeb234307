import { Button, Code, List, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';
import { Page, Trouble } from '#ui/page.tsx';
import { makePasskey } from './passkey.ts';
import { QrCode } from './qr-code.tsx';

interface Authenticator {
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

/** The second factor that whoever sees cases has to have: a passkey, or an authenticator app. */
export function SecondFactor({ password }: { readonly password: string }) {
  const [trouble, setTrouble] = useState('');
  const [authenticator, setAuthenticator] = useState<Authenticator | null>(null);
  const [isDone, setIsDone] = useState(false);
  const [code, setCode] = useState('');

  async function trying(act: () => Promise<void>): Promise<void> {
    setTrouble('');
    await act().catch((error: unknown) => setTrouble(inWords(error)));
  }

  const usePasskey = () =>
    trying(async () => {
      await makePasskey('This device');
      window.location.assign('/');
    });
  const useApp = () =>
    trying(async () =>
      setAuthenticator(await callServer<Authenticator>('POST', '/me/authenticator', { password })),
    );
  const confirm = () =>
    trying(async () => {
      await callServer('POST', '/me/authenticator/confirmation', { code });
      setIsDone(true);
    });

  if (isDone && authenticator) return <BackupCodes codes={authenticator.backupCodes} />;
  return (
    <Page title="One more thing to sign in with" narrow>
      <Text>
        A password alone can be guessed or seen. From now on you sign in with a passkey (fingerprint, face or
        device PIN), or with a code from an app.
      </Text>
      {authenticator === null ? (
        <Stack gap="sm">
          <Button size="md" onClick={usePasskey}>
            Make a passkey on this device
          </Button>
          <Button size="md" variant="default" onClick={useApp}>
            Use an authenticator app
          </Button>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <Stack gap="md">
            <Text>Scan this with your authenticator app, then enter the code that it shows.</Text>
            <QrCode text={authenticator.uri} label="For your authenticator app" />
            <Text c="dimmed" fz="sm">
              Or type it in: <Code>{new URL(authenticator.uri).searchParams.get('secret')}</Code>
            </Text>
            <TextInput
              label="Code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" size="md">
              Confirm
            </Button>
          </Stack>
        </form>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
    </Page>
  );
}

function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <Page title="Keep these codes" narrow>
      <Text>
        Each works once, when your phone is lost or broken. Write them down; they are not shown again.
      </Text>
      <List listStyleType="none" spacing={4}>
        {codes.map((one) => (
          <List.Item key={one}>
            <Code fz="md">{one}</Code>
          </List.Item>
        ))}
      </List>
      <Button component="a" href="/" size="md">
        I have kept them
      </Button>
    </Page>
  );
}
