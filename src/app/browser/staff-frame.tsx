/** The frame around every screen of somebody who is signed in. */
import { Outlet, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { inWords, Refused } from '#ui/call-server.ts';
import { Frame } from '#ui/frame.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import { Trouble } from '#ui/states.tsx';
import { OwnMenu } from './own-menu.tsx';
import { placesFor } from './places.ts';

export function StaffFrame({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  const me = useMe();
  const router = useRouter();
  if (me.error instanceof Refused && me.error.status === 401) return <SignedOut />;
  if (!me.data) {
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
      ownMenu={<OwnMenu me={me.data} />}
    >
      {children}
    </Frame>
  );
}
