/** What takes the whole window; each state stands at an address of its own, such as `/gallery/signed-out`. */
import { Text } from '@mantine/core';
import { notFound, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AnswerPage } from '#ui/answer-page.tsx';
import { LiveNotice } from '#ui/live-notice.tsx';
import { Page } from '#ui/page.tsx';
import { SendingTrouble } from '#ui/sending-notice.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import type { Asked } from '#ui/states.tsx';
import { LeavingNotice } from '../leaving-notice.tsx';
import { LockedPage } from '../locked-screen.tsx';
import { NewerVersion } from '../newer-version.tsx';
import type { OfflineDay } from '../offline-day.ts';
import { AwayPage } from '../offline-page.tsx';
import { ScreenTrouble } from '../screen-trouble.tsx';
import { FrameSample } from './frame-sample.tsx';
import { answers, doNothing, downToClients, live, notLive } from './samples.ts';

const aDay: OfflineDay = {
  savedAt: '2026-03-03T18:58:00Z',
  timeZone: 'America/New_York',
  sessions: [
    { startsAt: '2026-03-03T19:00:00Z', initials: 'A. R.' },
    { startsAt: '2026-03-03T20:00:00Z', initials: 'ل. ح.' },
  ],
};

export const wholePages: Readonly<Record<string, ReactNode>> = {
  frame: <FrameSample live={live} />,
  'frame-with-few-places': <FrameSample live={{ kind: 'starting' }} hasSeldom={false} />,
  'frame-when-all-is-wrong': (
    <FrameSample
      live={notLive}
      notice={
        <>
          <SendingTrouble now={{ carriers: downToClients }} />
          <LeavingNotice trouble="Kept cannot be reached at the moment. Nothing was lost; try again." />
          <LiveNotice live={notLive} />
          <NewerVersion onLoad={doNothing} />
        </>
      }
    />
  ),
  'answer-on-its-way': <Answered to={answers.onItsWay} />,
  'answer-refused': <Answered to={answers.refused} />,
  'answer-in-trouble': <Answered to={answers.inTrouble} />,
  'answer-as-it-was': <Answered to={answers.asItWas} />,
  'signed-out': <SignedOut />,
  'signed-out-by-itself': <SignedOut why="You were signed out by itself, because a working day passed." />,
  locking: <LockedPage isEnded={false} />,
  locked: <LockedPage isEnded />,
  away: <AwayPage day={null} />,
  'away-with-the-day': <AwayPage day={aDay} />,
  'screen-in-trouble': <ScreenTrouble />,
};

export function WholePage() {
  const { name = '' } = useParams({ strict: false });
  const page = wholePages[name];
  if (page === undefined) throw notFound();
  return page;
}

function Answered({ to }: { readonly to: Asked<string> }) {
  const aside = <Text c="dimmed">What stands beside it</Text>;
  return (
    <AnswerPage to={to} without="This case cannot be shown" aside={aside}>
      {(said, trouble) => (
        <Page title="Ana Reyes" aside={aside}>
          {trouble}
          <Text>{said}</Text>
        </Page>
      )}
    </AnswerPage>
  );
}
