import { Button, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { countries } from '#ui/places.ts';
import { Answer, Trouble } from '#ui/states.tsx';
import type { ClientRecord, LocationRecord } from '../contract.ts';
import { daysAgo, todayIn } from './days.ts';
import { FormFrame } from './form-frame.tsx';
import { More } from './more.tsx';
import { useLocations } from './record.ts';
import { useMay } from './staff.ts';
import { useChange, useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';

const lands = countries();

/** Where somebody would have to go. */
export function Locations({ client }: { readonly client: ClientRecord }) {
  const found = useLocations(client.id);
  const [isAdding, setIsAdding] = useState(false);
  const may = useMay();
  return (
    <Answer to={found}>
      {({ locations }) => (
        <>
          {locations.length === 0 && !isAdding && <Text>No place is written down.</Text>}
          {locations.length > 0 && (
            <ol className="items">
              {locations.map((location) => (
                <li key={location.id} className="item">
                  <LocationItem client={client} location={location} />
                </li>
              ))}
            </ol>
          )}
          {isAdding && (
            <div className="item">
              <LocationForm
                client={client}
                location={null}
                position={locations.length}
                onDone={() => setIsAdding(false)}
              />
            </div>
          )}
          {may.write && !isAdding && (
            <div>
              <Button variant="default" size="md" onClick={() => setIsAdding(true)}>
                Add a place
              </Button>
            </div>
          )}
        </>
      )}
    </Answer>
  );
}

interface LocationItemProps {
  readonly client: ClientRecord;
  readonly location: LocationRecord;
}

function LocationItem({ client, location }: LocationItemProps) {
  const [isEditing, setIsEditing] = useState(false);
  const may = useMay();
  const { trouble, change } = useChange(client.id);
  const today = todayIn(client.timeZone);
  const { id, version, label, address, accessNotes, confirmedOn } = location;
  const path = `/clients/${client.id}/locations/${id}`;
  if (isEditing) {
    return (
      <LocationForm
        client={client}
        location={location}
        position={location.position}
        onDone={() => setIsEditing(false)}
      />
    );
  }
  return (
    <>
      <Group gap="xs" justify="space-between">
        <Text fw={600} className="written" dir="auto">
          {address}
        </Text>
        <Text c="dimmed" fz="sm">
          {label}
        </Text>
      </Group>
      {accessNotes && (
        <Text className="written" dir="auto">
          {accessNotes}
        </Text>
      )}
      <Text fz="sm" c="dimmed">
        {confirmedOn ? `Confirmed ${daysAgo(confirmedOn, today)}` : 'Not confirmed with them yet'}
      </Text>
      {may.write && (
        <div className="item-actions">
          <Button variant="subtle" onClick={() => setIsEditing(true)}>
            Change<span className="for-readers"> {label || address}</span>
          </Button>
          <More
            about={label || address}
            deeds={[
              {
                words: 'No longer theirs',
                act: () =>
                  void change(() => callServer('POST', `${path}/ending`, { version, endedOn: today })),
              },
            ]}
          />
        </div>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
    </>
  );
}

const labels = {
  label: 'What it is',
  address: 'Address',
  accessNotes: 'How to get in',
  country: 'Country',
  confirmedOn: 'Confirmed on',
};

interface LocationFormProps {
  readonly client: ClientRecord;
  readonly location: LocationRecord | null;
  readonly position: number;
  readonly onDone: () => void;
}

function LocationForm({ client, location, position, onDone }: LocationFormProps) {
  const refresh = useRefresh(client.id);
  const path = `/clients/${client.id}/locations`;
  const draft = useDraftForm({
    draftKey: location ? `place-${location.id}` : `new-place-${client.id}`,
    onRecord: {
      label: location?.label ?? 'home',
      address: location?.address ?? '',
      accessNotes: location?.accessNotes ?? '',
      country: location?.country ?? client.country,
      confirmedOn: location?.confirmedOn ?? '',
    },
    send: async (values) => {
      const body = { ...values, position, confirmedOn: values.confirmedOn || null };
      try {
        if (location)
          await callServer('PUT', `${path}/${location.id}`, { ...body, version: location.version });
        else await callServer('POST', path, body);
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  const { form } = draft;
  return (
    <FormFrame draft={draft} labels={labels} saveLabel={location ? 'Save' : 'Add it'} onCancel={onDone}>
      <Textarea label={labels.address} required autosize dir="auto" {...form.getInputProps('address')} />
      <Textarea
        label={labels.accessNotes}
        description="Gate code, which bell, a dog."
        autosize
        dir="auto"
        {...form.getInputProps('accessNotes')}
      />
      <div className="form-row">
        <TextInput label={labels.label} {...form.getInputProps('label')} />
        <Select
          label={labels.country}
          searchable
          allowDeselect={false}
          data={lands}
          {...form.getInputProps('country')}
        />
        <TextInput type="date" label={labels.confirmedOn} {...form.getInputProps('confirmedOn')} />
      </div>
    </FormFrame>
  );
}
