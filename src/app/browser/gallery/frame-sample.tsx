import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Frame } from '#ui/frame.tsx';
import type { LiveState } from '#ui/live.ts';
import { LiveMark } from '#ui/live-notice.tsx';
import { Page } from '#ui/page.tsx';
import { OwnMenu } from '../own-menu.tsx';
import { places } from '../places.ts';
import { SearchButton } from '../search-button.tsx';
import { ada, doNothing } from './samples.ts';

interface FrameSampleProps {
  readonly live: LiveState;
  readonly hasSeldom?: boolean;
  readonly notice?: ReactNode;
}

/** Its places lead to the real screens; its search asks nobody before somebody types. */
export function FrameSample({ live, hasSeldom = true, notice }: FrameSampleProps) {
  return (
    <Frame
      practiceName={ada.practice.name}
      daily={daily}
      seldom={hasSeldom ? seldom : []}
      search={<SearchButton me={ada} />}
      aside={<LiveMark live={live} />}
      ownMenu={<OwnMenu me={ada} onLeave={doNothing} />}
      notice={notice}
    >
      <Page title="Two are not yet accounted for" aside={<Text c="dimmed">What stands beside it</Text>}>
        <Text>The screen itself.</Text>
      </Page>
    </Frame>
  );
}

/** Where one is, here as on the screens: on Today. */
const daily = places
  .filter(({ group }) => group === 'daily')
  .map((place) => (place.to === '/' ? { ...place, also: '/gallery' } : place));
const seldom = places.filter(({ group }) => group === 'seldom');
