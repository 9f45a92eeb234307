import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { Carrier, Log, OutgoingMessage } from '#engine/ports.ts';
import { openTwilioServer, type TwilioServer, twilioAccount } from '#test/twilio-server.ts';
import { systemClock } from './system-clock.ts';
import { openTwilioCarrier } from './twilio.ts';
import { checkTwilio } from './twilio-check.ts';
import { judgeTwilio } from './twilio-codes.ts';

const lines: string[] = [];
const write = (fields: object, message: string) => void lines.push(JSON.stringify(fields) + message);
const log: Log = { info: write, warn: write, error: write };
const practiceId = '01956000-0000-7000-8000-000000000001' as PracticeId;

let server: TwilioServer;
beforeEach(async () => {
  server = await openTwilioServer();
  lines.length = 0;
});
afterEach(() => server.close());

const open = (more: Partial<Parameters<typeof openTwilioCarrier>[0]> = {}): Carrier =>
  openTwilioCarrier({
    ...twilioAccount,
    origin: server.origin,
    publicAddress: 'https://kept.example.org',
    log,
    clock: systemClock,
    ...more,
  });

function toAna(more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const now = systemClock.now();
  return {
    key: 'case-1/check-in/channel-1/1' as MessageKey,
    to: '+447700900101',
    fromName: 'Ada',
    subject: '',
    text: 'All well? https://kept.example.org/c/abc',
    practiceId,
    writtenAt: now,
    giveUpAt: addMinutes(now, 10),
    again: false,
    ...more,
  };
}

test('says where to report to, and for how long the text is good', async () => {
  await open().send(toAna());
  expect(server.texts).toMatchObject([
    { statusCallback: `https://kept.example.org/api/v1/text-reports/${practiceId}` },
  ]);
  expect(server.texts[0]?.validSeconds).toBeLessThanOrEqual(600);
  expect(server.texts[0]?.validSeconds).toBeGreaterThan(500);
  expect(server.malformed).toEqual([]);
});

test('nothing reports to an address that cannot be reached, nor for a message that nobody waits for', async () => {
  await open({ publicAddress: 'http://localhost:8420' }).send(toAna());
  await open().send(toAna({ practiceId: null }));
  expect(server.texts.map(({ statusCallback }) => statusCallback)).toEqual([null, null]);
});

test.each([
  [21610, { permanent: true, code: '21610 opted-out' }],
  [21614, { permanent: true, code: '21614 landline' }],
  [20003, { permanent: false, code: '20003' }],
  [99999, { permanent: true, code: '99999' }],
])('Twilio says %i', async (code, expected) => {
  server.meets('+447700900101', { status: 400, code });
  expect(await open().send(toAna())).toMatchObject({ kind: 'failed', ...expected });
});

test('an answer of something in between leaves open whether the text was sent', async () => {
  server.meets('+447700900101', { status: 502 });
  expect(await open().send(toAna())).toMatchObject({ kind: 'unknown', code: 'HTTP 502' });
});

test('a provider that is away has received nothing', async () => {
  await server.close();
  expect(await open().send(toAna())).toMatchObject({
    kind: 'failed',
    permanent: false,
    code: 'ECONNREFUSED',
  });
  server = await openTwilioServer();
});

test('what may have been sent is not sent again before the provider could be asked', async () => {
  server.meets('+447700900101', 'drop-after-keeping');
  const message = toAna();
  await open().send(message);
  server.listingsFail(500);
  expect(await open().send({ ...message, again: true })).toMatchObject({ kind: 'failed', permanent: false });
  server.listingsFail(null);
  expect(await open().send({ ...message, again: true })).toEqual({
    kind: 'accepted',
    providerId: server.texts[0]?.sid,
  });
  expect(server.texts).toHaveLength(1);
});

test('of texts whose words Twilio has forgotten nothing can be said', async () => {
  await open().send(toAna());
  server.forgetsWords();
  expect(await open().find?.(toAna())).toEqual({ kind: 'cannot-say' });
});

test('a text from before the message was written is another one', async () => {
  await open().send(toAna({ text: 'Thank you.' }));
  const later = addMinutes(systemClock.now(), 60) as Instant;
  expect(await open().find?.(toAna({ text: 'Thank you.', writtenAt: later }))).toEqual({
    kind: 'never-received',
  });
});

test('the log holds no number, no words and no token', async () => {
  server.meets('+447700900101', { status: 400, code: 21610 });
  await open().send(toAna());
  await open({ authToken: '0'.repeat(32) }).send(toAna());
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toMatch(/77009|All well|kept\.example|0000000|ffffff/);
});

test('the account is looked at without sending anything', async () => {
  const account = { ...twilioAccount, origin: server.origin };
  expect(await checkTwilio(account)).toMatchObject({ ok: true });
  const wrong = await checkTwilio({ ...account, authToken: '0'.repeat(32) });
  expect(wrong).toMatchObject({ ok: false, words: expect.stringContaining('Check KEPT_TWILIO_ACCOUNT') });
  expect(server.texts).toEqual([]);
});

test('every reason is a sentence for a person', () => {
  for (const code of [14107, 20003, 21211, 21408, 21610, 30003, 30005, 30006, 30007, 30034, 63038])
    expect(judgeTwilio(code)?.reason).toMatch(/^[A-Z].*\.$/);
});
