/** The frame around every screen of somebody who is signed in. */
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect } from 'react';
import { inWords, isAway, Refused } from '#ui/call-server.ts';
import { KeyForDrafts } from '#ui/draft.ts';
import { Frame } from '#ui/frame.tsx';
import { startLive } from '#ui/live.ts';
import { LiveMark, LiveNotice } from '#ui/live-notice.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { SendingNotice } from '#ui/sending-notice.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import { Trouble } from '#ui/states.tsx';
import { ExampleNotice } from './example/example-notice.tsx';
import { NewerVersion } from './newer-version.tsx';
import { forgetOfflineDay } from './offline-day.ts';
import { OfflinePage } from './offline-page.tsx';
import { OwnMenu } from './own-menu.tsx';
import { placesFor } from './places.ts';
import { SearchButton } from './search-button.tsx';

export function StaffFrame({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  const me = useMe();
  const router = useRouter();
  const { refetch } = me;
  const askAgain = useCallback(() => void refetch(), [refetch]);
  useLive();
  const refusal = me.error instanceof Refused ? me.error : null;
  const isOut = refusal?.status === 401;
  useEffect(() => {
    if (isOut) forgetOfflineDay();
  }, [isOut]);
  if (isOut) return <SignedOut {...whyOf(refusal)} />;
  if (!me.data) {
    if (isAway(refusal)) return <OfflinePage onAgain={askAgain} />;
    return (
      <Page title={me.error ? 'Kept cannot say who you are' : 'One moment'} narrow>
        {me.error && <Trouble>{inWords(me.error)}</Trouble>}
      </Page>
    );
  }
  const existing = new Set(Object.keys(router.routesByPath));
  const mine = placesFor(me.data.staff.role, existing);
  return (
    <Frame
      practiceName={me.data.practice.name}
      daily={mine.filter(({ group }) => group === 'daily')}
      seldom={mine.filter(({ group }) => group === 'seldom')}
      search={<SearchButton me={me.data} />}
      aside={<LiveMark />}
      ownMenu={<OwnMenu me={me.data} />}
      notice={
        <>
          {me.data.practice.isExample ? (
            <ExampleNotice />
          ) : (
            <SendingNotice timeZone={me.data.practice.timeZone} />
          )}
          <LiveNotice />
          <NewerVersion />
          <KeyForDrafts />
        </>
      }
    >
      {children}
    </Frame>
  );
}

/** Whoever comes back to a screen that went by itself wants to know why; a stranger needs no reason. */
const whyOf = ({ code }: Refused): { readonly why?: string } =>
  code === 'sign-in-ended'
    ? { why: 'You were signed out by itself, because half an hour passed without use, or a working day.' }
    : {};

/** Begun before anybody knows who this is, so that it listens by the time the first screen asks. */
function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => startLive(queries), [queries]);
}
