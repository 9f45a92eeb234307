import { expect, test } from 'vitest';
import { fillLink, render } from './render.ts';
import { builtIn, builtInWordings } from './wordings/built-in.ts';

const checkIn = builtIn('check-in', 'en', 'sms')!;
const ana = { preferredName: 'Ana', callerName: 'Ada' };

test('a check-in says hello, who writes, and leaves the link for the moment of sending', () => {
  const { text } = render(checkIn, ana);
  expect(text).toBe(
    "Hello Ana, it's Ada. We missed you today and I'm just checking you're all right. One tap tells me: {link}",
  );
  expect(fillLink(text, 'https://example.org/h/$&')).toMatch(/tells me: https:\/\/example\.org\/h\/\$&$/);
});

test('every built-in text can be rendered, and leaves nothing in braces but the link', () => {
  for (const wording of builtInWordings) {
    const { subject, text } = render(wording, {
      ...ana,
      byTime: '14:30',
      numbers: '988, 911',
      practiceName: 'Riverside',
    });
    expect(subject + text.replaceAll('{link}', '')).not.toMatch(/[{}]/);
  }
});

test('a name cannot bring a link, a second line or hidden characters with it', () => {
  const preferredName = 'A{link}\r\nna\u202E {callerName}';
  const { text } = render(checkIn, { ...ana, preferredName });
  expect(text).toMatch(/^Hello A link na callerName, it's Ada\./);
  expect(text.match(/\{link\}/g)).toHaveLength(1);
});

test('a very long name is cut between letters, not inside one', () => {
  const { text } = render(checkIn, { ...ana, preferredName: '👋'.repeat(100) });
  expect(text.startsWith(`Hello ${'👋'.repeat(60)}, it's`)).toBe(true);
});

test('a text says so when nobody reads the answers', () => {
  expect(render(checkIn, ana, { repliesAreRead: false }).text).toMatch(
    /\{link\} Replies to this message aren't read\.$/,
  );
  const staff = builtIn('staff-all-clear', 'en', 'sms')!;
  expect(render(staff, {}, { repliesAreRead: false }).text).not.toMatch(/Replies/);
});

test('a client who no longer wants the practice named is written to without its name', () => {
  const naming = { ...checkIn, version: 3, text: '{practiceName} here, {callerName}. {link}' };
  expect(render(naming, { ...ana, practiceName: 'Riverside' }).text).toBe('Riverside here, Ada. {link}');
  expect(render(naming, ana)).toEqual(render(checkIn, ana));
  expect(render({ ...naming, language: 'de' }, ana).text).toMatch(/^Guten Tag Ana, hier ist Ada\./);
});

test('a missing value is our fault and never a gap in a message', () => {
  expect(() => render(checkIn, { preferredName: 'Ana' })).toThrow(/callerName/);
});
