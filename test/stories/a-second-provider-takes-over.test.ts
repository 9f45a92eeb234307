import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PretendCarrier, pretendCarrier } from '#adapters/pretend-carrier.ts';
import type { MessageKey } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import { queueMessages } from '#engine/outbox.ts';
import type { Carrier, Medium, SendResult } from '#engine/ports.ts';
import { ana, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
let first: PretendCarrier;
let second: PretendCarrier;
/** What the first one answers instead of taking a message; null while it works. */
let away: SendResult | null;
let tried: number;

beforeEach(async () => {
  first = pretendCarrier('sms', 'first.example.org');
  second = pretendCarrier('sms', 'second.example.org');
  away = null;
  tried = 0;
  const fails: Carrier = {
    ...first,
    send: (message) => {
      tried += 1;
      return away === null ? first.send(message) : Promise.resolve(away);
    },
  };
  house = await openHouse({
    at: 'Tuesday 08:00',
    who: [ana],
    carriers: new Map<Medium, Carrier>([['sms', fails]]),
    seconds: new Map<Medium, Carrier>([['sms', second]]),
  });
});
afterEach(() => house.close());

const unreachable: SendResult = {
  kind: 'failed',
  permanent: false,
  code: 'ECONNREFUSED',
  reason: 'The provider of texts refuses connections.',
  trouble: 'unreachable',
};

let written = 0;
/** Texts that somebody has to get, some in each minute; returns how many each of the two has carried. */
async function minutes(many: number, perMinute = 2): Promise<readonly [number, number]> {
  const before = [first.everything().length, second.everything().length] as const;
  for (let minute = 0; minute < many; minute += 1) {
    await writes(perMinute);
    await house.passes({ minutes: 1 });
  }
  return [first.everything().length - before[0], second.everything().length - before[1]];
}

async function writes(many: number): Promise<void> {
  const { engine } = house.program;
  const texts = Array.from({ length: many }, () => {
    written += 1;
    return {
      key: `test/${written}` as MessageKey,
      caseId: null,
      audience: 'staff' as const,
      medium: 'sms' as const,
      channelId: null,
      address: '+447700900161',
      fromName: 'Kept',
      subject: '',
      body: `Test ${written}`,
      giveUpAt: addMinutes(house.now(), 60),
    };
  });
  await engine.database.inPractice(riverside.id, (tx) =>
    queueMessages(tx, engine, riverside.id, texts, house.now()),
  );
}

async function standing(): Promise<string> {
  await house.sleeps({ minutes: 0.2 });
  const [of] = await house.program.standings();
  return `${of?.state} ${of?.share}`;
}

async function notSent(): Promise<readonly unknown[]> {
  const { rows } = await sql`select state, key from message where state <> 'sent'`.execute(
    house.fresh.asOwner,
  );
  return rows;
}

test('the first is away for two hours; the second takes over, and the first comes back by steps', async () => {
  expect(await minutes(10)).toEqual([20, 0]);

  away = unreachable;
  await minutes(10);
  expect(await standing()).toBe('down 0');
  const triedBefore = tried;
  const [lost, taken] = await minutes(110);
  expect(lost).toBe(0);
  expect(taken).toBeGreaterThanOrEqual(218);
  // Single messages, to see whether it is back.
  expect(tried - triedBefore).toBeLessThanOrEqual(24);
  expect(tried - triedBefore).toBeGreaterThanOrEqual(18);

  away = null;
  const shares: string[] = [];
  const carried: number[] = [];
  for (let stretch = 0; stretch < 15; stretch += 1) {
    const [own] = await minutes(2, 5);
    carried.push(own);
    shares.push(await standing());
  }
  expect([...new Set(shares)]).toEqual(
    expect.arrayContaining(['returning 0', 'returning 0.2', 'returning 0.5', 'working 1']),
  );
  const order = shares.map((one) => Number(one.split(' ')[1]));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(Math.min(...carried.slice(0, 2))).toBeLessThanOrEqual(2);
  expect(carried.at(-1)).toBe(10);

  await house.passes({ minutes: 5 });
  expect(await notSent()).toEqual([]);
  const keys = [...first.everything(), ...second.everything()].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => key.startsWith('test/')).length).toBe(20 + 20 + 220 + 150);
}, 240_000);

test('what one turns away for a reason of its own goes to the other in a moment, also where it would be final', async () => {
  away = { ...unreachable, permanent: true, code: '20005', trouble: 'account' };
  expect(await minutes(1, 3)).toEqual([0, 3]);
  expect(await notSent()).toEqual([]);
});

test('a dead number is dead for both', async () => {
  away = { kind: 'failed', permanent: true, code: '30005', reason: 'Not in service.' };
  expect(await minutes(2, 1)).toEqual([0, 0]);
  expect(tried).toBe(2);
});

test('a message in doubt is never given to the other, however long the first is away', async () => {
  away = { kind: 'unknown', providerId: null, code: 'timeout', reason: 'It may have been sent.' };
  await writes(1);
  await house.settles();
  expect(tried).toBe(1);
  // It never arrived, says the first when it is asked, and from then on turns everything away before it looks.
  away = { ...unreachable, isOpen: true };
  await house.passes({ minutes: 50 });
  expect(tried).toBeGreaterThan(3);
  expect(second.everything()).toEqual([]);
  away = null;
  await house.passes({ minutes: 40 });
  expect(second.everything()).toEqual([]);
});
