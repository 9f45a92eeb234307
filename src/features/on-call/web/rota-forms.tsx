/** Adding a shift, and saying that somebody is away. */
import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { plainDay } from '#ui/clock.ts';
import type { EntriesProps } from './shifts.tsx';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export function NewShift({ rota, changing }: EntriesProps) {
  const people = rota.staff.filter(({ mayBeOnCall }) => mayBeOnCall);
  const [staffId, setStaffId] = useState<string>(people[0]?.id ?? '');
  const [weekdays, setWeekdays] = useState<string[]>(['1', '2', '3', '4', '5', '6', '7']);
  const [from, setFrom] = useState('20:00');
  const [until, setUntil] = useState('08:00');
  const [everyWeeks, setEveryWeeks] = useState('1');
  const [firstOn, setFirstOn] = useState(plainDay(rota.now, rota.timeZone));
  const add = () =>
    changing.change('POST', 'shifts', {
      staffId,
      weekdays: weekdays.map(Number).toSorted(),
      from,
      until,
      everyWeeks: Number(everyWeeks),
      firstOn,
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Stack gap="sm">
        <Group align="end" gap="sm">
          <NativeSelect
            label="Who"
            value={staffId}
            onChange={(event) => setStaffId(event.currentTarget.value)}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextInput
            label="From"
            type="time"
            required
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label="To"
            type="time"
            required
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <NativeSelect
            label="How often"
            value={everyWeeks}
            onChange={(event) => setEveryWeeks(event.currentTarget.value)}
            data={[
              { value: '1', label: 'every week' },
              ...[2, 3, 4].map((weeks) => ({ value: String(weeks), label: `every ${weeks} weeks` })),
            ]}
          />
          <TextInput
            label="In the week of, from"
            type="date"
            required
            value={firstOn}
            onChange={(event) => setFirstOn(event.currentTarget.value)}
          />
        </Group>
        <Checkbox.Group label="It begins on" value={weekdays} onChange={setWeekdays}>
          <Group gap="md" mt={4}>
            {dayNames.map((name, index) => (
              <Checkbox key={name} value={String(index + 1)} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
        <div>
          <Button type="submit" loading={changing.isBusy} disabled={weekdays.length === 0}>
            Add the shift
          </Button>
        </div>
      </Stack>
    </form>
  );
}

export function GoAway({ rota, changing }: EntriesProps) {
  const { you, staff } = rota;
  const people = staff.filter(({ id, mayBeOnCall }) => mayBeOnCall && (you.mayPlan || id === you.staffId));
  const [staffId, setStaffId] = useState<string>(you.staffId);
  const [firstOn, setFirstOn] = useState('');
  const [lastOn, setLastOn] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void changing.change('POST', 'away', { staffId, firstOn, lastOn: lastOn || firstOn });
      }}
    >
      <Group align="end" gap="sm">
        <NativeSelect
          label="Who is away"
          value={staffId}
          onChange={(event) => setStaffId(event.currentTarget.value)}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput
          label="First day"
          type="date"
          required
          value={firstOn}
          onChange={(event) => setFirstOn(event.currentTarget.value)}
        />
        <TextInput
          label="Last day"
          type="date"
          value={lastOn}
          onChange={(event) => setLastOn(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={changing.isBusy}>
          Add
        </Button>
      </Group>
    </form>
  );
}
