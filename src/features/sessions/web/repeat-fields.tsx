/** Whether it repeats, in plain choices, and what they come to in one sentence. */
import { Chip, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import {
  daysOf,
  type Every,
  once,
  placeInMonthWords,
  type Repeats,
  ruleOf,
  ruleWords,
  weekdayNames,
} from './repeats.ts';
import type { SessionValues } from './session-values.ts';
import { isDay, weekdayOf } from './wall.ts';

export interface RepeatFieldsProps {
  readonly values: SessionValues;
  readonly set: (part: Partial<SessionValues>) => void;
  readonly errors: Readonly<Record<string, string>>;
  /** A series that stands ends where it ends; only how often it comes is changed. */
  readonly isStanding?: boolean;
}

export function RepeatFields({ values, set, errors, isStanding = false }: RepeatFieldsProps) {
  const { repeats, day } = values;
  const change = (part: Partial<Repeats>) => set({ repeats: { ...repeats, ...part } });
  if (!isDay(day)) return null;
  const rule = ruleOf(repeats, day);
  return (
    <>
      <NativeSelect
        label="Repeats"
        size="md"
        value={repeats.every}
        error={errors['repeats'] ?? errors['repeats.rule'] ?? errors['rule']}
        onChange={(event) => {
          const every = event.currentTarget.value as Every;
          if (every === 'once') set({ repeats: once });
          else change({ every });
        }}
        data={choices(day, isStanding, repeats.every)}
      />
      {repeats.every.includes('week') && <Weekdays repeats={repeats} day={day} onChange={change} />}
      {!isStanding && repeats.every !== 'once' && (
        <div className="end-fields">
          <NativeSelect
            label="Goes on"
            size="md"
            value={repeats.ends}
            onChange={(event) => change({ ends: event.currentTarget.value as Repeats['ends'] })}
            data={[
              { value: 'never', label: 'until it is ended' },
              { value: 'after', label: 'for a number of sessions' },
              { value: 'on', label: 'until a day' },
            ]}
          />
          {repeats.ends === 'after' && (
            <TextInput
              label="How many"
              inputMode="numeric"
              value={String(repeats.count)}
              onChange={(event) => change({ count: Number.parseInt(event.currentTarget.value, 10) || 1 })}
            />
          )}
          {repeats.ends === 'on' && (
            <TextInput
              label="Last day"
              type="date"
              min={day}
              value={repeats.lastDay}
              error={errors['repeats.until']}
              onChange={(event) => change({ lastDay: event.currentTarget.value })}
            />
          )}
        </div>
      )}
      {rule !== null && !isStanding && (
        <Text c="dimmed" fz="sm">
          It comes {ruleWords(rule)}, at {values.time || 'its time'}. Kept books about two months ahead; later
          ones follow by themselves.
        </Text>
      )}
    </>
  );
}

function choices(day: string, isStanding: boolean, every: Every) {
  const weekday = weekdayNames[weekdayOf(day) - 1];
  return [
    ...(isStanding ? [] : [{ value: 'once', label: 'It does not repeat' }]),
    ...(every === 'as-it-is' ? [{ value: 'as-it-is', label: 'As it is now' }] : []),
    { value: 'week', label: `Every week, ${weekday}` },
    { value: 'two-weeks', label: `Every two weeks, ${weekday}` },
    { value: 'four-weeks', label: `Every four weeks, ${weekday}` },
    { value: 'month', label: `Every month, ${placeInMonthWords(day)}` },
  ];
}

interface WeekdaysProps {
  readonly repeats: Repeats;
  readonly day: string;
  readonly onChange: (part: Partial<Repeats>) => void;
}

function Weekdays({ repeats, day, onChange }: WeekdaysProps) {
  return (
    <div role="group" aria-labelledby="weekdays-label">
      <Text fw={500} id="weekdays-label" mb={4}>
        On
      </Text>
      <Chip.Group
        multiple
        value={daysOf(repeats, day).map(String)}
        onChange={(chosen) => onChange({ weekdays: chosen.map(Number) })}
      >
        <Group gap={6}>
          {weekdayNames.map((name, index) => (
            <Chip key={name} value={String(index + 1)} size="md" variant="outline">
              {name.slice(0, 3)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
