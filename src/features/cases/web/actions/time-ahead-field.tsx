/** A time that lies ahead: one tap for the usual ones, or any by the client's clock. */
import { Button, Group, TextInput } from '@mantine/core';
import { addMinutes, instant } from '#core/time/instant.ts';
import type { CaseView } from '../case-view.ts';
import { onClock } from './when-field.tsx';

export interface TimeAheadFieldProps {
  readonly view: CaseView;
  readonly label: string;
  /** As the field shows it; empty while nothing was chosen. */
  readonly value: string;
  readonly onChange: (when: string) => void;
  readonly choices: readonly { readonly words: string; readonly minutes: number }[];
  readonly error?: string;
}

export function TimeAheadField({ view, label, value, onChange, choices, error }: TimeAheadFieldProps) {
  const { now, zone } = view;
  const after = (minutes: number): string =>
    onClock(new Date(addMinutes(instant(now.toISOString()), minutes)), zone);
  return (
    <div>
      <TextInput
        type="datetime-local"
        label={label}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group gap="xs" mt={6}>
        {choices.map(({ words, minutes }) => (
          <Button key={words} variant="default" size="compact-md" onClick={() => onChange(after(minutes))}>
            {words}
          </Button>
        ))}
      </Group>
    </div>
  );
}
