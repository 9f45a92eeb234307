import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { delays, type Way, type Ways } from '../contract.ts';

const queryKey = ['own-ways'];
const mediumWords = { email: 'Mail', sms: 'Text', voice: 'Call', push: 'Push' } as const;

/** How somebody is made to notice a question, soonest first. */
export function OwnWays() {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const list = useQuery({ queryKey, queryFn: () => callServer<Ways>('GET', '/me/ways') });
  const change = (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
    trying(async () => {
      const ways = await callServer<Ways | undefined>(method, `/me/ways${path}`, body);
      if (ways) queries.setQueryData(queryKey, ways);
    });
  const ways = list.data?.ways ?? [];
  return (
    <Stack gap="md" maw={640}>
      <Text c="dimmed">
        When a case asks you something, you hear of it in this order until you answer. A text or a call says
        that someone needs you, and never whom it is about. Until you have set anything, a mail comes at once.
      </Text>
      {list.error && <Trouble>{inWords(list.error)}</Trouble>}
      {ways.map((way) => (
        <OneWay key={way.id} way={way} isBusy={isBusy} change={change} />
      ))}
      {list.data && <NewWay canSend={list.data.canSend} isBusy={isBusy} change={change} />}
      {trouble && <Trouble>{trouble}</Trouble>}
    </Stack>
  );
}

type Change = (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<unknown>;

interface OneWayProps {
  readonly way: Way;
  readonly isBusy: boolean;
  readonly change: Change;
}

function OneWay({ way, isBusy, change }: OneWayProps) {
  const { id, medium, address, label, afterMinutes, isVerified } = way;
  const name = `${mediumWords[medium]} to ${label || address}`;
  return (
    <Stack gap="xs" role="group" aria-label={name}>
      <Group justify="space-between" gap="sm">
        <Text style={{ overflowWrap: 'anywhere' }}>{name}</Text>
        <Group gap="xs">
          <NativeSelect
            aria-label={`When: ${name}`}
            value={String(afterMinutes)}
            disabled={isBusy}
            onChange={(event) =>
              change('PATCH', `/${id}`, { afterMinutes: Number(event.currentTarget.value) })
            }
            data={choices(afterMinutes)}
          />
          {medium !== 'email' && (
            <Button
              variant="default"
              loading={isBusy}
              aria-label={`Remove: ${name}`}
              onClick={() => change('DELETE', `/${id}`)}
            >
              Remove
            </Button>
          )}
        </Group>
      </Group>
      {!isVerified && <Proof id={id} isBusy={isBusy} change={change} />}
    </Stack>
  );
}

function choices(chosen: number) {
  const minutes = delays.some((delay) => delay === chosen)
    ? delays
    : [...delays, chosen].toSorted((a, b) => a - b);
  return minutes.map((delay) => ({
    value: String(delay),
    label: delay === 0 ? 'at once' : `after ${delay} min`,
  }));
}

interface ProofProps {
  readonly id: string;
  readonly isBusy: boolean;
  readonly change: Change;
}

function Proof({ id, isBusy, change }: ProofProps) {
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void change('POST', `/${id}/proof`, { code: code.trim() });
      }}
    >
      <Text>Not used yet. Six digits were sent to it.</Text>
      <Group align="end" gap="sm">
        <TextInput
          label="The six digits"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={isBusy}>
          That is them
        </Button>
        <Button variant="default" loading={isBusy} onClick={() => change('POST', `/${id}/code`)}>
          Send others
        </Button>
      </Group>
    </form>
  );
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
