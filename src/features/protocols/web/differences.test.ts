import { expect, test } from 'vitest';
import type { StepId } from '#core/ids.ts';
import { defaultProtocol } from '#core/protocol/default.ts';
import {
  addStep,
  type Change,
  moveStep,
  removeStep,
  renameStep,
  setLimit,
  setStep,
} from './change-protocol.ts';
import { differencesBetween } from './differences.ts';

const changed = (...changes: readonly Change[]) =>
  changes.reduce((protocol, change) => change(protocol), defaultProtocol);
const told = (...changes: readonly Change[]) => differencesBetween(defaultProtocol, changed(...changes));

test('the same protocol differs in nothing', () => {
  expect(differencesBetween(defaultProtocol, structuredClone(defaultProtocol))).toEqual([]);
});

test('each change is told once, where it stands, with before and after', () => {
  const timing = { after: 'miss-confirmed', waitMinutes: 30 } as const;
  expect(told(setLimit('leaseMinutes', 10), setStep('high', 3, { timing }))).toEqual([
    {
      part: 'all',
      words: 'Every tier',
      differences: [{ what: '“I have it” holds for', before: '15 minutes', after: '10 minutes' }],
    },
    {
      part: 'high',
      words: 'High',
      differences: [
        {
          what: 'Check-in: when',
          before: '10 minutes after the miss is confirmed',
          after: '30 minutes after the miss is confirmed',
        },
      ],
    },
  ]);
});

test('a step that came and one that went are told whole', () => {
  const [routine] = told(addStep('routine', 'task'), removeStep('routine', 1));
  expect(routine?.differences).toEqual([
    {
      what: 'Task',
      before: null,
      after: "Task, 1 hour after the miss is confirmed. The case's owner first, 15 minutes to answer.",
    },
    {
      what: 'Call',
      before:
        "Call the client, as soon as the miss is confirmed. The case's owner first, 15 minutes to answer.",
      after: null,
    },
  ]);
});

test('another order is told by names, and what waits for a renamed step goes on waiting for it', () => {
  expect(told(moveStep('routine', 2, 1))[0]?.differences).toEqual([
    {
      what: 'Order',
      before: 'First check-in, Call, Check-in, Last check-in, Decide, Follow up',
      after: 'First check-in, Check-in, Call, Last check-in, Decide, Follow up',
    },
  ]);
  const renamed = changed(renameStep('routine', 4, 'choose' as StepId));
  expect(renamed.tiers.routine.steps[5]?.timing.after).toBe('choose');
});
