/** Twilio's calls to us, signed as Twilio signs them, through the door that Twilio would use. */
import { sql } from 'kysely';
import twilio from 'twilio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#adapters/system-clock.ts';
import { openTwilioCarrier } from '#adapters/twilio.ts';
import type { Carrier, Medium } from '#engine/ports.ts';
import { ben, riverside } from './cast.ts';
import { silentLog } from './database.ts';
import { type House, openHouse } from './house.ts';
import { openTwilioServer, type TwilioServer, twilioAccount } from './twilio-server.ts';

const publicAddress = 'https://kept.example.org';
let house: House;
let server: TwilioServer;
beforeAll(async () => {
  server = await openTwilioServer();
  const options = {
    ...twilioAccount,
    origin: server.origin,
    publicAddress,
    log: silentLog,
    clock: systemClock,
  };
  const carriers = new Map<Medium, Carrier>([['sms', openTwilioCarrier(options)]]);
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben], carriers, publicAddress });
  await house.misses(ben);
});
afterAll(async () => {
  await house.close();
  await server.close();
});

interface Call {
  readonly path: string;
  readonly form: Record<string, string>;
  readonly token?: string;
}

async function calls({ path, form, token = twilioAccount.authToken }: Call) {
  const signature = twilio.getExpectedTwilioSignature(token, `${publicAddress}${path}`, form);
  const { api } = await house.web();
  const answer = await api.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    payload: new URLSearchParams(form).toString(),
  });
  await house.settles();
  return answer;
}

const AccountSid = twilioAccount.accountSid;
const reportPath = () => new URL(server.texts[0]?.statusCallback ?? '').pathname;
const report = (MessageStatus: string, more: Record<string, string> = {}) => ({
  path: reportPath(),
  form: { AccountSid, MessageSid: server.texts[0]?.sid ?? '', MessageStatus, ...more },
});
const inbound = (MessageSid: string, Body: string, more: Record<string, string> = {}) => ({
  path: '/api/v1/inbound-texts',
  form: { AccountSid, MessageSid, From: ben.mobile, To: twilioAccount.from, Body, NumMedia: '0', ...more },
});

async function stateOfText(): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`
    select state from message where provider_id = ${server.texts[0]?.sid}`.execute(house.fresh.asOwner);
  return rows[0]?.state;
}

test('a late or repeated status never goes back', async () => {
  expect(await stateOfText()).toBe('sent');
  expect((await calls(report('delivered'))).statusCode).toBe(200);
  expect(await stateOfText()).toBe('delivered');
  for (const status of ['sent', 'delivered', 'queued', 'undelivered', 'something-new'])
    expect((await calls(report(status))).statusCode).toBe(200);
  expect(await stateOfText()).toBe('delivered');
});

test('a report that comes before the message is known waits for it', async () => {
  const early = { ...report('delivered').form, MessageSid: `SM${'9'.repeat(32)}` };
  expect((await calls({ path: reportPath(), form: early })).statusCode).toBe(200);
  const { rows } = await sql`
    select state from message_status where provider_id = ${early.MessageSid} and message_id is null`.execute(
    house.fresh.asOwner,
  );
  expect(rows).toEqual([{ state: 'delivered' }]);
});

test.each([
  ['another token', { token: '0'.repeat(32) }],
  ['another account', { form: { ...inbound('SM-x', 'OK').form, AccountSid: `AC${'2'.repeat(32)}` } }],
])('what was signed with %s is stored nowhere', async (_what, change) => {
  const answer = await calls({ ...inbound('SM-x', 'OK'), ...change });
  expect(answer.statusCode).toBe(403);
  expect(answer.json()).toMatchObject({ code: 'not-the-provider' });
  const { rows } = await sql`select from inbound_text`.execute(house.fresh.asOwner);
  expect(rows).toEqual([]);
});

test('what was changed after it was signed, and what was not signed, is refused', async () => {
  const { api } = await house.web();
  const { path, form } = inbound('SM-y', 'OK');
  const signature = twilio.getExpectedTwilioSignature(
    twilioAccount.authToken,
    `${publicAddress}${path}`,
    form,
  );
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams({ ...form, Body: 'STOP' }).toString();
  const changed = { ...headers, 'x-twilio-signature': signature };
  for (const signed of [changed, headers])
    expect((await api.inject({ method: 'POST', url: path, headers: signed, payload })).statusCode).toBe(403);
  expect((await api.inject({ method: 'GET', url: `${path}?Body=OK` })).statusCode).toBe(403);
});

test('a field that is missing is named', async () => {
  const { MessageSid: _, ...form } = inbound('', 'OK').form;
  const answer = await calls({ path: '/api/v1/inbound-texts', form });
  expect(answer.json()).toMatchObject({ code: 'unreadable-text', fields: [{ field: 'MessageSid' }] });
});

test('a text is answered with nothing that would make a phone ring, and heard once', async () => {
  for (let time = 0; time < 2; time += 1) {
    const answer = await calls(inbound('SM-1', 'Could somebody call me?'));
    expect([answer.statusCode, answer.payload]).toEqual([200, '<Response/>']);
    expect(answer.headers['content-type']).toMatch(/^text\/xml/);
  }
  expect((await house.caseOf(ben)).replies.map(({ reading }) => reading)).toEqual(['call-me']);
});

test('a picture is not lost in silence', async () => {
  await calls(inbound('SM-2', '', { NumMedia: '1' }));
  const { rows } = await sql<{ text: string }>`select text from reply where text like '%picture%'`.execute(
    house.fresh.asOwner,
  );
  expect(rows).toHaveLength(1);
});

test('what Twilio took for a stop closes the number', async () => {
  await calls(inbound('SM-3', 'ARRET', { OptOutType: 'STOP' }));
  expect((await house.caseOf(ben)).withdrawnChannels).toHaveLength(1);
});

test('a practice that does not exist is no reason for a fault', async () => {
  const path = reportPath().replace(riverside.id, '0190a000-0000-7000-8000-0000000000ff');
  expect((await calls({ ...report('delivered'), path })).statusCode).toBe(404);
});
