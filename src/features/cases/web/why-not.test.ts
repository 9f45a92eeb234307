import { expect, test } from 'vitest';
import { after, given, missed, nora, opened } from '#test/plans.ts';
import type { Me } from './staff-names.ts';
import { type Deed, whyNot } from './why-not.ts';

const who = (role: Me['role']): Me => ({ id: nora, name: 'Nora', role });
const asking = (role: Me['role'], minutes: number, { state } = given(...missed())) => ({
  state,
  me: who(role),
  now: new Date(after(minutes)),
  zone: 'Europe/London',
});

test('too early says from when, on the client’s clock', () => {
  const early = asking('clinician', 6, given(opened()));
  expect(whyNot(early, { type: 'confirm-missed', clears: [], note: '' })).toContain('possible from 14:15');
});

test('words that are still to be written stand in nobody’s way', () => {
  expect(whyNot(asking('clinician', 20), { type: 'judge-concern', level: 'worried', reasons: '' })).toBe(
    null,
  );
});

test('whoever may not judge hears who may', () => {
  const judge: Deed = { type: 'judge-concern', level: 'worried', reasons: 'x' };
  expect(whyNot(asking('front-desk', 20), judge)).toContain('a clinician, a supervisor or an owner');
  expect(whyNot(asking('auditor', 20), judge)).toContain('change nothing');
  const call = { medium: 'call', channelId: null, stepId: null, result: 'busy', note: '' } as const;
  const tried: Deed = { type: 'record-attempt', happenedAt: after(19), ...call };
  expect(whyNot(asking('front-desk', 20), tried)).toBe(null);
});

test('the front desk’s word does not end the search for somebody above routine', () => {
  const came: Deed = { type: 'record-outcome', outcome: 'late-arrival', note: 'x' };
  expect(whyNot(asking('front-desk', 20), came)).toContain('only a clinician');
  expect(whyNot(asking('clinician', 20), came)).toBe(null);
});
