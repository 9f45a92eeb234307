import { expect, test } from 'vitest';
import { defaultProtocol } from '#core/protocol/default.ts';
import type { Finding } from '#core/verifier/verdict.ts';
import { faultOf } from './fault.ts';

const ladder = defaultProtocol.tiers.elevated;
const finding = (promise: Finding['promise'], words: string, ...path: readonly string[]): Finding => ({
  promise,
  tier: 'elevated',
  client: 'allows-everything',
  words,
  path: path.map((one) => ({ minutes: 5, clock: '14:05', words: one })),
});
const indexOf = (id: string) => ladder.steps.findIndex((step) => step.id === id);

test('what nobody was asked in time leads to when somebody is asked', () => {
  expect(
    faultOf(finding('person-in-time', 'After 15 minutes nobody has been asked anything.'), ladder),
  ).toEqual({
    kind: 'limit',
    limit: 'askAfterMinutes',
  });
});

test('a step that is named leads to that step, and what is no step is passed over', () => {
  const waits = finding(
    'messages-wait-for-nobody',
    'The check-in "last-check-in" waits for something.',
    '"call" is over.',
  );
  expect(faultOf(waits, ladder)).toEqual({ kind: 'step', index: indexOf('last-check-in') });
  const quiet = finding(
    'never-quiet',
    'For 2 days an open case asks nobody.',
    '"second-call" is over.',
    '"I have it".',
  );
  expect(faultOf(quiet, ladder)).toEqual({ kind: 'step', index: indexOf('second-call') });
});

test('too little tried leads to the question how it should end', () => {
  expect(faultOf(finding('enough-tried', 'Asked too early.'), ladder)).toEqual({
    kind: 'step',
    index: indexOf('decide'),
  });
  expect(faultOf(finding('enough-tried', 'Asked too early.'), { ...ladder, steps: [] })).toEqual({
    kind: 'effort',
  });
});

test('what names nothing leads nowhere', () => {
  expect(faultOf(finding('time-moves-on', 'Time stands still.'), ladder)).toBe(null);
});
