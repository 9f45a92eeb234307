import { expect, test } from 'vitest';
import type { CaseId } from '#core/ids.ts';
import {
  after,
  disclosure,
  given,
  missed,
  readyForGate,
  recordContact,
  requestContact,
  requestWelfareCheck,
} from '#test/plans.ts';
import { recordSource } from '#test/record-source.ts';
import { disclosuresCsv, disclosuresOf } from './disclosures.ts';

const caseId = 'case-1' as CaseId;
const row = {
  ...disclosure,
  happenedAt: after(20),
  basis: 'the client’s consent',
  by: 'Nora Weiss',
  caseId,
  sequence: 12,
};

test('everybody outside the practice who was told stands in it, with the ground', () => {
  const { events } = given(
    ...readyForGate(),
    [25, requestContact()],
    [26, recordContact('no-answer', { disclosure: null, happenedAt: after(26) })],
    [30, recordContact('will-check', { happenedAt: after(28) })],
    [60, requestWelfareCheck()],
  );
  expect(disclosuresOf(caseId, recordSource(events))).toMatchObject([
    { recipient: 'her mother', basis: 'the client’s consent', happenedAt: after(28), by: 'Nora Weiss' },
    { recipient: 'Northside mobile crisis team', basis: 'welfare check asked for', happenedAt: after(20) },
  ]);
});

test('what was said before anybody had decided to is accounted for as that', () => {
  const { events } = given(...missed(), [30, recordContact('cannot-help')]);
  expect(disclosuresOf(caseId, recordSource(events))).toMatchObject([
    { basis: 'no decision recorded beforehand' },
  ]);
});

test('the table quotes every cell and runs no formula', () => {
  const risky = {
    ...row,
    recipient: '=HYPERLINK("http://x")',
    description: 'a "quoted"\nword',
    purpose: '-1+2',
  };
  const csv = disclosuresCsv([{ ...risky, address: '+44 7700 900123' }], () => 'then');
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")","+44 7700 900123","a ""quoted""\nword","'-1+2"`);
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv.endsWith('"12"\r\n')).toBe(true);
});

test('without a disclosure the table has its headings only', () => {
  expect(
    disclosuresCsv([], () => '')
      .trim()
      .split('\r\n'),
  ).toHaveLength(1);
});
