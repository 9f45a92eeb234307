import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import type { Ways } from '../contract.ts';
import { isThis, NewDevice, useThisDevice } from './new-device.tsx';
import { type Change, mediumWords, OneWay } from './one-way.tsx';

const queryKey = ['own-ways'];

/** How somebody is made to notice a question, soonest first. */
export function OwnWays() {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const list = useQuery({ queryKey, queryFn: () => callServer<Ways>('GET', '/me/ways') });
  const change: Change = (method, path, body) =>
    trying(async () => {
      const sent = typeof body === 'function' ? await body() : body;
      const ways = await callServer<Ways | undefined>(method, `/me/ways${path}`, sent);
      if (ways) queries.setQueryData(queryKey, ways);
    });
  useTappedProof(change);
  const device = useThisDevice(list.data);
  return (
    <Stack gap="md" maw={640}>
      <Text c="dimmed">
        When a case asks you something, you hear of it in this order until you answer. A text, a call or a
        notification says that someone needs you, and never whom it is about. Until you have set anything, a
        mail comes at once.
      </Text>
      {list.error && <Trouble>{inWords(list.error)}</Trouble>}
      {list.data?.ways.map((way) => (
        <OneWay key={way.id} way={way} isHere={isThis(device, way)} isBusy={isBusy} change={change} />
      ))}
      {list.data && <NewDevice device={device} ways={list.data} isBusy={isBusy} change={change} />}
      {list.data && <NewWay canSend={list.data.canSend} isBusy={isBusy} change={change} />}
      {trouble && <Trouble>{trouble}</Trouble>}
    </Stack>
  );
}

/** A tap on what was sent to a device leads here, with what proves that it arrived. */
function useTappedProof(change: Change): void {
  const { proves }: { proves?: unknown } = useSearch({ strict: false });
  const goTo = useNavigate();
  const wasUsed = useRef(false);
  useEffect(() => {
    const [, id, code] = /^([0-9a-f-]{36})\.(\d{6})$/.exec(String(proves)) ?? [];
    if (id === undefined || wasUsed.current) return;
    wasUsed.current = true;
    void change('POST', `/${id}/proof`, { code }).then(() => goTo({ to: '/account', replace: true }));
  }, [proves, change, goTo]);
}

interface NewWayProps {
  readonly canSend: Ways['canSend'];
  readonly isBusy: boolean;
  readonly change: Change;
}

function NewWay({ canSend, isBusy, change }: NewWayProps) {
  const media = (['sms', 'voice'] as const).filter((medium) => canSend.includes(medium));
  const [medium, setMedium] = useState<string>(media[0] ?? 'sms');
  const [address, setAddress] = useState('');
  if (media.length === 0)
    return <Text c="dimmed">This practice sends no texts yet, so that mail is the only way.</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void change('POST', '', { medium, address: address.replaceAll(/[\s()-]/g, '') }).then(
          (isAdded) => isAdded && setAddress(''),
        );
      }}
    >
      <Group align="end" gap="sm">
        {media.length > 1 && (
          <NativeSelect
            label="By"
            value={medium}
            onChange={(event) => setMedium(event.currentTarget.value)}
            data={media.map((each) => ({ value: each, label: mediumWords[each] }))}
          />
        )}
        <TextInput
          label={media.length > 1 ? 'A number of yours' : 'A number of yours for texts'}
          placeholder="+1 212 555 0110"
          type="tel"
          autoComplete="tel"
          required
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isBusy}>
          Add
        </Button>
      </Group>
    </form>
  );
}
