import { afterEach, expect, test } from 'vitest';
import type { MessageKey } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Log, OutgoingMessage } from '#engine/ports.ts';
import { type Mailbox, type MailboxSettings, type Misbehaviour, openMailbox } from '#test/mailbox.ts';
import { messageIdOf } from './message-id.ts';
import { openSmtpCarrier, type SmtpCarrier, type SmtpOptions } from './smtp.ts';
import { checkSmtp } from './smtp-check.ts';

const lines: string[] = [];
const write = (fields: object, message: string) => void lines.push(JSON.stringify(fields) + message);
const log: Log = { info: write, warn: write, error: write };
const key = 'case-1/check-in/channel-1/1' as MessageKey;
const secret = 'a secret that nobody else knows';
const fromAddress = 'hello@practice.example.com';
const toAna: OutgoingMessage = {
  key,
  to: 'ana@example.org',
  fromName: 'Ada',
  subject: 'Hello from Ada',
  text: "I'm just checking you're all right.",
  practiceId: null,
  writtenAt: '2026-03-03T14:00:00Z' as Instant,
  giveUpAt: '2026-03-03T14:10:00Z' as Instant,
  again: false,
};
const quick = { connectSeconds: 0.3, silenceSeconds: 0.3, wholeSeconds: 0.6 };

const open: (Mailbox | SmtpCarrier)[] = [];
afterEach(async () => {
  for (const part of open.splice(0).toReversed()) await part.close();
});

async function mailbox(settings?: MailboxSettings): Promise<Mailbox> {
  const opened = await openMailbox(settings);
  open.push(opened);
  return opened;
}

function carrier(url: string, options: Partial<SmtpOptions> = {}): SmtpCarrier {
  const opened = openSmtpCarrier({ url, fromAddress, fromName: 'Riverside', secret, log, ...options });
  open.push(opened);
  return opened;
}

test('a mail is plain text, says that a machine sent it, and shows nothing of the machine', async () => {
  const box = await mailbox();
  const result = await carrier(box.url, { replyTo: 'answers@practice.example.com' }).send(toAna);
  const [mail] = box.messages;
  expect(result).toEqual({ kind: 'accepted', providerId: mail?.messageId });
  expect(mail?.messageId).toBe(messageIdOf(secret, key, fromAddress));
  expect(mail?.header('content-type')).toMatch(/^text\/plain/);
  expect(mail?.header('auto-submitted')).toBe('auto-generated');
  expect(mail?.header('x-auto-response-suppress')).toBe('All');
  expect(mail?.header('reply-to')).toBe('answers@practice.example.com');
  expect(mail?.header('x-mailer')).toBeUndefined();
  expect(mail?.raw.toString()).not.toMatch(/check-in|case-1|nodemailer|<html/i);
});

test('what a mail is called follows from its key, for whoever has the secret and for nobody else', async () => {
  const box = await mailbox();
  for (const each of [secret, secret, 'a secret of another instance'])
    await carrier(box.url, { secret: each }).send(toAna);
  const [first, again, elsewhere] = box.messages.map(({ messageId }) => messageId);
  expect(again).toBe(first);
  expect(elsewhere).not.toBe(first);
});

test('a message that names no sender comes from the practice address under its configured name', async () => {
  const box = await mailbox();
  await carrier(box.url).send({ ...toAna, fromName: ' ' });
  expect(box.messages[0]).toMatchObject({ fromName: 'Riverside', fromAddress });
});

test('the date of a mail comes from the clock that is given', async () => {
  const box = await mailbox();
  const clock = {
    now: () => '2026-03-03T14:20:00.000Z' as never,
    elapsed: () => 0,
    passes: async () => undefined,
  };
  await carrier(box.url, { clock }).send(toAna);
  expect(box.messages[0]?.header('date')).toBe('Tue, 03 Mar 2026 14:20:00 +0000');
});

const refusals: [string, Misbehaviour['at'], string, object][] = [
  ['no such user', 'recipient', '550 5.1.1 User unknown', { permanent: true, code: '550 5.1.1' }],
  ['a full mailbox', 'recipient', '552 5.2.2 Over quota', { permanent: false, code: '552 5.2.2' }],
  ['greylisting', 'recipient', '450 4.7.1 Greylisted', { permanent: false, code: '450 4.7.1' }],
  ['a spam filter', 'data', '554 5.7.1 Looks like spam', { permanent: true, code: '554 5.7.1' }],
  ['a busy server after the text', 'data', '451 4.3.2 Busy', { permanent: false, code: '451 4.3.2' }],
  ['our sender refused', 'sender', '553 5.7.1 Not owned by user', { permanent: false, code: '553 5.7.1' }],
  ['a server that greets with no', 'connect', '554 5.7.1 You are blocked', { permanent: false }],
];
test.each(refusals)(
  '%s is told in plain words and never quotes the server',
  async (_what, at, reply, told) => {
    const box = await mailbox();
    box.misbehave({ at, does: { reply: `${reply} <ana@example.org>` } });
    const result = await carrier(box.url).send(toAna);
    expect(result).toMatchObject({ kind: 'failed', ...told });
    expect(JSON.stringify(result)).not.toContain('ana@');
  },
);

test.each(['connect', 'sender', 'recipient'] as const)(
  'a line that drops at the %s is a passing failure: nothing of the text had left',
  async (at) => {
    const box = await mailbox();
    box.misbehave({ at, does: 'drop' });
    expect(await carrier(box.url).send(toAna)).toMatchObject({ kind: 'failed', permanent: false });
    expect(box.messages).toEqual([]);
  },
);

test('a server that falls silent before the text is a passing failure', async () => {
  const box = await mailbox();
  box.misbehave({ at: 'recipient', does: 'silence' });
  const result = await carrier(box.url, { timeouts: quick }).send(toAna);
  expect(result).toMatchObject({
    kind: 'failed',
    permanent: false,
    reason: expect.stringMatching(/too long/),
  });
});

test('a server that falls silent after the text leaves the message unknown, and it is not sent again', async () => {
  const box = await mailbox();
  box.misbehave({ at: 'data', does: 'silence' });
  const result = await carrier(box.url, { timeouts: quick }).send(toAna);
  expect(result).toMatchObject({ kind: 'unknown', providerId: messageIdOf(secret, key, fromAddress) });
  expect(box.messages).toEqual([]);
});

test('a mail that was kept before the line broke is not sent a second time by the library', async () => {
  const box = await mailbox();
  const ours = carrier(box.url);
  await ours.send({ ...toAna, key: 'warm-up' as MessageKey });
  box.misbehave({ at: 'data', does: 'drop-after-keeping' });
  expect(await ours.send(toAna)).toMatchObject({ kind: 'unknown' });
  await ours.send({ ...toAna, key: 'afterwards' as MessageKey });
  expect(
    box.messages.filter(({ messageId }) => messageId === messageIdOf(secret, key, fromAddress)),
  ).toHaveLength(1);
});

test('nobody listening, and a name that does not exist, are passing failures', async () => {
  const box = await mailbox();
  await box.close();
  expect(await carrier(box.url).send(toAna)).toMatchObject({
    kind: 'failed',
    permanent: false,
    code: 'ECONNREFUSED',
  });
  const unknown = await carrier('smtp://mail.invalid:587').send(toAna);
  expect(unknown).toMatchObject({ kind: 'failed', permanent: false });
});

test('a wrong password is our fault and not the address of the client', async () => {
  const box = await mailbox({ credentials: { user: 'kept', password: 'right' } });
  const result = await carrier(`smtp://kept:wrong@127.0.0.1:${box.port}`).send(toAna);
  expect(result).toMatchObject({ kind: 'failed', permanent: false, code: 'credentials' });
  expect(await carrier(`smtp://kept:right@127.0.0.1:${box.port}`).send(toAna)).toMatchObject({
    kind: 'accepted',
  });
});

// 0.0.0.0 reaches this machine too, but is not one of the names of which we know that nobody sits in between.
test('away from this machine a plain line is refused, and so is a certificate that nobody signed', async () => {
  const plain = await mailbox();
  const homeMade = await mailbox({ offersTls: true });
  for (const box of [plain, homeMade]) {
    const result = await carrier(`smtp://0.0.0.0:${box.port}`).send(toAna);
    expect(result).toMatchObject({ kind: 'failed', permanent: false, code: 'tls' });
    expect(box.messages).toEqual([]);
  }
  const allowed = await carrier(`smtp://0.0.0.0:${plain.port}?unencrypted=allowed`).send(toAna);
  expect(allowed).toMatchObject({ kind: 'accepted' });
});

test('on this machine encryption is used when the server offers it', async () => {
  const box = await mailbox({ offersTls: true });
  await carrier(box.url).send(toAna);
  expect(box.messages[0]?.encrypted).toBe(true);
});

test('nothing private is ever logged', () => {
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.join('\n')).not.toMatch(/ana@|Ana|Ada|checking|wrong|right|nobody else knows/);
});

test('the check says what is wrong and what to do, and sends nothing', async () => {
  const box = await mailbox({ credentials: { user: 'kept', password: 'right' } });
  const check = (url: string) => checkSmtp({ url, fromAddress });
  expect(await check(`smtp://kept:right@127.0.0.1:${box.port}`)).toMatchObject({ ok: true });
  expect(await check(`smtp://kept:wrong@127.0.0.1:${box.port}`)).toEqual({
    ok: false,
    words: expect.stringMatching(/user name and password.*app password/),
  });
  expect(await check('imap://mail.example.org')).toEqual({
    ok: false,
    words: expect.stringMatching(/smtp:\/\//),
  });
  await box.close();
  expect(await check(box.url)).toEqual({
    ok: false,
    words: expect.stringMatching(/refuses connections.*port/),
  });
  expect(box.messages).toEqual([]);
});

test('where the mailbox takes it, each mail is answered to an address of its own that names nobody', async () => {
  const box = await mailbox();
  await carrier(box.url, { ownReplyAddress: true }).send(toAna);
  const [mail] = box.messages;
  const name = mail?.messageId.slice(1, mail.messageId.indexOf('@'));
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(mail?.header('reply-to')).toContain(`hello+${name}@practice.example.com`);
});
