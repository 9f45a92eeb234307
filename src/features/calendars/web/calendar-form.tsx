/** Connecting a calendar, or changing how one is read. */
import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callServer, fieldErrors, inWords } from '#ui/call-server.ts';
import { useClinicians } from '#ui/colleagues.ts';
import { useMe } from '#ui/me.ts';
import { Sheet } from '#ui/sheet.tsx';
import { Trouble } from '#ui/states.tsx';
import type { CalendarRecord } from '../contract.ts';
import { isOfCalendars } from './of-calendars.ts';

type Way = CalendarRecord['automatic'][number];

const ways: readonly (readonly [Way, string, string])[] = [
  ['external-reference', 'a client’s reference', 'Such as “Client ID: SP-1042”'],
  ['attendee-email', 'the address of somebody invited', 'When it is one client’s'],
  ['full-name', 'a full name in the title', ''],
  ['name-and-initial', 'a name and an initial', 'Such as “Ana R.”'],
  ['initials', 'initials alone', 'Two clients may share them: only if the practice is sure'],
];

export interface CalendarFormProps {
  readonly before: CalendarRecord | null;
  readonly onClose: () => void;
}

export function CalendarForm({ before, onClose }: CalendarFormProps) {
  const zone = useMe().data?.practice.timeZone ?? 'UTC';
  const clinicians = useClinicians();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [by, setBy] = useState<'address' | 'file'>(
    before && before.addressHint === null ? 'file' : 'address',
  );
  const [values, setValues] = useState({
    name: before?.name ?? '',
    address: '',
    clinicianId: before?.clinicianId ?? '',
    modality: before?.modality ?? 'in-person',
    automatic: before?.automatic ?? (ways.slice(0, 4).map(([way]) => way) as readonly Way[]),
    stopped: before ? before.stoppedAt !== null : false,
  });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const set = (part: Partial<typeof values>) => setValues((last) => ({ ...last, ...part }));

  function problems(): Record<string, string> {
    return {
      ...(values.name.trim() === '' && { name: 'Is empty. Give it a name that people here know.' }),
      ...(values.clinicianId === '' && { clinicianId: 'Nobody is chosen. Choose whose sessions they are.' }),
      ...(by === 'address' &&
        !before?.addressHint &&
        values.address.trim() === '' && { address: 'Is empty. Paste the calendar’s iCal address.' }),
    };
  }

  async function save(): Promise<void> {
    const found = problems();
    setErrors(found);
    setTrouble('');
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    const { address, stopped, ...common } = values;
    const typed = address.trim() === '' ? undefined : address.trim();
    try {
      const body = {
        ...common,
        zone: before?.zone ?? zone,
        pollMinutes: before?.pollMinutes ?? 15,
        ...(by === 'file' ? { address: null } : typed !== undefined && { address: typed }),
        ...(before && { version: before.version, stopped }),
      };
      const saved = await callServer<CalendarRecord>(
        before ? 'PATCH' : 'POST',
        before ? `/calendars/${before.id}` : '/calendars',
        body,
      );
      await queries.invalidateQueries({ predicate: isOfCalendars });
      onClose();
      if (!before) void navigate({ to: '/calendars/$calendarId', params: { calendarId: saved.id } });
    } catch (error) {
      const told = fieldErrors(error);
      setErrors(told);
      if (Object.keys(told).length === 0 || told['version']) setTrouble(inWords(error));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Sheet title={before ? `Change ${before.name}` : 'Connect a calendar'} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label="Name"
          placeholder="Front desk’s calendar"
          data-autofocus
          value={values.name}
          error={errors['name']}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label="Whose sessions they are"
          size="md"
          value={values.clinicianId}
          error={errors['clinicianId']}
          onChange={(event) => set({ clinicianId: event.currentTarget.value })}
          data={[
            { value: '', label: 'Choose' },
            ...clinicians.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <div>
          <Text fw={500} id="how-read">
            How it is read
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="how-read"
            value={by}
            onChange={(chosen) => setBy(chosen as typeof by)}
            data={[
              { value: 'address', label: 'From its address' },
              { value: 'file', label: 'From files' },
            ]}
          />
        </div>
        {by === 'address' && (
          <TextInput
            label="iCal address"
            description={
              before?.addressHint
                ? `Now ${before.addressHint}. Leave it empty to keep it: Kept never shows it again.`
                : 'Whoever has it can read the calendar, so Kept never shows it again.'
            }
            placeholder="https://"
            inputMode="url"
            autoComplete="off"
            value={values.address}
            error={errors['address']}
            onChange={(event) => set({ address: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          label="Sessions in it are"
          size="md"
          value={values.modality}
          onChange={(event) => set({ modality: event.currentTarget.value as CalendarRecord['modality'] })}
          data={[
            { value: 'in-person', label: 'in person' },
            { value: 'telehealth', label: 'by video' },
          ]}
        />
        <Checkbox.Group
          label="Kept may tell by itself whose an entry is by"
          size="md"
          value={[...values.automatic]}
          onChange={(chosen) => set({ automatic: chosen as Way[] })}
        >
          <Stack gap={10} mt={8}>
            {ways.map(([way, label, description]) => (
              <Checkbox key={way} value={way} label={label} description={description} />
            ))}
          </Stack>
        </Checkbox.Group>
        {before && (
          <Switch
            label="Stop reading it"
            description="What it booked before stays booked"
            checked={values.stopped}
            onChange={(event) => set({ stopped: event.currentTarget.checked })}
          />
        )}
        {trouble && <Trouble>{trouble}</Trouble>}
        <Group>
          <Button type="submit" size="md" loading={isBusy}>
            {before ? 'Save' : 'Connect'}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            Not now
          </Button>
        </Group>
      </form>
    </Sheet>
  );
}
