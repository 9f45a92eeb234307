import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { forgetLock, isLentElsewhere, isLockPending } from '#ui/lock.ts';
import { Page } from '#ui/page.tsx';
import { signInPath } from '#ui/sign-in-path.ts';
import { forgetOfflineDay } from './offline-day.ts';

const againMs = 3000;

/** In place of everything. Whoever signs in comes back to where this browser was. */
export function LockedScreen() {
  return <LockedPage isEnded={useEndedSignIn()} />;
}

export function LockedPage({ isEnded }: { readonly isEnded: boolean }) {
  return (
    <Page title="Locked" narrow>
      <Text>Nothing was lost. Sign in, and you come back to where you were.</Text>
      <Text role="status" c="dimmed">
        {isEnded
          ? 'Nobody is signed in here any more.'
          : 'Telling Kept that you left. Until it has heard, keep this device with you.'}
      </Text>
      <Button component="a" href={signInPath()} size="md">
        Sign in
      </Button>
    </Page>
  );
}

/** Tried until the server has heard it: a lock that only hides would open with the next tab. */
function useEndedSignIn(): boolean {
  const queries = useQueryClient();
  const [isEnded, setIsEnded] = useState(false);
  useEffect(() => {
    queries.clear();
    forgetOfflineDay();
    let again: ReturnType<typeof setTimeout> | undefined;
    async function end(): Promise<void> {
      if (isLentElsewhere()) {
        again = setTimeout(() => void end(), againMs);
        return;
      }
      try {
        // Another tab may have done it, and somebody may have signed in again since.
        if (isLockPending()) await callServer('POST', '/sign-out');
        forgetLock();
        setIsEnded(true);
      } catch {
        again = setTimeout(() => void end(), againMs);
      }
    }
    void end();
    return () => clearTimeout(again);
  }, [queries]);
  return isEnded;
}
