/** What a tier demands before its cases may end, and what the practice promises itself for it. */
import { Button, TextInput } from '@mantine/core';
import { defaultProtocol } from '#core/protocol/default.ts';
import type { Bounds, Protocol, Tier } from '#core/protocol/protocol.ts';
import { type Change, setBound, setBounds, setEffort } from './change-protocol.ts';
import { DurationField } from './duration-field.tsx';
import type { ErrorAt } from './place.ts';
import { boundWords } from './step-words.ts';

export interface TierPromisesProps {
  readonly protocol: Protocol;
  readonly tier: Tier;
  readonly errorAt: ErrorAt;
  readonly onChange: (change: Change) => void;
}

export function TierPromises({ protocol, tier, errorAt, onChange }: TierPromisesProps) {
  const { minimumEffort } = protocol.tiers[tier];
  const effort = `tiers.${tier}.minimumEffort`;
  return (
    <>
      <section className="field-group" id={effort}>
        <h2 className="section-title">Before a case may end without the client having been reached</h2>
        <div className="field-row">
          <NumberField
            id={`${effort}.attempts`}
            label="Attempts"
            value={minimumEffort.attempts}
            error={errorAt(`${effort}.attempts`)}
            onChange={(attempts) => onChange(setEffort(tier, { attempts }))}
          />
          <NumberField
            id={`${effort}.spreadHours`}
            label="Hours from the first to the last"
            value={minimumEffort.spreadHours}
            error={errorAt(`${effort}.spreadHours`)}
            onChange={(spreadHours) => onChange(setEffort(tier, { spreadHours }))}
          />
        </div>
      </section>
      <section className="field-group">
        <h2 className="section-title">What the practice promises itself</h2>
        {protocol.bounds ? (
          <div className="field-row">
            {(Object.keys(boundWords) as (keyof Bounds)[]).map((bound) => (
              <DurationField
                key={bound}
                id={`bounds.${tier}.${bound}`}
                label={boundWords[bound][0]}
                description={boundWords[bound][1]}
                minutes={protocol.bounds![tier][bound]}
                error={errorAt(`bounds.${tier}.${bound}`)}
                onChange={(minutes) => onChange(setBound(tier, bound, minutes))}
              />
            ))}
          </div>
        ) : (
          <>
            <p className="quiet">Nothing yet, so that nothing of this is held against the protocol.</p>
            <Button variant="default" onClick={() => onChange(setBounds(defaultProtocol.bounds!))}>
              Set the usual bounds
            </Button>
          </>
        )}
      </section>
    </>
  );
}

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly error: string | null;
  readonly onChange: (value: number) => void;
}

function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      value={Number.isInteger(value) ? value : ''}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/\D/g, '');
        onChange(digits === '' ? Number.NaN : Number(digits));
      }}
    />
  );
}
