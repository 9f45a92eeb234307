import { Text } from '@mantine/core';
import { useIsWatched } from './use-is-watched.ts';

/** A list that is no longer asked for must not look like one that is. */
export function Paused() {
  return useIsWatched() ? null : <PausedWord />;
}

export function PausedWord() {
  return (
    <Text role="status" c="var(--kept-late)" fw={600}>
      Paused, because nobody has been here for ten minutes. Touch anything to see how things stand now. After
      half an hour you are signed out by itself.
    </Text>
  );
}
