/** Adding a shift, and saying that somebody is away. */
import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { plainDay } from '#ui/clock.ts';
import { useDraft } from '#ui/draft.ts';
import type { EntriesProps } from './shifts.tsx';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export function NewShift({ rota, changing }: EntriesProps) {
  const people = rota.staff.filter(({ mayBeOnCall }) => mayBeOnCall);
  const { value, set, clear } = useDraft('shift', {
    staffId: people[0]?.id ?? '',
    weekdays: ['1', '2', '3', '4', '5', '6', '7'],
    from: '20:00',
    until: '08:00',
    everyWeeks: '1',
    firstOn: plainDay(rota.now, rota.timeZone),
  });
  const { weekdays, everyWeeks } = value;
  const typed = (part: Partial<typeof value>) => set((before) => ({ ...before, ...part }));
  const add = async () => {
    const shift = {
      ...value,
      weekdays: weekdays.map(Number).toSorted(),
      everyWeeks: Number(everyWeeks),
    };
    if (await changing.change('POST', 'shifts', shift)) clear();
  };
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
            value={value.staffId}
            onChange={(event) => typed({ staffId: event.currentTarget.value })}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextInput
            label="From"
            type="time"
            required
            value={value.from}
            onChange={(event) => typed({ from: event.currentTarget.value })}
          />
          <TextInput
            label="To"
            type="time"
            required
            value={value.until}
            onChange={(event) => typed({ until: event.currentTarget.value })}
          />
          <NativeSelect
            label="How often"
            value={everyWeeks}
            onChange={(event) => typed({ everyWeeks: event.currentTarget.value })}
            data={[
              { value: '1', label: 'every week' },
              ...[2, 3, 4].map((weeks) => ({ value: String(weeks), label: `every ${weeks} weeks` })),
            ]}
          />
          <TextInput
            label="In the week of, from"
            type="date"
            required
            value={value.firstOn}
            onChange={(event) => typed({ firstOn: event.currentTarget.value })}
          />
        </Group>
        <Checkbox.Group label="It begins on" value={weekdays} onChange={(days) => typed({ weekdays: days })}>
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
  const { value, set, clear } = useDraft('away', { staffId: you.staffId as string, firstOn: '', lastOn: '' });
  const typed = (part: Partial<typeof value>) => set((before) => ({ ...before, ...part }));
  const add = async () => {
    const away = { ...value, lastOn: value.lastOn || value.firstOn };
    if (await changing.change('POST', 'away', away)) clear();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Group align="end" gap="sm">
        <NativeSelect
          label="Who is away"
          value={value.staffId}
          onChange={(event) => typed({ staffId: event.currentTarget.value })}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput
          label="First day"
          type="date"
          required
          value={value.firstOn}
          onChange={(event) => typed({ firstOn: event.currentTarget.value })}
        />
        <TextInput
          label="Last day"
          type="date"
          value={value.lastOn}
          onChange={(event) => typed({ lastOn: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" loading={changing.isBusy}>
          Add
        </Button>
      </Group>
    </form>
  );
}
