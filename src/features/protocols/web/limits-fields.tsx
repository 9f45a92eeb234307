/** The times that hold on every tier. */
import type { Protocol, ProtocolLimits } from '#core/protocol/protocol.ts';
import { type Change, setLimit } from './change-protocol.ts';
import { DurationField } from './duration-field.tsx';
import type { ErrorAt } from './place.ts';
import { limitWords } from './step-words.ts';

export interface LimitsFieldsProps {
  readonly protocol: Protocol;
  readonly errorAt: ErrorAt;
  readonly onChange: (change: Change) => void;
}

export function LimitsFields({ protocol, errorAt, onChange }: LimitsFieldsProps) {
  return (
    <div className="limits">
      {(Object.keys(limitWords) as (keyof ProtocolLimits)[]).map((limit) => (
        <DurationField
          key={limit}
          id={`limits.${limit}`}
          label={limitWords[limit][0]}
          description={limitWords[limit][1]}
          minutes={protocol.limits[limit]}
          error={errorAt(`limits.${limit}`)}
          onChange={(minutes) => onChange(setLimit(limit, minutes))}
        />
      ))}
    </div>
  );
}
