import { readFile } from 'node:fs/promises';
import { beforeEach, expect, test } from 'vitest';
import type { PracticeId } from '#core/ids.ts';
import { type BounceReport, type InboundMail, readInbound, takeIn } from './inbound-mail.ts';

const practice = 'practice-1' as PracticeId;
const ours = '<0123456789abcdef0123456789abcdef@practice.example.com>';
let bounces: BounceReport[];
let mails: InboundMail[];
const readers = {
  onBounce: async (_practice: PracticeId, report: BounceReport) => void bounces.push(report),
  onMail: async (_practice: PracticeId, mail: InboundMail) => void mails.push(mail),
};
beforeEach(() => {
  bounces = [];
  mails = [];
});

const fixture = (name: string) =>
  readFile(new URL(`../../../test/fixtures/bounces/${name}.eml`, import.meta.url));
const bytes = (text: string) => new TextEncoder().encode(text);

test('a bounce becomes a report by the id that the carrier gave', async () => {
  expect(await takeIn(readers, practice, await fixture('gmail-no-such-user'))).toBe('bounce');
  expect(bounces).toEqual([
    {
      key: null,
      providerId: ours,
      state: 'failed',
      code: '550 5.1.1',
      reason: 'This address does not exist.',
    },
  ]);
  expect(mails).toEqual([]);
});

test('a delay decides nothing', async () => {
  expect(await takeIn(readers, practice, await fixture('postfix-delayed'))).toBe('delay');
  expect([...bounces, ...mails]).toEqual([]);
});

test('a bounce that names no mail of ours goes to a person instead of nowhere', async () => {
  const nameless = (await fixture('qmail')).toString().replace(/^Message-ID:.*$/im, 'X-Gone: yes');
  expect(await takeIn(readers, practice, bytes(nameless))).toBe('bounce');
  expect(mails).toMatchObject([{ kind: 'unmatched-bounce' }]);
});

test("a client's own words go on with the mail that they answer", async () => {
  expect(await takeIn(readers, practice, await fixture('ana-answers'))).toBe('message');
  expect(mails).toMatchObject([
    { kind: 'message', answers: [ours], from: 'ana@example.org', text: "I'm OK, overslept. Sorry.\n" },
  ]);
});

test('a holiday reply is kept, and marked as no answer', async () => {
  expect(await takeIn(readers, practice, await fixture('outlook-away'))).toBe('auto-reply');
  expect(mails).toMatchObject([{ kind: 'auto-reply', answers: [ours] }]);
});

test.each([[''], ['hello'], ['{"json": true}']])('what is no mail is refused: %j', async (text) => {
  await expect(takeIn(readers, practice, bytes(text))).rejects.toMatchObject({
    kind: 'invalid',
    code: 'no-mail',
  });
  expect([...bounces, ...mails]).toEqual([]);
});

test('what is written to a mail’s own address answers that mail, though it names nothing', async () => {
  const name = '0123456789abcdef0123456789abcdef';
  const mail = (to: string) =>
    readInbound(
      Buffer.from(
        `From: ben@example.com\nDate: Tue, 3 Mar 2026 14:20:00 -0500\n${to}\nSubject: Hi\n\nHello\n`,
      ),
    );
  const answers = [`<${name}@practice.example.org>`];
  expect(await mail(`To: Ada <hello+${name}@Practice.example.org>`)).toMatchObject({ mail: { answers } });
  expect(await mail(`To: x@example.com\nDelivered-To: hello+${name}@practice.example.org`)).toMatchObject({
    mail: { answers },
  });
  expect(await mail('To: hello+news@practice.example.org')).toMatchObject({ mail: { answers: [] } });
});
