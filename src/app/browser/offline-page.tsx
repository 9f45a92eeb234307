import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { clockTime } from '#ui/clock.ts';
import { Page } from '#ui/page.tsx';
import { type OfflineDay, readOfflineDay } from './offline-day.ts';

const againMs = 5000;

/** In place of everything while the server cannot say who is asking. Goes by itself. */
export function OfflinePage({ onAgain }: { readonly onAgain: () => void }) {
  const [day] = useState(() => readOfflineDay(new Date()));
  useEffect(() => {
    const asking = setInterval(onAgain, againMs);
    window.addEventListener('online', onAgain);
    return () => {
      clearInterval(asking);
      window.removeEventListener('online', onAgain);
    };
  }, [onAgain]);
  return <AwayPage day={day} />;
}

export function AwayPage({ day }: { readonly day: OfflineDay | null }) {
  return (
    <Page title="Kept cannot be reached" narrow>
      <Text role="status">
        Trying again by itself. Nothing was lost. If you are worried about somebody, act without waiting for
        this page.
      </Text>
      {day && day.sessions.length > 0 && (
        <section>
          <Text component="h2" className="section-title">
            Sessions as they stood at {clockTime(day.savedAt, day.timeZone)}
          </Text>
          <ul className="quiet-list offline-day">
            {day.sessions.map(({ startsAt, initials }) => (
              <li key={`${startsAt} ${initials}`}>
                <b>{clockTime(startsAt, day.timeZone)}</b> <bdi>{initials}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
