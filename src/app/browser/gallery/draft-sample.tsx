import { Button, Group, Text, Textarea } from '@mantine/core';
import { clockTime } from '#ui/clock.ts';
import { useDraft } from '#ui/draft.ts';

const empty = { note: '' };

/** Survives a reload and a sign-in that ended; needs somebody who is signed in. */
export function DraftSample() {
  const { value, set, clear, savedAt } = useDraft('gallery sample', empty);
  return (
    <div>
      <Textarea
        label="Note"
        autosize
        minRows={2}
        value={value.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <Group mt={6}>
        <Button variant="default" onClick={clear}>
          Save
        </Button>
        <Text c="dimmed" fz="sm" role="status">
          {savedAt ? `Draft kept on this device at ${clockTime(savedAt.toISOString())}` : 'No draft is kept'}
        </Text>
      </Group>
    </div>
  );
}
