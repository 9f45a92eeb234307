import { expect, test } from 'vitest';
import { defaultProtocol } from '../protocol/default.ts';
import { begin } from './happen.ts';
import { keyOf } from './key.ts';
import { trialFor } from './trials.ts';
import { usualNext } from './usual.ts';

/** Every field of the case that telling situations apart looks at, while everybody does as asked to the very end. */
function fieldsLookedAt(): { readonly seen: ReadonlySet<string>; readonly all: ReadonlySet<string> } {
  const seen = new Set<string>();
  const all = new Set<string>();
  const trial = trialFor(defaultProtocol, 'high', 'allows-everything');
  let outcome = begin(trial, { staff: 'answering', messages: 'arriving' });
  for (;;) {
    const { state } = outcome.next;
    for (const field of Object.keys(state)) all.add(field);
    const watched = new Proxy(state, {
      get(target, field, receiver) {
        seen.add(String(field));
        return Reflect.get(target, field, receiver);
      },
    });
    keyOf({ ...outcome.next, state: watched }, false, (at) => Date.parse(at) / 60_000);
    const next = usualNext(trial, outcome.next);
    if (!next) return { seen, all };
    outcome = next.outcome;
  }
}

/** The same in every situation of a trial, numbers that only name things, and what no command that is tried turns on. */
const changesNothing = [
  'askedStaff',
  'asksMade',
  'barredContacts',
  'caseId',
  'clientId',
  'openedAt',
  'outcome',
  'practiceId',
  'sequence',
  'sessions',
  'welfareSeenSafe',
];

test('each field of a case tells situations apart, or is known to change nothing that comes', () => {
  const { seen, all } = fieldsLookedAt();
  expect([...all].filter((field) => !seen.has(field)).sort()).toEqual(changesNothing);
});
