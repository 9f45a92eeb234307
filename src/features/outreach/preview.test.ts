import { expect, test } from 'vitest';
import { preview } from './preview.ts';
import { builtIn } from './wordings/built-in.ts';

const values = { preferredName: 'Ana', callerName: 'Ada', byTime: '14:30' };

test('a check-in by text: the exact words, what they give away, and to whom', () => {
  const shown = preview(builtIn('check-in', 'en', 'sms')!, { values, channelLabel: 'mobile', shared: true });
  expect(shown.text).toMatch(/^Hello Ana, it's Ada\. We missed you today.*https:\/\/example\.org\/h\/\w+$/);
  expect(shown.segments).toBe(1);
  expect(shown.reveals).toEqual([
    'That this belongs to somebody called Ana.',
    'That somebody who signs as Ada writes to them.',
    'That they were expected today and did not come.',
    'A page that asks how they are. It shows no name, and whoever opens it can answer in their place.',
  ]);
  expect(shown.toWhom).toMatch(/this phone \(mobile\), even locked.*More than one person/);
});

test('one letter that phones write otherwise makes a text longer, and is named', () => {
  const wording = builtIn('check-in', 'en', 'sms')!;
  expect(preview(wording, { values })).toMatchObject({ encoding: 'GSM-7', firstOutside: null });
  expect(preview(wording, { values: { ...values, preferredName: 'نور' } })).toMatchObject({
    segments: 3,
    encoding: 'UCS-2',
    firstOutside: 'ن',
  });
  expect(preview(builtIn('check-in', 'en', 'email')!, { values })).toMatchObject({ encoding: null });
});

test('a time and the name of the practice are named as given away', () => {
  const wording = {
    ...builtIn('check-in', 'en', 'sms')!,
    text: 'At 14:00 {practiceName}, {callerName}: {link}',
  };
  const { reveals } = preview(wording, { values: { ...values, practiceName: 'Riverside' } });
  expect(reveals).toContain('The time 14:00.');
  expect(reveals).toContain('The name of the practice, Riverside, which this client chose to show.');
});

test('staff are told nothing about any client', () => {
  const shown = preview(builtIn('staff-asked', 'en', 'sms')!, { values });
  expect(shown.text).toMatch(/^Kept: something needs you by 14:30\. https:/);
  expect(shown.reveals).toEqual([
    'That this person works with Kept and is needed. Nothing about any client.',
  ]);
});
