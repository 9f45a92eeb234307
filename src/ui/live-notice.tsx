import { Text } from '@mantine/core';
import { clockTime } from './clock.ts';
import type { LiveState } from './live.ts';
import { Mark } from './mark.tsx';

interface LiveProps {
  readonly live: LiveState;
}

/** Says when what is on the screen may no longer be true. Its place is always there, so that readers hear it come. */
export function LiveNotice({ live }: LiveProps) {
  return (
    <div role="status" aria-label="Whether this is live">
      {live.kind === 'away' && (
        <div className="live-notice">
          <Mark shape="half" tone="late" />
          <Text fw={550}>
            Not live since {clockTime(live.since.toISOString())}, trying again. Until then, what you see may
            be older.
          </Text>
        </div>
      )}
    </div>
  );
}

/** The quiet word in the header while all is well. */
export function LiveMark({ live }: LiveProps) {
  if (live.kind === 'starting') return null;
  return (
    <span className="live-mark">
      <Mark {...(live.kind === 'live' ? liveMark : awayMark)} />
      {live.kind === 'live' ? 'Live' : 'Not live'}
    </span>
  );
}

const liveMark = { shape: 'dot', tone: 'accounted' } as const;
const awayMark = { shape: 'half', tone: 'late' } as const;
