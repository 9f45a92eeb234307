/** What somebody texts is kept before anything is decided, reaches the case that it is for, and else a person. */
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { ada, ana, ben, type CastClient, lena, marcus, priya } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { type Answered } from '#test/sign-in.ts';

let house: House;
afterEach(() => house.close());

const stranger = '+19175550199';
/** Shares a phone with Ana. */
const sharing: CastClient = { ...ben, mobile: ana.mobile };

interface Waiting {
  readonly texts: readonly {
    readonly id: string;
    readonly asks: string;
    readonly words: string;
    readonly reading: string;
    readonly clients: readonly { readonly name: string }[];
  }[];
}

async function waiting(): Promise<Waiting['texts']> {
  const caller = await house.signsIn(marcus);
  const answer: Answered<Waiting> = await caller.get<Waiting>('/texts');
  return answer.body.texts;
}

const readings = async (client: CastClient) =>
  (await house.caseOf(client)).replies.map(({ reading }) => reading);
const askedKinds = async (client: CastClient) => (await house.asked(client)).map(({ kind }) => kind);

async function written(client: CastClient): Promise<void> {
  house = await openHouse({ at: 'Tuesday 14:00', who: [client] });
  await house.misses(client);
  house.phone(client).receives(/don't see you yet/);
}

test('a client who texts OK is left in peace', async () => {
  await written(ben);
  await house.texts(ben.mobile, 'OK');
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-said-ok' });
  house.phone(ben).receives(/Thank/);
  await house.passes({ days: 3 });
  house.phone(ben).staysQuiet();
  house.mailbox(ben).staysQuiet();
});

test('the same text handed in twice is one answer', async () => {
  await written(ben);
  for (let time = 0; time < 3; time += 1)
    await house.texts(ben.mobile, 'Can you call me?', { providerId: 'SM-once' });
  expect(await readings(ben)).toEqual(['call-me']);
});

test('"stop" half-way closes the number at once, and the case goes on by mail', async () => {
  await written(ben);
  await house.texts(ben.mobile, 'STOP');
  const { withdrawnChannels } = await house.caseOf(ben);
  expect(withdrawnChannels).toHaveLength(1);
  expect(await askedKinds(ben)).toContain('reach-another-way');
  house.mailbox(ben).receives(/don't see you yet/);
  await house.passes({ days: 4 });
  house.phone(ben).staysQuiet();
});

test('"STOP. I want to die" closes the number and is a cry', async () => {
  await written(ben);
  await house.texts(ben.mobile, 'STOP. I want to die');
  expect(await readings(ben)).toEqual(['not-ok']);
  expect((await house.caseOf(ben)).withdrawnChannels).toHaveLength(1);
  expect(await askedKinds(ben)).toContain('read-reply');
  expect(await waiting()).toEqual([]);
});

describe('who writes that they may be in danger', () => {
  const cry = 'I do not want to live any more';
  const asks = (words: string) => house.texts(ben.mobile, words);

  async function chooses(answersCries: boolean): Promise<void> {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
    const caller = await house.signsIn(ada);
    const { body } = await caller.get<{ version: number }>('/practice');
    const saved = await caller.patch('/practice', { version: body.version, answersCries });
    expect(saved).toMatchObject({ status: 200, body: { answersCries } });
    await house.misses(ben);
    house.phone(ben).receives(/don't see you yet/);
  }

  test('is told once whom to call, if the practice has chosen so, and a person is asked all the same', async () => {
    await chooses(true);
    await asks(cry);
    house
      .phone(ben)
      .receives(
        /^What you wrote has come in, Ben Turner, .* If it cannot wait, these are there day and night: 988, 911\. Lena$/,
      );
    expect(await askedKinds(ben)).toContain('read-reply');
    await asks('Really. I want to die');
    house.phone(ben).staysQuiet();
  });

  test('is told nothing by itself where it has not', async () => {
    await chooses(false);
    await asks(cry);
    expect(await readings(ben)).toEqual(['not-ok']);
    house.phone(ben).staysQuiet();
  });

  test('is told what was chosen when their case began', async () => {
    await chooses(true);
    const caller = await house.signsIn(ada);
    const { body } = await caller.get<{ version: number }>('/practice');
    await caller.patch('/practice', { version: body.version, answersCries: false });
    await asks(cry);
    house.phone(ben).receives(/988/);
  });
});

test('"yes" and "START" open nothing', async () => {
  await written(ben);
  await house.texts(ben.mobile, 'STOP');
  await house.texts(ben.mobile, 'yes');
  await house.texts(ben.mobile, 'START');
  expect(await readings(ben)).toEqual(['opt-out', 'unclear', 'unclear']);
  const { rows } = await sql`select from opt_out where lifted_at is null`.execute(house.fresh.asOwner);
  expect(rows).toHaveLength(1);
});

test('what the provider blocks is closed here too, whatever the words are read as', async () => {
  await written(ben);
  await house.texts(ben.mobile, 'Arret', { isBlocked: true });
  expect((await house.caseOf(ben)).withdrawnChannels).toHaveLength(1);
  const { rows } = await sql`select via from opt_out`.execute(house.fresh.asOwner);
  expect(rows).toEqual([{ via: 'provider' }]);
});

test('a cry after the case has ended opens it again', async () => {
  await written(ben);
  await house.texts(ben.mobile, "I'm fine");
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-said-ok' });
  await house.passes({ hours: 5 });
  await house.texts(ben.mobile, "I can't go on");
  await house.expectCase(ben, { phase: 'missed' });
  expect(await askedKinds(ben)).toContain('read-reply');
});

test('a text from a number that nobody has waits for a person, and somebody is told of it without its words', async () => {
  await written(ben);
  await house.texts(stranger, 'Tell Ben I hope he rots');
  expect(await waiting()).toMatchObject([{ asks: 'unknown-number', clients: [] }]);
  expect(await readings(ben)).toEqual([]);
  const { text } = house.mailbox(marcus).receives(/waits|cannot place/);
  expect(text).not.toMatch(/Ben|rots|9175550/);
});

test('a client without any case is heard by their own clinician', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.texts(ben.mobile, 'I do not want to live any more');
  expect(await waiting()).toMatchObject([
    { asks: 'no-case', reading: 'not-ok', clients: [{ name: ben.preferredName }] },
  ]);
  house.mailbox(lena).receives(/cannot place/);
  house.mailbox(marcus).staysQuiet();
  await house.expectNoCase(ben);
});

test('who shares a number is told apart by a person: nothing calm counts, nothing grave is missed, no words cross over', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, sharing] });
  await Promise.all([house.books(ana), house.books(sharing)]);
  await house.passes({ minutes: 15 });
  for (const client of [ana, sharing])
    await house.does(client.clinician, client, { type: 'confirm-missed', clears: [], note: '' });
  await house.texts(ana.mobile, "I'm OK");
  expect([await readings(ana), await readings(sharing)]).toEqual([['unclear'], ['unclear']]);
  await house.texts(ana.mobile, 'I want to die');
  expect([await readings(ana), await readings(sharing)]).toEqual([
    ['unclear', 'not-ok'],
    ['unclear', 'not-ok'],
  ]);
  const { rows } = await sql<{ text: string }>`select text from reply`.execute(house.fresh.asOwner);
  expect(rows).toHaveLength(4);
  expect(JSON.stringify(rows)).not.toMatch(/OK|die/);
  expect((await waiting()).map(({ asks, words }) => `${asks}: ${words}`)).toEqual([
    'shared-number: I want to die',
    "shared-number: I'm OK",
  ]);
});

test('"stop" from a shared number closes it for everybody who has it', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, sharing] });
  await house.misses(ana);
  await house.texts(ana.mobile, 'stop');
  expect((await house.caseOf(ana)).withdrawnChannels).toHaveLength(1);
  await house.misses(sharing);
  await house.passes({ days: 3 });
  expect(house.phone(ana).inbox.filter(({ key }) => !key.includes('running'))).toHaveLength(1);
  expect(await waiting()).toEqual([]);
});

test('a person says what was done about a text, once, and only somebody who may read clients’ words', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.texts(stranger, 'Is this the dentist?');
  const [text] = await waiting();
  const desk = await house.signsIn(priya);
  expect((await desk.get('/texts')).status).toBe(403);
  const caller = await house.signsIn(marcus);
  const settle = (note: string) => caller.post(`/texts/${text?.id}/settlement`, { note });
  expect(await settle(' ')).toMatchObject({ status: 400, body: { fields: [{ field: 'note' }] } });
  expect((await settle('A wrong number.')).status).toBe(204);
  expect((await settle('A wrong number.')).status).toBe(404);
  expect(await waiting()).toEqual([]);
});

test('a text that could not be heard at once is heard later, and its words are sealed until then', async () => {
  await written(ben);
  await sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'out of order'; end $$;
    create trigger refuse before insert on reply for each row execute function refuse()`.execute(
    house.fresh.asOwner,
  );
  await house.texts(ben.mobile, 'OK').catch(() => undefined);
  const stored = await sql<{ row: string }>`select inbound_text::text as row from inbound_text`.execute(
    house.fresh.asOwner,
  );
  expect(stored.rows).toHaveLength(1);
  expect(stored.rows[0]?.row).not.toMatch(/OK/);
  await sql`drop trigger refuse on reply`.execute(house.fresh.asOwner);
  await house.settles();
  await house.expectCase(ben, { phase: 'closed', outcome: 'client-said-ok' });
});
