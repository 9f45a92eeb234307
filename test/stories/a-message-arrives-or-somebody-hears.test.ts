import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { type PretendCarrier, pretendCarrier } from '#adapters/pretend-carrier.ts';
import type { Carrier, Medium, SendResult } from '#engine/ports.ts';
import { ana, ben, type CastClient, lena, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const noSuchNumber = { kind: 'failed', permanent: true, code: '30005', reason: 'Unknown number.' } as const;
const busyNow = { kind: 'failed', permanent: false, code: '429', reason: 'Too many at once.' } as const;

/** The same pretend phone and mailbox, behind somebody else's way of sending. */
function phones(change: (sms: PretendCarrier) => Partial<Carrier>): ReadonlyMap<Medium, Carrier> {
  const sms = pretendCarrier('sms');
  return new Map<Medium, Carrier>([
    ['sms', { ...sms, ...change(sms) }],
    ['email', pretendCarrier('email')],
  ]);
}

const messagesOf = async (client: CastClient) =>
  Object.values((await house.caseOf(client)).messages).map(({ stepId, state }) => `${stepId} ${state}`);

test('a text that can never arrive is followed by an email at once', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  house.phone(ben).meets(noSuchNumber);
  await house.misses(ben);
  house.phone(ben).staysQuiet();
  house.mailbox(ben).receives(/don't see you yet/);
  expect(await messagesOf(ben)).toEqual(['first-check-in failed', 'first-check-in sent']);
});

test('a passing trouble is tried again, and the client receives one text', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  house.phone(ben).meets(busyNow);
  house.phone(ben).meets(busyNow);
  await house.misses(ben);
  house.phone(ben).staysQuiet();
  await house.passes({ minutes: 2 });
  house.phone(ben).receives(/don't see you yet/);
  expect(house.phone(ben).inbox).toHaveLength(1);
  house.mailbox(ben).staysQuiet();
});

test('a passing trouble that does not pass is followed by an email within ten minutes', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  for (let time = 0; time < 30; time += 1) house.phone(ben).meets(busyNow);
  await house.misses(ben);
  await house.passes({ minutes: 10 });
  house.phone(ben).staysQuiet();
  house.mailbox(ben).receives(/don't see you yet/);
});

test('a text provider that is down for two hours delays no check-in by two hours, and sends nothing stale afterwards', async () => {
  let isDown = true;
  const carriers = phones((sms) => ({ send: async (message) => (isDown ? busyNow : sms.send(message)) }));
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben], carriers });
  await house.misses(ben);
  await house.passes({ minutes: 60 });
  house.mailbox(ben).receives(/missed you today/);
  await house.passes({ minutes: 60 });
  isDown = false;
  await house.passes({ minutes: 60 });
  house.phone(ben).staysQuiet();
  expect(house.mailbox(ben).inbox).toHaveLength(2);
});

test('with both providers down a person is told, and nobody is forgotten', async () => {
  const down = async (): Promise<SendResult> => busyNow;
  const carriers = new Map<Medium, Carrier>([
    ['sms', { ...pretendCarrier('sms'), send: down }],
    ['email', { ...pretendCarrier('email'), send: down }],
  ]);
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben], carriers });
  await house.misses(ben);
  await house.passes({ hours: 2 });
  expect((await house.asked(ben)).map(({ kind }) => kind)).toContain('reach-another-way');
  await house.expectCase(ben, { phase: 'missed' });
});

test('when the line breaks after the text arrived, the provider is asked, and nothing is said twice', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  house.phone(ben).meets({ kind: 'line-breaks-after-arrival' });
  await house.misses(ben);
  await house.passes({ minutes: 1 });
  expect(await messagesOf(ben)).toEqual(['first-check-in sent']);
  expect(house.phone(ben).inbox).toHaveLength(1);
  house.mailbox(ben).staysQuiet();
  expect((await house.asked(ben)).map(({ kind }) => kind)).not.toContain('unknown-send');
});

test('when the line breaks before the text arrived, the provider is asked, and the text is sent again', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  house.phone(ben).meets({ kind: 'line-breaks-before-arrival' });
  await house.misses(ben);
  house.phone(ben).staysQuiet();
  await house.passes({ minutes: 2 });
  house.phone(ben).receives(/don't see you yet/);
  expect(house.phone(ben).inbox).toHaveLength(1);
  house.mailbox(ben).staysQuiet();
});

test('a provider that cannot be asked leaves "may have been sent": a person is told and the next channel is used', async () => {
  const carriers = phones((sms) => ({
    send: async (message) => {
      await sms.send(message);
      return { kind: 'unknown', providerId: null, code: 'timeout', reason: 'No answer in time.' };
    },
    find: async () => ({ kind: 'cannot-say' }),
  }));
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben], carriers });
  await house.misses(ben);
  await house.passes({ minutes: 1 });
  expect(await messagesOf(ben)).toEqual(['first-check-in unknown', 'first-check-in sent']);
  expect(await house.asked(ben)).toContainEqual({ kind: 'unknown-send', staffId: lena.id });
  house.mailbox(ben).receives(/don't see you yet/);
  expect(house.phone(ben).inbox).toHaveLength(1);
});

test('a text that is returned after it was sent is followed by an email', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const { key } = house.phone(ben).receives(/don't see you yet/);
  house.mailbox(ben).staysQuiet();
  await house.hears(key, 'failed');
  house.mailbox(ben).receives(/don't see you yet/);
});

test('"delivered" is not taken back by reports that come late or out of order', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  const { key } = house.phone(ben).receives(/don't see you yet/);
  for (const late of ['delivered', 'sent', 'failed', 'unknown'] as const) {
    await house.hears(key, late);
    expect(await messagesOf(ben)).toEqual(['first-check-in delivered']);
  }
  house.mailbox(ben).staysQuiet();
  const { rows } = await sql`select state from message_status where source = 'report'`.execute(
    house.fresh.asOwner,
  );
  expect(rows).toHaveLength(4);
});

test('a report that comes before the message is on record waits for it', async () => {
  let reported = false;
  const carriers = phones((sms) => ({
    send: async (message) => {
      if (!reported) await house.hears(message.key, 'delivered');
      reported = true;
      return sms.send(message);
    },
  }));
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben], carriers });
  await house.misses(ben);
  expect(await messagesOf(ben)).toEqual(['first-check-in delivered']);
});

test('a message whose sender died in the middle is looked into within a minute', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await dies('sms');
  const before = house.phone(ben).inbox.length;
  await house.passes({ minutes: 1 });
  const { rows } = await sql<{ state: string }>`
    select state from message where medium = 'sms' and audience = 'client'`.execute(house.fresh.asOwner);
  expect(rows).toEqual([{ state: 'sent' }]);
  expect(house.phone(ben).inbox).toHaveLength(before);
});

/** As if a worker had claimed the message, handed it over, and been killed before writing that down. */
async function dies(medium: Medium) {
  await sql`
    update message set state = 'sending', provider_id = null, claimed_at = ${house.now()}, claim = gen_random_uuid()
    where practice_id = ${riverside.id} and medium = ${medium}`.execute(house.fresh.asOwner);
}

test.each([
  ['', 0],
  [', also by a clock that was set back meanwhile', 120],
])(
  'a text that is called off while the provider hesitates is not tried again%s',
  async (_also, minutesBack) => {
    let isBusy = true;
    const carriers = phones((sms) => ({
      send: async (message) => {
        if (!isBusy) return sms.send(message);
        await house.does(lena, ben, { type: 'record-outcome', outcome: 'late-arrival', note: '' });
        isBusy = false;
        house.clock.advance(-minutesBack);
        return busyNow;
      },
    }));
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben], carriers });
    await house.misses(ben);
    await house.passes({ hours: 4 });
    await house.expectCase(ben, { phase: 'closed', outcome: 'late-arrival' });
    house.phone(ben).staysQuiet();
    house.mailbox(ben).staysQuiet();
  },
);

test('a client with no channel left is given to a person at once', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  house.phone(ana).meets(noSuchNumber);
  house.mailbox(ana).meets(noSuchNumber);
  await house.misses(ana);
  expect((await house.asked(ana)).map(({ kind }) => kind)).toContain('reach-another-way');
  const { steps } = await house.caseOf(ana);
  expect(steps).toMatchObject({ 'first-check-in': { status: 'finished', result: 'failed' } });
});
