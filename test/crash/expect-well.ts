/** What has to hold after every torment. */
import { expect } from 'vitest';
import { startKept } from '#test/kept-process.ts';
import type { Reckoning } from './reckoning.ts';
import type { Scene } from './torment.ts';

/** Another seed kills at other instants; the one that was used is printed. */
export const seed = Number(process.env.KEPT_CRASH_SEED ?? Date.now() % 1_000_000);

export function expectNothingWrong(found: Reckoning): void {
  const { counts: _, unknown: __, ...wrong } = found;
  expect(wrong).toEqual({
    withoutCase: 0,
    notMoved: 0,
    openedTwice: 0,
    lost: [],
    unfinished: [],
    leftInDoubt: [],
    saidSentAndNeverReceived: [],
    receivedAndNotSaid: [],
    receivedFromNowhere: [],
    receivedTwice: [],
  });
}

export async function expectVerified(on: Scene): Promise<void> {
  const verify = startKept(['src/app/main.ts', 'verify'], on.settings);
  expect(await verify.ended, verify.heard()).toBe(0);
  expect(verify.heard()).toContain('Everything is as it was written.');
}
