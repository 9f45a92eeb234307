/** What each role has of a case before them. */
import { expect, test } from 'vitest';
import { given, judgeConcern, missed, planFor, sue } from '#test/plans.ts';
import { readableBy } from './what-may-be-read.ts';

const { client } = planFor('elevated');
const { state } = given(...missed('elevated', { client: { ...client, partTwo: true } }), [
  20,
  judgeConcern('worried'),
]);

test.each(['owner', 'clinician', 'supervisor', 'auditor'] as const)(
  '%s reads all of an open case',
  (role) => {
    expect(readableBy({ role, staffId: sue }, state)).toEqual(state);
  },
);

test('the desk sees how worried somebody is, and not that the record is about the use of substances', () => {
  const seen = readableBy({ role: 'front-desk', staffId: sue }, state);
  expect(state.plan.client.partTwo).toBe(true);
  expect(seen).toEqual({ ...state, plan: { ...state.plan, client: { ...client, partTwo: false } } });
});
