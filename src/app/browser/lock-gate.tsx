import { useHotkeys } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { appKeys } from '#ui/keys.tsx';
import { lockNow, useIsLocked } from '#ui/lock.ts';
import { lockWhenLeft } from './idle-lock.ts';
import { LockedScreen } from './locked-screen.tsx';

/** Around everything that shows something of the practice. What is behind it is gone from the page, not only covered. */
export function LockGate({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  const isLocked = useIsLocked();
  useEffect(() => (isLocked ? undefined : lockWhenLeft()), [isLocked]);
  useHotkeys([[appKeys.lock.combination, lockNow]], []);
  return isLocked ? <LockedScreen /> : children;
}
