/** The frame around every screen of somebody who is signed in. */
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect } from 'react';
import { inWords, isAway, isSignedOut, type Refused } from '#ui/call-server.ts';
import { KeyForDrafts } from '#ui/draft.ts';
import { Frame } from '#ui/frame.tsx';
import { type LiveState, startLive, useLiveState } from '#ui/live.ts';
import { LiveMark, LiveNotice } from '#ui/live-notice.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { SendingNotice } from '#ui/sending-notice.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import { Trouble } from '#ui/states.tsx';
import { ExampleNotice } from './example/example-notice.tsx';
import { LeavingNotice } from './leaving-notice.tsx';
import { NewerVersion, useNewerVersion } from './newer-version.tsx';
import { forgetOfflineDay } from './offline-day.ts';
import { OfflinePage } from './offline-page.tsx';
import { OwnMenu } from './own-menu.tsx';
import { placesFor } from './places.ts';
import { SearchButton } from './search-button.tsx';
import { useLeaving } from './use-leaving.ts';

export function StaffFrame({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  const me = useMe();
  const router = useRouter();
  const { refetch } = me;
  const askAgain = useCallback(() => void refetch(), [refetch]);
  const live = useLive();
  const newer = useNewerVersion();
  const leaving = useLeaving();
  const isOut = isSignedOut(me.error);
  useEffect(() => {
    if (isOut) forgetOfflineDay();
  }, [isOut]);
  if (isSignedOut(me.error)) return <SignedOut {...whyOf(me.error)} />;
  if (!me.data) {
    if (isAway(me.error)) return <OfflinePage onAgain={askAgain} />;
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
      aside={<LiveMark live={live} />}
      ownMenu={<OwnMenu me={me.data} onLeave={leaving.leave} />}
      notice={
        <>
          {me.data.practice.isExample ? (
            <ExampleNotice />
          ) : (
            <SendingNotice timeZone={me.data.practice.timeZone} />
          )}
          <LeavingNotice trouble={leaving.trouble} />
          <LiveNotice live={live} />
          <NewerVersion onLoad={newer} />
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
function useLive(): LiveState {
  const queries = useQueryClient();
  useEffect(() => startLive(queries), [queries]);
  return useLiveState();
}
