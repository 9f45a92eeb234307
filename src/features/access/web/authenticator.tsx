import { Button, Code, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { QrCode } from './qr-code.tsx';

/** What the server says once, and never again. */
export interface Authenticator {
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

/** Shows the secret to an authenticator app, and asks for the first code as proof that it got there. */
export function ConfirmAuthenticator({
  authenticator: { uri },
  onConfirmed,
}: {
  readonly authenticator: Authenticator;
  readonly onConfirmed: () => void;
}) {
  const { trouble, isBusy, trying } = useTrying();
  const [code, setCode] = useState('');
  const confirm = () =>
    trying(async () => {
      await callServer('POST', '/me/authenticator/confirmation', { code });
      onConfirmed();
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <Stack gap="md">
        <Text>Scan this with your authenticator app, then enter the code that it shows.</Text>
        <QrCode text={uri} label="For your authenticator app" />
        <Text c="dimmed" fz="sm">
          Or type it in:{' '}
          <Code data-testid="secret" style={{ overflowWrap: 'anywhere' }}>
            {new URL(uri).searchParams.get('secret')}
          </Code>
        </Text>
        <TextInput
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {trouble && <Trouble>{trouble}</Trouble>}
        <Button type="submit" size="md" loading={isBusy}>
          Confirm
        </Button>
      </Stack>
    </form>
  );
}

export function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Stack gap="md">
      <Text>
        Each works once, when your phone is lost or broken. Keep them apart from it, on paper or in a password
        manager; they are not shown again.
      </Text>
      <List listStyleType="none" spacing={4} aria-label="Backup codes">
        {codes.map((one) => (
          <List.Item key={one}>
            <Code fz="md">{one}</Code>
          </List.Item>
        ))}
      </List>
      <Group>
        <Button
          variant="default"
          onClick={() => navigator.clipboard.writeText(codes.join('\n')).then(() => setIsCopied(true))}
        >
          {isCopied ? 'Copied' : 'Copy them'}
        </Button>
      </Group>
    </Stack>
  );
}
