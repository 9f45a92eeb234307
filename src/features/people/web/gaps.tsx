import { Text } from '@mantine/core';
import { Mark } from '#ui/mark.tsx';
import type { GapWords } from '../contract.ts';

/** The gravest gap of a record in one line, and how many more there are. */
export function GapLine({ gaps }: { readonly gaps: readonly GapWords[] }) {
  const [first, ...more] = gaps;
  if (!first) {
    return (
      <Text c="dimmed" fz="sm">
        Nothing is missing
      </Text>
    );
  }
  return (
    <Text fz="sm" c={first.serious ? 'var(--kept-late)' : 'dimmed'} fw={first.serious ? 600 : 400}>
      <GapMark gap={first} /> {first.words}
      {more.length > 0 && ` and ${more.length} more`}
    </Text>
  );
}

export function GapMark({ gap }: { readonly gap: GapWords }) {
  return <Mark shape={gap.serious ? 'diamond' : 'ring'} tone={gap.serious ? 'late' : 'quiet'} />;
}
