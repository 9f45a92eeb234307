import { expect, test } from 'vitest';
import { merge } from './merge.ts';

const base = { name: 'Ben', pronouns: 'he/him', phones: [{ address: '1' }] };

test('what each changed alone is kept', () => {
  const typed = { ...base, pronouns: 'they/them' };
  const onRecord = { ...base, phones: [{ address: '2' }] };
  expect(merge(typed, base, onRecord)).toEqual({
    values: { name: 'Ben', pronouns: 'they/them', phones: [{ address: '2' }] },
    clashes: [],
  });
});

test('what both changed stays as it was typed, and is named', () => {
  const typed = { ...base, name: 'Benny', phones: [{ address: '3' }] };
  const onRecord = { ...base, name: 'Benjamin', phones: [{ address: '3' }] };
  expect(merge(typed, base, onRecord)).toEqual({ values: typed, clashes: ['name'] });
});
