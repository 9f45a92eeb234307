import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';
import { Loading, Trouble } from '#ui/states.tsx';
import type { ChannelRecord, ClientRecord } from '../contract.ts';
import { ChannelItem } from './channel-item.tsx';
import { NewChannelForm } from './new-channel-form.tsx';
import { useChannels } from './record.ts';
import { useMay } from './staff.ts';
import { useChange } from './use-change.ts';

/** In the order in which they are tried. */
export function Channels({ client }: { readonly client: ClientRecord }) {
  const found = useChannels(client.id);
  const [isAdding, setIsAdding] = useState(false);
  const { trouble, isBusy, change } = useChange(client.id);
  const may = useMay();
  if (found.error && !found.data) return <Trouble>{inWords(found.error)}</Trouble>;
  if (!found.data) return <Loading label="Ways to reach them" />;
  const { channels } = found.data;

  /** Only those that moved are written, so that nobody else's change is in the way of it. */
  const moveUp = (index: number) => {
    const order = [...channels];
    const [moved] = order.splice(index, 1);
    if (moved) order.splice(index - 1, 0, moved);
    return change(async () => {
      for (const [position, { id, version, position: before }] of order.entries()) {
        if (position === before) continue;
        await callServer('PATCH', `/clients/${client.id}/channels/${id}`, { version, position });
      }
    });
  };

  return (
    <>
      {channels.length === 0 && !isAdding && (
        <Text>No number or address yet. What is not written down here is never used.</Text>
      )}
      {channels.length > 0 && (
        <ol className="items">
          {channels.map((channel, index) => (
            <li key={channel.id} className="item">
              <ChannelItem
                client={client}
                channel={channel}
                first={isTriedFirst(channels, index)}
                onMoveUp={index > 0 && may.write && !isBusy ? () => moveUp(index) : undefined}
              />
            </li>
          ))}
        </ol>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
      {isAdding && (
        <NewChannelForm client={client} position={channels.length} onDone={() => setIsAdding(false)} />
      )}
      {may.write && !isAdding && (
        <div>
          <Button variant="default" size="md" onClick={() => setIsAdding(true)}>
            Add a number or address
          </Button>
        </div>
      )}
    </>
  );
}

export const isUsable = (channel: ChannelRecord): boolean =>
  channel.allowed && !channel.neverContact && channel.optedOutAt === null;

function isTriedFirst(channels: readonly ChannelRecord[], index: number): boolean {
  return channels.findIndex(isUsable) === index;
}
