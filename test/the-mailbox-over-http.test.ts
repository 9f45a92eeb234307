/** How the mailbox for answers is doing, and what nobody reads of it, for whoever has to know. */
import { sql } from 'kysely';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { measureMailbox } from '#app/gauges.ts';
import { mailboxCheck, mailboxFor, mailboxHasTrouble, mailboxWasLookedAt } from '#app/mailbox-state.ts';
import { ben, lena, marcus, riverside } from './cast.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
});
afterEach(() => house.close());

const shown = () =>
  mailboxFor({ ...house.program, world: { ...house.program.world, watchesMailbox: true } }, riverside.id);
const database = () => house.fresh.database;

async function note(): Promise<string | null> {
  return mailboxCheck(database(), house.clock).check();
}

test('a mailbox that cannot be watched is said once it lasts, and no longer when it is over', async () => {
  await mailboxWasLookedAt(database(), house.now());
  await mailboxHasTrouble(database(), 'The server refuses connections.', house.now());
  const since = house.now();
  expect(await note()).toBeNull();
  await house.sleeps({ minutes: 11 });
  await mailboxHasTrouble(database(), 'The server refuses connections.', house.now());
  expect(await note()).toMatch(/not heard\. The server refuses connections/);
  expect(await shown()).toMatchObject({ since, trouble: 'The server refuses connections.' });
  await mailboxWasLookedAt(database(), house.now());
  expect(await note()).toBeNull();
  expect(await shown()).toMatchObject({ since: null, trouble: null });
});

test('a mailbox that no process looks at any more is said', async () => {
  await mailboxWasLookedAt(database(), house.now());
  await house.sleeps({ minutes: 11 });
  expect(await note()).toMatch(/No process of Kept watches the mailbox/);
});

test('strangers are counted by the day, each mail once, and nothing of them is kept', async () => {
  const early = new Date(Date.parse(house.now()) - 60 * 60_000);
  const buy = { messageId: '<news@shop.example.org>', at: early };
  for (let time = 0; time < 3; time += 1)
    expect(await house.mailsAfresh('news@shop.example.org', 'Buy now', buy)).toBe('not-ours');
  await house.mailsAfresh('other@shop.example.org', 'Buy more', { at: early });
  expect((await shown())?.strangers).toEqual([{ day: '2026-03-03', mails: 2 }]);
  const metrics = new Registry();
  measureMailbox(database(), house.clock, metrics);
  expect(await metrics.metrics()).toMatch(/^kept_mail_for_nobody 2$/m);
  const { rows } = await sql`select name::text from kept.mail_for_nobody`.execute(house.fresh.asOwner);
  expect(JSON.stringify(rows)).not.toMatch(/shop|news/);
});

test('a mail that keeps failing waits for a person in the end, and is said until somebody has looked', async () => {
  await house.misses(ben);
  await sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'out of order'; end $$;
    create trigger refuse before insert on reply for each row execute function refuse()`.execute(
    house.fresh.asOwner,
  );
  const ours = '<0123456789abcdef@practice.example.org>';
  await sql`update message set provider_id = ${ours} where audience = 'client'`.execute(house.fresh.asOwner);
  const take = house.mailTaker();
  const answer = { messageId: '<odd@mail.example.org>', headers: [`In-Reply-To: ${ours}`], take };
  const mails = () => house.mailsAfresh(ben.email, 'I want to die', answer);
  for (let time = 1; time < 5; time += 1) await expect(mails()).rejects.toThrow();
  expect(await mails()).toBe('taken');
  const { body } = await (await house.signsIn(marcus)).get<{ texts: object[] }>('/texts');
  expect(body.texts).toMatchObject([
    { asks: 'unreadable', medium: 'email', words: '', clients: [{ name: ben.preferredName }] },
  ]);
  house.mailbox(lena).receives(/cannot place/);
  expect(await note()).toMatch(/could not be read and wait for a person: 1/);
});
