/** Whoever writes to the address that our mails come from, and answers none of them, is read if anybody knows them. */
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { ana, ben, type CastClient, lena, marcus } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

/** Shares a mailbox with Ana, and writes it in another way. */
const sharing: CastClient = { ...ben, email: ana.email.replace(/^./, (first) => first.toUpperCase()) };

interface Waiting {
  readonly texts: readonly { readonly asks: string; readonly words: string; readonly reading: string }[];
}

async function waiting(): Promise<readonly string[]> {
  const { body } = await (await house.signsIn(marcus)).get<Waiting>('/texts');
  return body.texts.map(({ asks, reading, words }) => `${asks}, ${reading}: ${words}`);
}

const readings = async (client: CastClient) =>
  (await house.caseOf(client)).replies.map(({ via, reading }) => `${via}: ${reading}`);
const askedKinds = async (client: CastClient) => (await house.asked(client)).map(({ kind }) => kind);

async function missed(...who: readonly CastClient[]): Promise<void> {
  house = await openHouse({ at: 'Tuesday 14:00', who });
  await Promise.all(who.map((client) => house.books(client)));
  await house.passes({ minutes: 15 });
  for (const client of who)
    await house.does(client.clinician, client, { type: 'confirm-missed', clears: [], note: '' });
}

test('a client who answers the second check-in by a fresh mail is heard by the case', async () => {
  await missed(ben);
  await house.passes({ days: 1 });
  house.mailbox(ben).receives(/./);
  expect(await house.mailsAfresh(ben.email.toUpperCase(), "I can't do this any more")).toBe('taken');
  expect(await readings(ben)).toEqual(['email: not-ok']);
  expect(await askedKinds(ben)).toContain('read-reply');
  expect(await waiting()).toEqual([]);
});

test('calm words close nothing: anybody can write into a "from"', async () => {
  await missed(ben);
  await house.mailsAfresh(ben.email, "I'm fine");
  expect(await readings(ben)).toEqual(['email: unclear']);
  await house.expectCase(ben, { phase: 'missed' });
  expect(await askedKinds(ben)).toContain('read-reply');
});

test('the same mail met again is one answer', async () => {
  await missed(ben);
  for (let time = 0; time < 3; time += 1)
    await house.mailsAfresh(ben.email, 'Please call me', { messageId: '<once@mail.example.org>' });
  expect(await readings(ben)).toHaveLength(1);
});

test('without any case it waits for a person, the subject too, and their own clinician is told without its words', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.mailsAfresh(ben.email, '', { subject: 'I do not want to live any more' });
  expect(await waiting()).toEqual(['no-case, not-ok: I do not want to live any more']);
  const { text } = house.mailbox(lena).receives(/cannot place|waits/);
  expect(text).not.toMatch(/live|Ben/);
  await house.expectNoCase(ben);
});

test('an ended case hears a cry and is opened again; of anything else a person says what it is about', async () => {
  await missed(ben);
  await house.passes({ days: 1 });
  await house.does(ben.clinician, ben, { type: 'record-outcome', outcome: 'late-cancellation', note: '' });
  await house.mailsAfresh(ben.email, 'Can we move Thursday?', { subject: '' });
  await house.expectCase(ben, { phase: 'closed', outcome: 'late-cancellation' });
  expect(await waiting()).toEqual(['no-case, unclear: Can we move Thursday?']);
  await house.mailsAfresh(ben.email, 'I want to die');
  await house.expectCase(ben, { phase: 'missed' });
  expect(await askedKinds(ben)).toContain('read-reply');
});

test('"stop" closes the address, however it is written, and the case goes on elsewhere', async () => {
  await missed(ben);
  await house.mailsAfresh(ben.email.toUpperCase(), 'STOP', { subject: '' });
  const { rows } = await sql<{ kind: string; address: string }>`
    select kind, address from opt_out where lifted_at is null`.execute(house.fresh.asOwner);
  expect(rows).toEqual([{ kind: 'email', address: ben.email }]);
  expect((await house.caseOf(ben)).withdrawnChannels).toHaveLength(1);
  await house.expectCase(ben, { phase: 'missed' });
});

test('of a shared address nothing calm counts, nothing grave is missed, and no words cross over', async () => {
  await missed(ana, sharing);
  await house.mailsAfresh(ana.email, 'I want to die', { subject: '' });
  expect([await readings(ana), await readings(sharing)]).toEqual([['email: not-ok'], ['email: not-ok']]);
  const { rows } = await sql<{ text: string }>`select text from reply`.execute(house.fresh.asOwner);
  expect(JSON.stringify(rows)).not.toMatch(/die/);
  expect(await waiting()).toEqual(['shared-number, not-ok: I want to die']);
});

test('what a machine wrote holds up no case, and a person reads it', async () => {
  await missed(ben);
  const automatic = { subject: '', headers: ['Auto-Submitted: auto-replied'] };
  await house.mailsAfresh(ben.email, 'I am on leave.', automatic);
  expect(await readings(ben)).toEqual([]);
  expect(await waiting()).toEqual(['no-case, unclear: I am on leave.']);
  await house.mailsAfresh(ben.email, 'I am on leave. I want to die.', automatic);
  expect(await readings(ben)).toEqual(['email: not-ok']);
});

test('nothing is kept of a stranger, nor of what only the example practice knows', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  expect(await house.mailsAfresh('stranger@mail.example.net', 'Buy now')).toBe('look-again');
  await sql`alter table practice disable trigger stays_what_it_is`.execute(house.fresh.asOwner);
  await sql`update practice set is_example = true`.execute(house.fresh.asOwner);
  expect(await house.mailsAfresh(ben.email, 'I want to die')).toBe('look-again');
  const { rows } = await sql`select from inbound_text`.execute(house.fresh.asOwner);
  expect(rows).toEqual([]);
});

test('a colleague who answers a mail to staff is not taken for a client', async () => {
  await missed(ben);
  const ours = '<0123456789abcdef@practice.example.org>';
  await sql`update message set provider_id = ${ours} where id = (select id from message where audience = 'staff' limit 1)`.execute(
    house.fresh.asOwner,
  );
  const at = new Date(Date.parse(house.now()) - 60 * 60_000);
  const answer = { at, headers: [`In-Reply-To: ${ours}`] };
  expect(await house.mailsAfresh('lena@riverside.example', 'On my way', answer)).toBe('not-ours');
  expect(await waiting()).toEqual([]);
});

test('an answer to a mail’s own address belongs to that mail, and may be calm', async () => {
  await missed(ben);
  await house.passes({ days: 1 });
  const name = '0123456789abcdef0123456789abcdef';
  await sql`update message set provider_id = ${`<${name}@practice.example.org>`}
    where id = (select id from message where audience = 'client' and medium = 'email' limit 1)`.execute(
    house.fresh.asOwner,
  );
  const headers = [`Delivered-To: hello+${name}@practice.example.org`];
  await house.mailsAfresh(ben.email, "I'm fine", { headers });
  expect(await readings(ben)).toEqual(['email: safe']);
});
