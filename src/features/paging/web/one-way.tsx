import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { delays, type Way } from '../contract.ts';

export const mediumWords = { email: 'Mail', sms: 'Text', voice: 'Call', push: 'Notification' } as const;

export type Change = (
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  /** Or what makes it, once one waits for it. */
  body?: object | (() => Promise<object>),
) => Promise<boolean>;

interface OneWayProps {
  readonly way: Way;
  /** It is the device in front of whoever looks. */
  readonly isHere: boolean;
  readonly isBusy: boolean;
  readonly change: Change;
}

export function OneWay({ way, isHere, isBusy, change }: OneWayProps) {
  const { id, medium, address, label, afterMinutes, isVerified, endedAt } = way;
  const name = `${mediumWords[medium]} to ${label || address}${isHere ? ', this device' : ''}`;
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
      {endedAt !== null && <Text>{endedWords}</Text>}
      {endedAt === null && !isVerified && medium === 'push' && (
        <TapToProve id={id} isBusy={isBusy} change={change} />
      )}
      {endedAt === null && !isVerified && medium !== 'push' && (
        <Proof id={id} isBusy={isBusy} change={change} />
      )}
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

const endedWords =
  'Not reached any more: the browser took it back, or was set up anew. Add it again from there, or remove it. Until then a mail comes at once.';

function TapToProve({ id, isBusy, change }: ProofProps) {
  return (
    <Group justify="space-between" gap="sm">
      <Text>Not used yet. A notification was sent to it: tap that.</Text>
      <Button variant="default" loading={isBusy} onClick={() => change('POST', `/${id}/code`)}>
        Send another
      </Button>
    </Group>
  );
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
