import { Button, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Way, Ways } from '../contract.ts';
import type { Change } from './one-way.tsx';
import { askToNotify, lookAtDevice, type ThisDevice } from './this-device.ts';

/** Null until it is known. Looked at anew whenever the ways have changed. */
export function useThisDevice(ways: Ways | undefined): ThisDevice | null {
  const [device, setDevice] = useState<ThisDevice | null>(null);
  useEffect(() => {
    if (ways?.push.kind !== 'possible') return;
    let isLookedFor = true;
    void lookAtDevice().then((seen) => isLookedFor && setDevice(seen));
    return () => {
      isLookedFor = false;
    };
  }, [ways]);
  return device;
}

export const isThis = (device: ThisDevice | null, way: Way): boolean =>
  device?.kind === 'ready' && device.name !== null && way.device === device.name;

interface NewDeviceProps {
  readonly device: ThisDevice | null;
  readonly ways: Ways;
  readonly isBusy: boolean;
  readonly change: Change;
}

/** Nothing where this device is one of the ways already. */
export function NewDevice({ device, ways: { push, ways }, isBusy, change }: NewDeviceProps) {
  if (push.kind !== 'possible') return <Text c="dimmed">{notFromHere[push.kind]}</Text>;
  if (device === null) return null;
  if (device.kind !== 'ready') return <Text c="dimmed">{notHere[device.kind]}</Text>;
  if (ways.some((way) => isThis(device, way) && way.endedAt === null)) return null;
  const add = async () => ({ medium: 'push', subscription: await askToNotify(push.key) });
  return (
    <div>
      <Button variant="default" loading={isBusy} onClick={() => change('POST', '', add)}>
        Notify this device
      </Button>
    </div>
  );
}

const notFromHere = {
  example: 'An example practice notifies no device.',
  unencrypted:
    'No device can be notified from here: browsers allow it only where the address begins with https. Whoever runs Kept sets that.',
} as const;

const notHere = {
  'no-support': 'This browser cannot be notified.',
  'not-on-home-screen':
    'To have this device notified, put Kept on its home screen first (Share, then Add to Home Screen), open it from there and come back to this page.',
  forbidden:
    'This browser was told not to show notifications of Kept. Allow them in its settings for this address to have this device notified.',
} as const;
