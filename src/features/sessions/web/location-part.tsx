/** Where a client is during this session, as they said it: where a welfare check would go [P6.5]. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer, fieldErrors, inWords } from '#ui/call-server.ts';
import { atClock } from '#ui/clock.ts';
import { useDraft } from '#ui/draft.ts';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import type { CalendarAnswer, ParticipantRecord, SessionRecord } from '../contract.ts';
import { isOfSessions } from './use-landings.tsx';

export interface LocationPartProps {
  readonly session: SessionRecord;
  readonly one: ParticipantRecord;
  readonly name: string;
  readonly answer: CalendarAnswer;
  readonly mayChange: boolean;
}

export function LocationPart({ session, one, name, answer, mayChange }: LocationPartProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isVideo = session.modality === 'telehealth';
  if (isOpen) return <LocationForm session={session} one={one} name={name} onDone={() => setIsOpen(false)} />;
  // Whoever comes to the practice is at the practice.
  if (one.location === null && (!isVideo || !mayChange)) return null;
  return (
    <div className="record-place">
      <Text c={one.location === null ? 'dimmed' : undefined}>
        {one.location === null
          ? 'Has not said where they are for this session'
          : `Is at: ${addressWords(one)}`}
        {one.locationConfirmedAt && (
          <Text span c="dimmed">
            {' '}
            · said {atClock(one.locationConfirmedAt, new Date(answer.now), answer.timeZone)}
          </Text>
        )}
      </Text>
      {mayChange && (
        <Button variant="default" size="sm" onClick={() => setIsOpen(true)}>
          {one.location === null ? 'Say where' : 'They are elsewhere'}
        </Button>
      )}
    </div>
  );
}

function addressWords({ location, locationAddress }: ParticipantRecord): string {
  const { street, city, region, postcode, access } = locationAddress ?? {};
  return [location, street, [postcode, city].filter(Boolean).join(' '), region, access]
    .filter(Boolean)
    .join(', ');
}

interface LocationFormProps {
  readonly session: SessionRecord;
  readonly one: ParticipantRecord;
  readonly name: string;
  readonly onDone: () => void;
}

const parts = [
  ['street', 'Street and number'],
  ['city', 'Town'],
  ['postcode', 'Postcode'],
  ['access', 'How to get in'],
] as const;

function LocationForm({ session, one, name, onDone }: LocationFormProps) {
  const { value, set, clear } = useDraft(`location ${session.id} ${one.clientId}`, {
    location: one.location ?? '',
    street: one.locationAddress?.street ?? '',
    city: one.locationAddress?.city ?? '',
    postcode: one.locationAddress?.postcode ?? '',
    access: one.locationAddress?.access ?? '',
  });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState('');
  const queries = useQueryClient();

  async function save(): Promise<void> {
    const { location, ...address } = value;
    setErrors({});
    setTrouble('');
    if (location.trim() === '') {
      setErrors({ location: 'Is empty. Write what they said, such as “at my sister’s”.' });
      return;
    }
    const filled = Object.fromEntries(Object.entries(address).filter(([, text]) => text.trim() !== ''));
    try {
      await callServer('PUT', `/sessions/${session.id}/participants/${one.clientId}/location`, {
        location,
        address: Object.keys(filled).length > 0 ? filled : null,
      });
      clear();
      showToast({ words: `On record where ${name} is for this session.` });
      await queries.invalidateQueries({ predicate: isOfSessions });
      onDone();
    } catch (error) {
      setErrors(fieldErrors(error));
      setTrouble(inWords(error));
    }
  }

  return (
    <form
      className="record-place"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label="Where they say they are"
        data-autofocus
        placeholder="At home, at my sister’s"
        value={value.location}
        error={errors['location']}
        onChange={(event) => set({ ...value, location: event.currentTarget.value })}
      />
      {parts.map(([key, label]) => (
        <TextInput
          key={key}
          label={label}
          value={value[key]}
          error={errors[`address.${key}`]}
          onChange={(event) => set({ ...value, [key]: event.currentTarget.value })}
        />
      ))}
      {trouble && <Trouble>{trouble}</Trouble>}
      <Group>
        <Button type="submit">Put on record</Button>
        <Button variant="default" onClick={onDone}>
          Not now
        </Button>
      </Group>
    </form>
  );
}
