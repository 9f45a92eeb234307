import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';
import { Page } from '#ui/page.tsx';
import { Trouble } from '#ui/states.tsx';
import { NewSignInFields } from './new-sign-in-fields.tsx';
import { SecondFactor } from './second-factor.tsx';
import { useLinkToken } from './use-link-token.ts';

/** The way in for whoever was invited, or let in again after losing everything else. */
export function JoinPage() {
  const [token, spend] = useLinkToken();
  const [trouble, setTrouble] = useState('');
  const [hasJoined, setHasJoined] = useState(false);
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });

  async function join({ email, password }: { email: string; password: string }): Promise<void> {
    setTrouble('');
    try {
      await callServer('POST', '/invitation/acceptance', { token, password });
      spend();
      await callServer('POST', '/sign-in', { email, password });
      setHasJoined(true);
    } catch (error) {
      setTrouble(inWords(error));
    }
  }

  if (hasJoined) return <SecondFactor password={form.getValues().password} />;
  return (
    <Page title="Join your practice" narrow>
      <form onSubmit={form.onSubmit(join)}>
        <Stack gap="md">
          <NewSignInFields form={form} about="The address to which you were invited." />
          {trouble && <Trouble>{trouble}</Trouble>}
          <Button type="submit" size="md">
            Join
          </Button>
          {token === '' && <Text c="dimmed">Open this page by the link that you were given.</Text>}
        </Stack>
      </form>
    </Page>
  );
}
