import { expect, test } from 'vitest';
import { defaultProtocol } from '#core/protocol/default.ts';
import { setStep } from './change-protocol.ts';
import { earliestMinutes } from './earliest.ts';

test('each step comes as early as what it waits for lets it', () => {
  const { limits, tiers } = defaultProtocol;
  expect(earliestMinutes(tiers.routine, limits)).toEqual([5, 15, 35, 1455, 1575, 11655]);
});

test('while a time is missing, what hangs on it has none either', () => {
  const timing = { after: 'miss-confirmed', waitMinutes: Number.NaN } as const;
  const { limits, tiers } = setStep('routine', 3, { timing })(defaultProtocol);
  expect(earliestMinutes(tiers.routine, limits)).toEqual([5, 15, 35, null, null, null]);
});
