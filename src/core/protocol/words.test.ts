import { expect, test } from 'vitest';
import { defaultProtocol } from './default.ts';
import { tiers } from './protocol.ts';
import { protocolInWords } from './words.ts';

const words = protocolInWords(defaultProtocol, 'Ana');

test('a routine miss reads like this', () => {
  expect(words.tiers.routine).toEqual([
    '5 minutes after the start, once somebody has said that Ana is not here yet, Ana is sent the check-in “Running late” by text, or if that fails by email.',
    "As soon as the miss is confirmed, the case's owner is asked to call Ana. If there is no answer within 15 minutes, the next person is asked.",
    '20 minutes after the miss is confirmed, Ana is sent the check-in “Check-in” by text, or if that fails by email.',
    '1 day after the miss is confirmed, Ana is sent the check-in “Last check-in” by email, or if that fails by text.',
    "2 hours after “Last check-in” is done, or at once if it could not be done, the case's owner is asked to decide how to go on. If there is no answer within 1 day, the next person is asked.",
    "7 days after “Decide” is done, the case's owner is asked what is planned next. If there is no answer within 1 day, the next person is asked.",
    'Without having reached Ana, the case may end only after at least 2 attempts, with a written plan that has an owner and a date.',
  ]);
});

test('a gate says that it never opens by itself, and what comes first', () => {
  expect(words.tiers.high).toContain(
    "15 minutes after the miss is confirmed, the case's owner is asked whether Ana's emergency contact should be called. It never happens by itself: a named person decides, after the agreement has been looked at, somebody has written down how worried they are and a colleague has been asked. If there is no answer within 15 minutes, the next person is asked.",
  );
});

test('what holds for every tier is said once', () => {
  expect(words.always[0]).toBe("5 minutes after the start, the case's owner is asked whether Ana is here.");
  expect(words.always).toHaveLength(Object.keys(defaultProtocol.limits).length - 1);
});

test('each step has its sentence, and every sentence is one', () => {
  for (const tier of tiers) {
    expect(words.tiers[tier]).toHaveLength(defaultProtocol.tiers[tier].steps.length + 1);
    for (const sentence of words.tiers[tier]) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
  }
  expect(JSON.stringify(protocolInWords(defaultProtocol))).not.toMatch(/undefined|null|NaN|Ana/);
});
