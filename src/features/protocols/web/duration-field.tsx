/** A stretch of time as people say it: a number, and whether it is minutes, hours or days. */
import { Input, NativeSelect } from '@mantine/core';
import { useState } from 'react';

const units = [
  ['minutes', 1],
  ['hours', 60],
  ['days', 1440],
] as const;

export interface DurationFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Not a number while nothing is typed. */
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
  readonly error: string | null;
}

export function DurationField({ id, label, description, minutes, onChange, error }: DurationFieldProps) {
  const [chosen, setChosen] = useState(() => largestUnit(minutes));
  const unit = Number.isInteger(minutes) && minutes % chosen !== 0 ? largestUnit(minutes) : chosen;
  const amount = Number.isInteger(minutes) ? minutes / unit : null;
  return (
    <Input.Wrapper
      id={id}
      label={label}
      description={description}
      error={error}
      size="md"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <div className="duration-parts">
        <Input
          id={id}
          size="md"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          error={error !== null}
          value={amount ?? ''}
          onChange={(event) => {
            const digits = event.currentTarget.value.replace(/\D/g, '');
            setChosen(unit);
            onChange(digits === '' ? Number.NaN : Number(digits) * unit);
          }}
        />
        <NativeSelect
          size="md"
          aria-label={`${label}: unit`}
          value={unit}
          data={units.map(([word, value]) => ({ value: String(value), label: word }))}
          onChange={(event) => {
            const next = Number(event.currentTarget.value);
            setChosen(next);
            onChange(amount === null ? minutes : amount * next);
          }}
        />
      </div>
    </Input.Wrapper>
  );
}

function largestUnit(minutes: number): number {
  if (!Number.isInteger(minutes) || minutes === 0) return 1;
  return units.findLast(([, size]) => minutes % size === 0)?.[1] ?? 1;
}
