/** The invented people with whose names a message is shown. */
import { useState } from 'react';
import { useMe } from '#ui/me.ts';
import type { Values } from './use-shown.ts';

export type Sample = 'short' | 'long' | 'right-to-left';

export const sampleWords: Readonly<Record<Sample, string>> = {
  short: 'Short names',
  long: 'Long names',
  'right-to-left': 'A name from right to left',
};

const names: Readonly<Record<Sample, Values>> = {
  short: { preferredName: 'Ana', callerName: 'Ada' },
  long: { preferredName: 'Alexandrina-Wilhelmina', callerName: 'Dr Bartholomew Featherstonehaugh' },
  'right-to-left': { preferredName: 'نور الهدى', callerName: 'Ada' },
};

export function useSample() {
  const [sample, setSample] = useState<Sample>('short');
  const practiceName = useMe().data?.practice.name ?? 'Riverside Practice';
  return {
    sample,
    setSample,
    values: { ...names[sample], byTime: '14:30', numbers: '988, 911', practiceName },
  };
}
