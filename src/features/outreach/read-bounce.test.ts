import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Bounce, bounceOf } from './read-bounce.ts';
import { isAutoReply, readMail } from './read-mail.ts';

const folder = new URL('../../../test/fixtures/bounces/', import.meta.url);
const ours = '<0123456789abcdef0123456789abcdef@practice.example.com>';

const expected: Readonly<Record<string, Partial<Bounce> | 'auto-reply' | 'a person'>> = {
  'postfix-no-such-user.eml': { messageId: ours, action: 'failed', permanent: true, code: '550 5.1.1' },
  'postfix-delayed.eml': { messageId: ours, action: 'delayed', permanent: false },
  'postfix-expired.eml': { messageId: ours, action: 'failed', permanent: false, code: '4.4.1' },
  'gmail-no-such-user.eml': { messageId: ours, action: 'failed', permanent: true, code: '550 5.1.1' },
  'gmail-full.eml': { messageId: ours, action: 'failed', permanent: false, code: '552 5.2.2' },
  'exchange-not-found.eml': { messageId: ours, action: 'failed', permanent: true, code: '550 5.1.10' },
  'exchange-no-copy.eml': { messageId: ours, action: 'failed', permanent: true, code: '550 5.7.1' },
  'exim-text.eml': { messageId: ours, action: 'failed', permanent: true, code: '550' },
  'qmail.eml': { messageId: ours, action: 'failed', permanent: true, code: '5.1.1' },
  'qmail-remote.eml': { messageId: ours, action: 'failed', permanent: true, code: '550 5.7.1' },
  'delivered.eml': { messageId: ours, action: 'delivered', permanent: false },
  'outlook-away.eml': 'auto-reply',
  'vacation-es.eml': 'auto-reply',
  'read-receipt.eml': 'auto-reply',
  'ana-writes-about-an-error.eml': 'a person',
  'ana-answers.eml': 'a person',
};

test.each(Object.entries(expected))('%s', async (file, known) => {
  const bytes = await readFile(new URL(file, folder));
  const bounce = await bounceOf(bytes);
  if (typeof known === 'object') {
    expect(bounce).toMatchObject(known);
    expect(JSON.stringify(bounce)).not.toMatch(/ana@/);
    return;
  }
  expect(bounce).toBeNull();
  expect(isAutoReply(await readMail(bytes))).toBe(known === 'auto-reply');
});

test('every mail in the folder is expected to be something', async () => {
  expect((await readdir(folder)).toSorted()).toEqual(Object.keys(expected).toSorted());
});

test.each([['nothing'], ['\u0000\u0001\u0002'], ['Content-Type: multipart/report; boundary=x\r\n\r\n--x']])(
  'bytes that are no mail are no bounce either: %j',
  async (text) => {
    expect(await bounceOf(new TextEncoder().encode(text))).toBeNull();
  },
);

test('a mail cut off in the middle of its report is read as far as it goes', async () => {
  const whole = await readFile(new URL('postfix-no-such-user.eml', folder));
  const cut = whole.subarray(0, whole.indexOf('Content-Description: Undelivered Message'));
  expect(await bounceOf(cut)).toMatchObject({ action: 'failed', permanent: true });
});

test('a mail made to keep us busy is cut before any pattern looks at it', async () => {
  const swollen = [
    'X-Failed-Recipients: ana@example.com',
    'From: a@example.com',
    '',
    '-'.repeat(400_000),
  ].join('\r\n');
  const mail = await readMail(new TextEncoder().encode(swollen));
  expect(mail.text?.length).toBeLessThanOrEqual(1001);
  expect(await bounceOf(new TextEncoder().encode(swollen))).toMatchObject({ action: 'failed' });
});
