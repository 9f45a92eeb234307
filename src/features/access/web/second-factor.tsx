import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { Page } from '#ui/page.tsx';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { type Authenticator, BackupCodes, ConfirmAuthenticator } from './authenticator.tsx';
import { canUsePasskeys, makePasskey } from './passkey.ts';

export interface SecondFactorProps {
  readonly password: string;
  /** Where to go on from here. */
  readonly next?: '/' | '/welcome';
}

/** The second factor that whoever sees cases has to have: a passkey, or an authenticator app. */
export function SecondFactor({ password, next = '/' }: SecondFactorProps) {
  const { trouble, isBusy, trying } = useTrying();
  const [authenticator, setAuthenticator] = useState<Authenticator | null>(null);
  const [isConfirmed, setIsConfirmed] = useState(false);

  const takePasskey = () =>
    trying(async () => {
      await makePasskey('This device');
      window.location.assign(next);
    });
  const takeApp = () =>
    trying(async () =>
      setAuthenticator(await callServer<Authenticator>('POST', '/me/authenticator', { password })),
    );

  if (authenticator && isConfirmed) {
    return (
      <Page title="Keep these codes" narrow>
        <BackupCodes codes={authenticator.backupCodes} />
        <Group>
          <Button component="a" href={next} size="md">
            I have kept them
          </Button>
        </Group>
      </Page>
    );
  }
  return (
    <Page title="One more thing to sign in with" narrow>
      <Text>
        A password alone can be guessed or seen. From now on you sign in with a passkey (fingerprint, face or
        device PIN), or with a code from an app.
      </Text>
      {authenticator ? (
        <ConfirmAuthenticator authenticator={authenticator} onConfirmed={() => setIsConfirmed(true)} />
      ) : (
        <Stack gap="sm">
          {canUsePasskeys() && (
            <Button size="md" loading={isBusy} onClick={takePasskey}>
              Make a passkey on this device
            </Button>
          )}
          <Button size="md" variant="default" loading={isBusy} onClick={takeApp}>
            Use an authenticator app
          </Button>
        </Stack>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
    </Page>
  );
}
