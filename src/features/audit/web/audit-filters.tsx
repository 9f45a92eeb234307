import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useClientName } from '#ui/initials.ts';
import type { AuditKind } from '../contract.ts';
import { type Filter, noFilter, type Person, useClientsNamed } from './use-audit.ts';

const kindWords: Readonly<Record<AuditKind, string>> = {
  looks: 'Looks and copies',
  changes: 'Changes',
  refused: 'Refusals',
  'sign-ins': 'Sign-ins',
};

export interface AuditFiltersProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly staff: readonly Person[];
  /** The client to whom the list is narrowed, when the list knows the name. */
  readonly client: Person | null;
}

export function AuditFilters({ filter, onFilter, staff, client }: AuditFiltersProps) {
  const change = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  return (
    <search className="audit-filters">
      <NativeSelect
        label="Who"
        data={[
          { value: '', label: 'Everybody' },
          ...staff.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filter.staffId}
        onChange={(event) => change({ staffId: event.currentTarget.value })}
      />
      <ClientFilter
        key={client?.id ?? ''}
        client={client}
        onClient={(clientId) => change({ clientId: clientId ?? '' })}
      />
      <NativeSelect
        label="What"
        data={[
          { value: '', label: 'Everything' },
          ...Object.entries(kindWords).map(([value, label]) => ({ value, label })),
        ]}
        value={filter.kind}
        onChange={(event) => change({ kind: event.currentTarget.value as Filter['kind'] })}
      />
      <TextInput
        label="From"
        type="date"
        max={filter.to || undefined}
        value={filter.from}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        label="To"
        type="date"
        min={filter.from || undefined}
        value={filter.to}
        onChange={(event) => change({ to: event.currentTarget.value })}
      />
      {isNarrowed && (
        <Button variant="subtle" onClick={() => onFilter(noFilter)}>
          Show everything
        </Button>
      )}
    </search>
  );
}

interface ClientFilterProps {
  readonly client: Person | null;
  readonly onClient: (clientId: string | null) => void;
}

const waitMs = 200;

function ClientFilter({ client, onClient }: ClientFilterProps) {
  const called = useClientName();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), waitMs);
  const found = useClientsNamed(client && asked === called(client.name) ? '' : asked);
  const known = [...(client ? [client] : []), ...found.filter(({ id }) => id !== client?.id)];
  return (
    <Select
      label="Client"
      placeholder="All; type a name"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'All clients' }}
      data={known.map(({ id, name }) => ({ value: id, label: called(name) }))}
      filter={({ options }) => options}
      nothingFoundMessage={asked === '' ? undefined : 'Nobody of this name'}
      value={client?.id ?? null}
      onChange={onClient}
      onSearchChange={setText}
    />
  );
}
