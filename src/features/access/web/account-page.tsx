import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { callServer, inWords, isSignedOut } from '#ui/call-server.ts';
import { Page } from '#ui/page.tsx';
import { signOut } from '#ui/sign-out.ts';
import { SignedOut } from '#ui/signed-out.tsx';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import type { Me } from './me.ts';
import { OwnAuthenticator } from './own-authenticator.tsx';
import { OwnPasskeys } from './own-passkeys.tsx';

export interface AccountPageProps {
  /** How one is reached, which another feature knows. */
  readonly reach: ReactNode;
}

export function AccountPage({ reach }: AccountPageProps) {
  const me = useQuery({ queryKey: ['me'], queryFn: () => callServer<Me>('GET', '/me') });
  if (isSignedOut(me.error)) return <SignedOut />;
  return (
    <Page title="Your account">
      {me.error && <Trouble>{inWords(me.error)}</Trouble>}
      {me.data && (
        <Text>
          {me.data.staff.name}, {me.data.practice.name}
          <Text span c="dimmed">
            {' '}
            · {me.data.staff.email}
          </Text>
        </Text>
      )}
      <Section title="How you are reached">{reach}</Section>
      <Section title="Passkeys">
        <OwnPasskeys />
      </Section>
      <Section title="Authenticator app and backup codes">
        <OwnAuthenticator />
      </Section>
      <Section title="Signing out">
        <SigningOut />
      </Section>
    </Page>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack component="section" gap="sm">
      <Title order={2} fz="lg">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

function SigningOut() {
  const { trouble, isBusy, trying } = useTrying();
  return (
    <>
      <Group>
        <Button variant="default" loading={isBusy} onClick={() => trying(() => signOut('/sign-out'))}>
          Sign out
        </Button>
        <Button
          variant="default"
          loading={isBusy}
          onClick={() => trying(() => signOut('/sign-out/everywhere'))}
        >
          Sign out on every device
        </Button>
      </Group>
      {trouble && <Trouble>{trouble}</Trouble>}
    </>
  );
}
