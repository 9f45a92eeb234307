/** Who is expected: found by name or reference. */
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { type FoundClient, useFoundClients } from './find-clients.ts';
import { useClientName } from './initials.ts';

export interface ChosenClient {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

export interface ClientPickerProps {
  readonly value: readonly ChosenClient[];
  readonly onChange: (clients: readonly ChosenClient[], clinicianOfFirst: string | undefined) => void;
  readonly error?: string | undefined;
  readonly label?: string;
}

const most = 20;
const pauseMs = 150;

export function ClientPicker(props: ClientPickerProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), pauseMs);
  const found = useFoundClients(asked, { limit: most });
  return (
    <ClientChoice
      {...props}
      text={text}
      onText={setText}
      found={found.data?.clients ?? []}
      isLooking={found.isFetching}
    />
  );
}

export interface ClientChoiceProps extends ClientPickerProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly found: readonly FoundClient[];
  /** The server is still being asked. */
  readonly isLooking: boolean;
}

/** Knows nothing of how they are found. */
export function ClientChoice({
  value,
  onChange,
  error,
  label = 'Who comes',
  text,
  onText,
  found,
  isLooking,
}: ClientChoiceProps) {
  const called = useClientName();
  const options = new Map<string, ChosenClient>(value.map((one) => [one.id, one]));
  for (const { id, preferredName, timeZone } of found) {
    options.set(id, { id, name: preferredName, timeZone });
  }
  return (
    <MultiSelect
      label={label}
      size="md"
      placeholder={value.length === 0 ? 'Name or reference' : ''}
      searchable
      hidePickedOptions
      data-autofocus
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={isLooking ? 'Looking…' : 'Nobody of that name'}
      clearSearchOnChange
      searchValue={text}
      onSearchChange={onText}
      filter={({ options: all }) => all}
      data={[...options.values()].map(({ id, name }) => ({ value: id, label: called(name) }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => {
        const chosen = ids.flatMap((id) => options.get(id) ?? []);
        const first = found.find(({ id }) => id === chosen[0]?.id);
        onChange(chosen, first?.clinicianId);
      }}
      error={error}
    />
  );
}
