import { Text } from '@mantine/core';
import { clockTime, fullDay } from '#ui/clock.ts';
import type { CaseView } from './case-view.ts';

/** On paper only: when it was printed and by whom, and that it is no signed record. */
export function PrintHead({ view: { now, zone, me } }: { readonly view: CaseView }) {
  const printedAt = now.toISOString();
  return (
    <Text className="paper-only">
      Printed {fullDay(printedAt, zone)}, {clockTime(printedAt, zone)}
      {me && `, by ${me.name}`}. Times are on the client’s clock, {zone.replaceAll('_', ' ')}. The signed
      record is the one that is exported.
    </Text>
  );
}
