import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { ada, ana, ben, type CastClient, eli, gil, lena, sam } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { look, press } from '#test/phone.ts';

let house: House;
afterEach(() => house.close());

const replies = async (client: CastClient) =>
  (await house.caseOf(client)).replies.map(({ reading }) => reading);
/** Without what is new on every page and says nothing, and without the session's own time. */
const plain = (page: string) =>
  page
    .replaceAll(/name="nonce" value="[^"]*"/g, '')
    .replaceAll(/\/h\/[0-9a-z]+/g, '/h/…')
    .replaceAll(/\bat \d+:\d+/g, 'at …');

async function agreesWord(client: CastClient) {
  const caller = await house.signsIn(ada);
  const set = await caller.call('PUT', `/clients/${client.id}/duress-word`, { word: 'marigold' });
  expect(set.status).toBeLessThan(300);
}

test('the agreed word looks like "I\'m OK" to whoever holds the phone, byte for byte, and calls for help', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben] });
  await agreesWord(ana);
  await house.misses(ana);
  await house.misses(ben);
  const forced = house.phone(ana).receives(/don't see you/);
  const free = house.phone(ben).receives(/don't see you/);
  const [ofOneWithAWord, ofOneWithout] = [await look(house, forced.link), await look(house, free.link)];
  expect(ofOneWithAWord.page).toMatch(/Anything you want to add/);
  expect(plain(ofOneWithAWord.page)).toBe(plain(ofOneWithout.page));
  const [underDuress, atEase] = [await forced.taps('safe', 'marigold'), await free.taps('safe')];
  expect(plain(underDuress)).toBe(plain(atEase));
  expect(await replies(ana)).toEqual(['duress']);
  const ask = (await house.caseOf(ana)).asks.find(({ kind }) => kind === 'read-reply');
  expect(ask).toMatchObject({ staffId: ada.id, urgent: true });
  await house.passes({ hours: 3 });
  house.phone(ana).staysQuiet();
});

test('the agreed word is written down nowhere, by whatever way it came', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [mailFirst, ben] });
  await agreesWord(ben);
  await agreesWord(mailFirst);
  await house.misses(ben);
  await house.misses(mailFirst);
  const { link, taps } = house.phone(ben).receives(/./);
  await taps('late', 'Marigold, and the bus is late');
  const { nonce } = await look(house, link);
  await press(house, `${link}/1`, { nonce, text: 'MARIGOLD! I mean it' });
  const said = { via: 'in-person', channelId: null, receivedAt: house.now() };
  await house.puts(lena, ben, 'replies', { ...said, reading: 'safe', text: 'Rang, said: all marigold here' });
  await house.mails(house.mailbox(mailFirst).receives(/./).key, 'All is well, marigold and all');

  expect(await replies(ben)).toEqual(['duress', 'duress', 'duress']);
  expect(await replies(mailFirst)).toEqual(['duress']);
  const { rows: kept } = await sql<{ text: string }>`select text from reply order by text`.execute(
    house.fresh.asOwner,
  );
  expect(kept.map(({ text }) => text).toSorted()).toEqual([
    'All is well, … and all',
    'Rang, said: all … here',
    '…! I mean it',
    '…, and the bus is late',
  ]);
  expect(await tablesThatHold('marigold')).toEqual([]);
});

/** Every table that there is, whoever's. */
async function tablesThatHold(word: string): Promise<readonly string[]> {
  const { asOwner } = house.fresh;
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    asOwner,
  );
  expect(rows.length).toBeGreaterThan(30);
  const found = [];
  for (const { schema, name } of rows) {
    const held = await sql`
      select 1 from ${sql.id(schema, name)} as t where t::text ilike ${`%${word}%`} limit 1`.execute(asOwner);
    if (held.rows.length > 0) found.push(`${schema}.${name}`);
  }
  return found;
}

test('the agreed word never closes a case, not even a routine one', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await agreesWord(ben);
  await house.misses(ben);
  await house.phone(ben).receives(/./).taps('safe', 'Marigold ');
  await house.expectCase(ben, { phase: 'missed' });
  const closing = await house.tries(lena, ben, {
    type: 'close-case',
    outcome: 'client-said-ok',
    note: 'He said OK.',
    followUp: null,
  });
  expect(closing).toMatchObject({ kind: 'refused', refusal: { code: 'reply-not-settled' } });
});

test('a double tap is one answer', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const { link } = house.phone(ben).receives(/./);
  const { nonce } = await look(house, link);
  const both = await Promise.all([1, 2].map(() => press(house, link, { nonce, answer: 'not-ok' })));
  expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
  expect(both[0]?.headers.location).toBe(both[1]?.headers.location);
  expect(await replies(ben)).toEqual(['not-ok']);
  await press(house, link, { nonce, answer: 'not-ok' });
  expect(await replies(ben)).toEqual(['not-ok']);
});

test('of two different answers at once both are heard, and the worrying one decides', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const { link } = house.phone(ben).receives(/./);
  const { nonce } = await look(house, link);
  await Promise.all([
    press(house, link, { nonce, answer: 'safe' }),
    press(house, link, { nonce, answer: 'not-ok' }),
  ]);
  await house.settles();
  expect((await replies(ben)).sort()).toEqual(['not-ok', 'safe']);
  await house.expectCase(ben, { phase: 'missed' });
  expect((await house.asked(ben)).map(({ kind }) => kind)).toContain('read-reply');
});

test('a forged link answers for nobody and tells nothing', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const { link } = house.phone(ben).receives(/./);
  const forged = link.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
  const { status, page } = await look(house, forged);
  expect(status).toBe(404);
  expect(page).not.toMatch(/Ben|Lena|Riverside/);
  const pressed = await press(house, forged, { nonce: 'x', answer: 'safe' });
  expect(pressed.statusCode).toBe(404);
  expect(await replies(ben)).toEqual([]);
});

test('a mail scanner that opens every link answers nothing', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const { link } = house.phone(ben).receives(/./);
  const { api } = await house.web();
  for (let time = 0; time < 5; time += 1) await look(house, link);
  await api.inject({ method: 'HEAD', url: new URL(link).pathname });
  await look(house, `${link}?answer=safe`);
  expect(await replies(ben)).toEqual([]);
  await house.expectCase(ben, { phase: 'missed' });
});

test('"I\'m not OK" after the case was closed opens it again, and "I\'m OK" does not', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const message = house.phone(ben).receives(/./);
  await message.taps('safe');
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-said-ok' });
  await house.passes({ minutes: 30 });
  await message.taps('safe');
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-said-ok' });
  const page = await message.taps('not-ok');
  expect(page).toMatch(/988/);
  await house.expectCase(ben, { phase: 'missed' });
  const ask = (await house.caseOf(ben)).asks.find(({ kind }) => kind === 'read-reply');
  expect(ask).toMatchObject({ staffId: lena.id, urgent: true });
});

test('a client who asks for no more texts gets none, and the protocol goes on by email', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  house.phone(ben).receives(/./);
  const sms = (await house.caseOf(ben)).plan.channels.find(({ kind }) => kind === 'sms')!;
  const told = await house.puts(lena, ben, 'replies', {
    via: 'sms',
    channelId: sms.id,
    reading: 'opt-out',
    text: 'STOP',
    receivedAt: house.now(),
  });
  expect(told.status).toBe(200);
  expect((await house.asked(ben)).map(({ kind }) => kind)).toContain('reach-another-way');
  await house.passes({ hours: 26 });
  house.phone(ben).staysQuiet();
  house.mailbox(ben).receives(/./);
});

test('a client who says the agreed word with their "stop" gets no more texts, and is not taken to be well', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await agreesWord(ben);
  await house.misses(ben);
  house.phone(ben).receives(/./);
  const sms = (await house.caseOf(ben)).plan.channels.find(({ kind }) => kind === 'sms')!;
  await house.puts(lena, ben, 'replies', {
    via: 'sms',
    channelId: sms.id,
    reading: 'opt-out',
    text: 'Stop. Marigold',
    receivedAt: house.now(),
  });
  const told = await house.caseOf(ben);
  expect(told.withdrawnChannels).toEqual([sms.id]);
  expect(told.replies.map(({ reading }) => reading)).toEqual(['duress']);
  expect(told.asks.find(({ kind }) => kind === 'read-reply')).toMatchObject({
    staffId: lena.id,
    urgent: true,
  });
  await house.passes({ hours: 26 });
  house.phone(ben).staysQuiet();
  house.mailbox(ben).staysQuiet();
});

/** The practice may write to Gil by mail only. */
const mailFirst: CastClient = { ...gil, allowed: ['email', 'voice'] };

test('a client who asks by mail for no more mails gets none, in this case and in the next', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [mailFirst] });
  await house.misses(mailFirst);
  const { key } = house.mailbox(mailFirst).receives(/./);
  await house.mails(key, 'Por favor, no más correos. STOP');
  await house.mails(key, 'STOP');
  expect(await replies(mailFirst)).toContain('opt-out');
  await house.passes({ days: 2 });
  house.mailbox(mailFirst).staysQuiet();

  const outcome = { type: 'record-outcome', outcome: 'kept-elsewhere', note: '' } as const;
  for (const { replyId, settledAs } of (await house.caseOf(mailFirst)).replies) {
    if (settledAs) continue;
    await house.tries(lena, mailFirst, { type: 'settle-reply', replyId, as: 'carry-on', note: 'Read.' });
  }
  await house.does(lena, mailFirst, outcome);
  await house.misses(mailFirst);
  expect((await house.caseOf(mailFirst)).plan.channels.map(({ kind }) => kind)).toEqual(['voice']);
  house.mailbox(mailFirst).staysQuiet();
});

test('of a couple each has a case of their own: the one who came is left in peace', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [eli, sam] });
  const session = await house.books([eli, sam]);
  await house.passes({ minutes: 1 });
  await house.marks(lena, session, eli, 'here');
  await house.passes({ minutes: 15 });
  await house.does(lena, sam, { type: 'confirm-missed', clears: [], note: '' });
  await house.passes({ minutes: 30 });
  await house.expectNoCase(eli);
  house.phone(eli).staysQuiet();
  house.phone(sam).receives(/Sam.*missed you/s);
});

test('when both of a couple are missing, what one answers is not taken for the other', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [eli, sam] });
  await house.books([eli, sam]);
  await house.passes({ minutes: 15 });
  for (const client of [eli, sam]) {
    await house.does(lena, client, { type: 'confirm-missed', clears: [], note: '' });
  }
  const [toEli, toSam] = [house.phone(eli).receives(/Eli/), house.phone(sam).receives(/Sam/)];
  expect(toEli.link).not.toBe(toSam.link);
  expect(toEli.text).not.toMatch(/Sam/);
  await toEli.taps('safe');
  await house.expectCase(eli, { phase: 'closed', outcome: 'client-said-ok' });
  await house.expectCase(sam, { phase: 'missed' });
});

test('a client who is written to in Spanish finds the page in Spanish', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [gil] });
  await house.misses(gil);
  const message = house.phone(gil).receives(/Hola, Gil/);
  const { page } = await look(house, message.link);
  expect(page).toMatch(/<html lang="es"/);
  expect(await message.taps('safe')).toMatch(/Gracias/);
  await house.expectCase(gil, { phase: 'closed', outcome: 'client-said-ok' });
});

const kim: CastClient = {
  ...ben,
  preferredName: 'Kim Tran',
  bornOn: '2012-05-05' as CastClient['bornOn'],
  allowed: [],
};

test('a child without a channel of their own is not written to: a person is asked at once', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [kim] });
  await house.misses(kim);
  expect((await house.asked(kim)).map(({ kind }) => kind)).toContain('reach-another-way');
  await house.passes({ days: 2 });
  house.phone(kim).staysQuiet();
  house.mailbox(kim).staysQuiet();
  await house.expectCase(kim, { phase: 'missed' });
});
