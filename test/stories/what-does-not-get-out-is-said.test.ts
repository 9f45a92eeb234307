import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { type PretendCarrier, pretendCarrier } from '#adapters/pretend-carrier.ts';
import { sendingCheck, watchSending } from '#app/sending.ts';
import type { Medium } from '#engine/ports.ts';
import { ada, ana, ben, type CastClient, lena, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

const phoneOfAda = '+447700900160';
let house: House;
let look: () => Promise<number>;
let sms: PretendCarrier;
let email: PretendCarrier;
afterEach(() => house.close());

async function opens(who: readonly CastClient[]): Promise<void> {
  sms = pretendCarrier('sms', 'texts.example.org');
  email = pretendCarrier('email', 'mail.example.org');
  const carriers = new Map<Medium, PretendCarrier>([
    ['sms', sms],
    ['email', email],
  ]);
  house = await openHouse({ at: 'Tuesday 14:00', who, carriers });
  look = watchSending(house.program);
}

const wrongPassword = {
  kind: 'failed',
  permanent: false,
  code: 'credentials',
  reason: 'The provider of texts does not accept our account and token.',
  trouble: 'credentials',
} as const;

function refuses(carrier: PretendCarrier, to: string, times: number): void {
  for (let time = 0; time < times; time += 1) carrier.meets(to, wrongPassword);
}

/** The worker looks every minute. */
async function passes(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await house.passes({ minutes: 1 });
    await look();
  }
  await house.settles();
}

const told = (words: RegExp) => house.mailbox(ada).inbox.filter(({ text }) => words.test(text));
const notGoingOut = /lets nothing through/;
const again = /going out again/;

test('when the provider of texts turns everything away, owners hear it by mail, hourly, and hear when it is over', async () => {
  await opens([ana, ben]);
  refuses(sms, ana.mobile, 5);
  await house.misses(ana);
  await passes(10);
  expect(told(notGoingOut)).toHaveLength(1);
  house.mailbox(ada).receives(/Since 14:\d\d, one way over which Kept sends messages/);
  expect(
    told(notGoingOut)
      .map(({ subject, text }) => `${subject} ${text}`)
      .join(),
  ).not.toMatch(/Ana|client|session|therap|Riverside|texts\.example/i);
  expect(house.mailbox(lena).inbox.filter(({ text }) => notGoingOut.test(text))).toEqual([]);

  const caller = await house.signsIn(lena);
  const shown = await caller.get<{ carriers: object[] }>('/sending');
  expect(shown.body.carriers).toMatchObject([
    { medium: 'sms', name: 'texts.example.org', state: 'down', why: 'credentials', share: 0 },
    { medium: 'email', name: 'mail.example.org', state: 'working', since: null, why: null },
  ]);
  expect(await sendingCheck(house.program.standings).check()).toBe(
    'Texts cannot be sent by one carrier: the provider does not accept our user name and password.',
  );

  refuses(sms, ana.mobile, 50);
  await passes(70);
  expect(told(notGoingOut)).toHaveLength(2);
});

test('when it is over, that is said once', async () => {
  await opens([ana]);
  refuses(sms, ana.mobile, 2);
  await house.misses(ana);
  await passes(5);
  expect(told(notGoingOut)).toHaveLength(1);
  await passes(70);
  expect((await house.program.standings()).map(({ state }) => state)).toEqual(['working', 'working']);
  expect(told(again)).toHaveLength(1);
  await passes(70);
  expect(told(again)).toHaveLength(1);
  expect(told(notGoingOut)).toHaveLength(1);
});

test('the screens hear when it begins and when it is over, and nothing in between', async () => {
  await opens([ana]);
  const heard: string[] = [];
  const stop = await house.program.world.database.listen(({ kind, practiceId }) => {
    if (kind === 'sending') heard.push(`${practiceId} ${house.now().slice(11, 16)}`);
  });
  try {
    await passes(2);
    refuses(sms, ana.mobile, 2);
    await house.misses(ana);
    await passes(40);
    await expect.poll(() => heard.length).toBeGreaterThan(1);
    await passes(60);
    const states = heard.length;
    await passes(20);
    expect(heard).toHaveLength(states);
    expect(new Set(heard.map((line) => line.split(' ')[0]))).toEqual(new Set([riverside.id]));
    expect(states, 'struggling or down, then coming back by steps').toBeLessThan(8);
  } finally {
    await stop();
  }
});

test('when mail does not get out, owners with a phone are texted', async () => {
  await opens([ana]);
  await sql`update staff set phone = ${phoneOfAda} where id = ${ada.id}`.execute(house.fresh.asOwner);
  refuses(email, lena.email, 50);
  refuses(email, ada.email, 50);
  await house.misses(ana);
  await passes(90);
  expect((await house.program.standings()).find(({ medium }) => medium === 'email')?.state).toBe('down');
  const texts = sms.everything().filter(({ text }) => /messages are not going out/.test(text));
  expect(texts.length).toBeGreaterThan(0);
  expect(new Set(texts.map(({ to }) => to))).toEqual(new Set([phoneOfAda]));
});

test('one dead number is no trouble of the provider', async () => {
  await opens([ana]);
  const dead = { kind: 'failed', permanent: true, code: '30005', reason: 'Not in service.' } as const;
  for (let time = 0; time < 9; time += 1) sms.meets(ana.mobile, dead);
  await house.misses(ana);
  await passes(60);
  expect((await house.program.standings()).map(({ state }) => state)).toEqual(['working', 'working']);
  expect(told(notGoingOut)).toEqual([]);
});

test('the process stays ready, and says it beside', async () => {
  await opens([ana]);
  const web = await house.web({ healthNotes: [sendingCheck(house.program.standings)] });
  refuses(sms, ana.mobile, 5);
  await house.misses(ana);
  await passes(5);
  const answer = await web.api.inject('/readyz');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ ready: true, notes: [{ name: 'sending', ok: false }] });
});
