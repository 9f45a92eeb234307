import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';

/** The rota in one's own calendar program. */
export function OwnFeed() {
  const { trouble, isBusy, trying } = useTrying();
  const [address, setAddress] = useState<string | null>(null);
  const make = () =>
    trying(async () => {
      const made = await callServer<{ readonly address: string }>('POST', '/on-call/feed');
      setAddress(made.address);
    });
  return (
    <>
      <Text c="dimmed">
        A calendar program can read the rota under an address of your own. Whoever has it sees who of the
        staff is on call. A new one ends the one before.
      </Text>
      {address !== null && (
        <TextInput
          label="Your address, shown this once"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <div>
        <Button variant="default" loading={isBusy} onClick={make}>
          Make an address
        </Button>
      </div>
      {trouble && <Trouble>{trouble}</Trouble>}
    </>
  );
}
