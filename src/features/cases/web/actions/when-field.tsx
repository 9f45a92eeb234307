/** When something happened: just now, or at an earlier time by the client's clock, which then is a late entry. */
import { Group, Radio, Text, TextInput } from '@mantine/core';
import type { Day, Instant } from '#core/time/instant.ts';
import { atLocal, dayOf, localTime } from '#core/time/zone.ts';
import type { CaseView } from '../case-view.ts';

/** `now`, or `2026-03-03T14:05` on the client's clock; empty while none is entered. */
export type When = string;

export const justNow: When = 'now';

export interface WhenFieldProps {
  readonly view: CaseView;
  readonly label: string;
  readonly value: When;
  readonly onChange: (when: When) => void;
  readonly error?: string;
}

export function WhenField({ view: { now, zone, state }, label, value, onChange, error }: WhenFieldProps) {
  const isNow = value === justNow;
  const lateAfter = state.plan.protocol.limits.lateEntryMinutes;
  return (
    <div>
      <Radio.Group
        label={label}
        value={isNow ? 'now' : 'earlier'}
        onChange={(which) => onChange(which === 'now' ? justNow : onClock(now, zone))}
      >
        <Group gap="lg" mt={6}>
          <Radio value="now" label="Just now" />
          <Radio value="earlier" label="Earlier" />
        </Group>
      </Radio.Group>
      {!isNow && (
        <TextInput
          mt="xs"
          type="datetime-local"
          label="Day and time, on the client’s clock"
          value={value}
          max={onClock(now, zone)}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {!isNow && minutesAgo(value, zone, now) > lateAfter && (
        <Text c="var(--kept-late)" fz="sm" fw={600} mt={4}>
          This will stand as a late entry, with both times.
        </Text>
      )}
    </div>
  );
}

/** What was just now when this device kept it is not now any more: the record would say a time at which nothing happened. */
export function asOf<Values extends Readonly<Record<string, unknown>>>(
  values: Values,
  savedAt: Date,
  zone: string,
): Values {
  return values['when'] === justNow ? { ...values, when: onClock(savedAt, zone) } : values;
}

/** What the wire takes: null for just now, which the server's own clock then says. */
export function instantOf(when: When, zone: string): Instant | null {
  const [day, time] = when.split('T');
  return day && time ? atLocal(day as Day, time.slice(0, 5), zone) : null;
}

export function onClock(at: Date, zone: string): When {
  const instant = at.toISOString() as Instant;
  return `${dayOf(instant, zone)}T${localTime(instant, zone)}`;
}

function minutesAgo(when: When, zone: string, now: Date): number {
  const at = instantOf(when, zone);
  return at ? (now.getTime() - Date.parse(at)) / 60_000 : 0;
}
