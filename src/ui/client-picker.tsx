/** Who is expected: found by name or reference. */
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useFoundClients } from './find-clients.ts';
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

export function ClientPicker({ value, onChange, error, label = 'Who comes' }: ClientPickerProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), pauseMs);
  const found = useFoundClients(asked, { limit: most });
  const called = useClientName();
  const options = new Map<string, ChosenClient>(value.map((one) => [one.id, one]));
  for (const { id, preferredName, timeZone } of found.data?.clients ?? []) {
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
      nothingFoundMessage={found.isFetching ? 'Looking…' : 'Nobody of that name'}
      clearSearchOnChange
      searchValue={text}
      onSearchChange={setText}
      filter={({ options: all }) => all}
      data={[...options.values()].map(({ id, name }) => ({ value: id, label: called(name) }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => {
        const chosen = ids.flatMap((id) => options.get(id) ?? []);
        const first = found.data?.clients.find(({ id }) => id === chosen[0]?.id);
        onChange(chosen, first?.clinicianId);
      }}
      error={error}
    />
  );
}
