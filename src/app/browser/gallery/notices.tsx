import { Group } from '@mantine/core';
import { LiveMark, LiveNotice } from '#ui/live-notice.tsx';
import { PausedWord } from '#ui/paused.tsx';
import { SendingTrouble } from '#ui/sending-notice.tsx';
import { ExampleNotice } from '../example/example-notice.tsx';
import { NewerVersion } from '../newer-version.tsx';
import { doNothing, live, nothingGetsThrough, notLive } from './samples.ts';

/** What stands over a screen when not all is as usual. */
export function Notices() {
  return (
    <>
      <Group gap="lg">
        <LiveMark live={live} />
        <LiveMark live={notLive} />
      </Group>
      <PausedWord />
      <div>
        <ExampleNotice />
        <LiveNotice live={notLive} />
        <NewerVersion onLoad={doNothing} />
        <SendingTrouble now={nothingGetsThrough} />
      </div>
    </>
  );
}
