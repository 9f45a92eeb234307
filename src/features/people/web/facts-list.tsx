import { Fragment } from 'react';

export interface FactsProps {
  /** What is empty is left out. */
  readonly rows: readonly (readonly [string, string | null | undefined | false])[];
}

export function Facts({ rows }: FactsProps) {
  return (
    <dl className="facts">
      {rows.map(
        ([name, value]) =>
          value && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}
