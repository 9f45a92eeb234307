import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import type { ClientRecord } from '../contract.ts';
import { todayIn } from './days.ts';
import { useMay } from './staff.ts';
import { useChange } from './use-change.ts';

/** The work with somebody ends; nothing of it is deleted. */
export function Ending({ client }: { readonly client: ClientRecord }) {
  const may = useMay();
  const [isAsking, setIsAsking] = useState(false);
  const { trouble, isBusy, change } = useChange(client.id);
  if (!may.write) return null;
  const path = `/clients/${client.id}`;
  const { version, endedOn } = client;
  const end = async () => {
    const body = { version, endedOn: todayIn(client.timeZone) };
    if (await change(() => callServer('POST', `${path}/ending`, body))) setIsAsking(false);
  };
  return (
    <section className="ending" aria-label="The end of the work together">
      {endedOn !== null && (
        <Button
          variant="default"
          disabled={isBusy}
          onClick={() => change(() => callServer('POST', `${path}/return`, { version }))}
        >
          They are back
        </Button>
      )}
      {endedOn === null && !isAsking && (
        <Button variant="subtle" ml={-18} onClick={() => setIsAsking(true)}>
          The work together has ended
        </Button>
      )}
      {isAsking && (
        <div className="note">
          <Text>
            The record stays, and you can take them back. Sessions that are booked have to be called off.
          </Text>
          <div className="item-actions">
            <Button variant="subtle" disabled={isBusy} onClick={() => void end()}>
              End it today
            </Button>
            <Button variant="subtle" onClick={() => setIsAsking(false)}>
              Cancel
            </Button>
          </div>
        </div>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
    </section>
  );
}
