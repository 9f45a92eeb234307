import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type PretendCarrier, pretendCarrier } from '#adapters/pretend-carrier.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { vapidKeysOf } from '#adapters/vapid-keys.ts';
import { type PushAddress, readPushAddress } from '#core/paging/push-address.ts';
import type { Carrier, Medium } from '#engine/ports.ts';
import type { Ways } from '#features/paging/contract.ts';
import { ada, ana, lena, riverside, testNewId } from '#test/cast.ts';
import { testSecret } from '#test/database.ts';
import { type House, openHouse } from '#test/house.ts';
import { look, press } from '#test/phone.ts';
import { carriesPushes, openPushService, type PushService } from '#test/push-service.ts';
import type { Caller } from '#test/sign-in.ts';

const adasPhone = { mobile: '+12125550110' };
let house: House;
afterEach(() => house.close());

/** As after what was sent to it was seen to arrive. */
async function isReached(medium: Medium, address: string, afterMinutes: number, label = ''): Promise<void> {
  await sql`
    insert into reach_way (practice_id, id, staff_id, medium, address, label, after_minutes, verified_at, created_at)
    values (${riverside.id}, ${testNewId()}, ${ada.id}, ${medium}, ${address}, ${label}, ${afterMinutes}, ${house.now()},
      ${house.now()})`.execute(house.fresh.asOwner);
}

const waysOf = async (caller: Caller) => (await caller.get<Ways>('/me/ways')).body;

describe('over a push service', () => {
  let service: PushService;
  let device: string;
  const words = () =>
    service.pushes.filter(({ to }) => to === device).map(({ content: { words: said } }) => said);

  beforeEach(async () => {
    service = await openPushService();
    device = service.subscribes(vapidKeysOf(testSecret).publicKey);
    const pushes = carriesPushes({ clock: { ...systemClock, now: () => house.now() } });
    house = await openHouse({
      at: 'Tuesday 14:00',
      who: [ana],
      carriers: new Map<Medium, Carrier>([
        ['email', pretendCarrier('email')],
        ['sms', pretendCarrier('sms')],
        ['push', pushes],
      ]),
    });
    await isReached('push', device, 0, 'Chrome on Android');
    await isReached('sms', adasPhone.mobile, 2);
    await isReached('email', '', 30);
  });
  afterEach(async () => {
    expect(service.malformed).toEqual([]);
    await service.close();
  });

  test('a clinician is notified first, then texted, and one tap ends it', async () => {
    await house.books(ana);
    await house.passes({ minutes: 6 });
    expect(words()).toEqual([expect.stringMatching(/^something needs you by \d\d:\d\d\.$/)]);
    house.phone(adasPhone).staysQuiet();
    await house.passes({ minutes: 1 });
    house.phone(adasPhone).receives(/something needs you/);
    house.mailbox(ada).staysQuiet();

    const [push] = service.pushes;
    expect(JSON.stringify(push?.content)).not.toMatch(
      new RegExp(`${ana.preferredName}|Reyes|Riverside|client`),
    );

    const { publicAddress } = house.program.world;
    const link = `${publicAddress}${service.pushes.at(-1)?.content.path}`;
    expect((await look(house, link)).page).toContain('Someone needs you in Kept');
    expect((await press(house, link, {})).payload).toContain('You have it');
    expect((await house.caseOf(ana)).lease?.staffId).toBe(ada.id);
    const [before, texts] = [words().length, house.phone(adasPhone).inbox.length];
    await house.passes({ minutes: 14 });
    expect(words()).toHaveLength(before);
    expect(house.phone(adasPhone).inbox).toHaveLength(texts);
  });

  test('that it was taken is never called delivered', async () => {
    await house.misses(ana);
    const { rows } = await sql<{ state: string }>`
      select distinct state from message where medium = 'push'`.execute(house.fresh.asOwner);
    expect(rows).toEqual([{ state: 'sent' }]);
    const { caseId } = await house.caseOf(ana);
    const told = await (await house.signsIn(ada)).get<{ entries: { what: string }[] }>(
      `/cases/${caseId}/chronology`,
    );
    expect(told.body.entries.map(({ what }) => what)).toContain(
      'Dr Ada Okafor was paged on a device of theirs: sent; it is not known whether it arrived.',
    );
  });

  test('a browser that has taken it back is used no more; its owner hears of it, and is mailed at once from then on', async () => {
    service.meets(device, { status: 410 });
    await house.misses(ana);
    expect(words()).toEqual([]);
    house.phone(adasPhone).receives(/something needs you/);
    const told = house.mailbox(ada).inbox.map(({ subject, text }) => `${subject}\n${text}`);
    expect(told).toContainEqual(
      expect.stringMatching(
        /^Kept: a device of yours is not reached any more\nChrome on Android has taken back/,
      ),
    );
    expect(told, 'the next question comes by mail at once').toContainEqual(
      expect.stringMatching(/something needs you|Something needs you/i),
    );
    const { ways } = await waysOf(await house.signsIn(ada));
    const push = ways.find(({ medium }) => medium === 'push');
    expect(push).toMatchObject({ label: 'Chrome on Android', endedAt: expect.any(String) });

    const mails = house.mailbox(ada).inbox.length;
    await house.passes({ minutes: 10 });
    expect(service.pushes).toEqual([]);
    const again = house
      .mailbox(ada)
      .inbox.slice(mails)
      .filter(({ subject }) => /not reached/.test(subject));
    expect(again, 'said once').toEqual([]);
  });

  test('a push service that asks for patience is given it', async () => {
    service.meets(device, { status: 429, headers: { 'retry-after': '180' } });
    await house.books(ana);
    await house.passes({ minutes: 5 });
    await house.passes({ minutes: 2 });
    expect(words()).toEqual([]);
    await house.passes({ minutes: 1 });
    expect(words()).toHaveLength(1);
  });
});

describe('adding a device', () => {
  let pushes: PretendCarrier;
  beforeEach(() => {
    pushes = pretendCarrier('push');
  });
  const browser = (name: string): PushAddress => ({
    endpoint: `https://push.example.net/${name}`,
    keys: { p256dh: `B${'k'.repeat(86)}`, auth: 'a'.repeat(22) },
  });
  const adds = (caller: Caller, name: string, more: object = {}, system = 'Android') =>
    caller.call<Ways & { code: string }>(
      'POST',
      '/me/ways',
      { medium: 'push', subscription: browser(name), ...more },
      { 'user-agent': `Mozilla/5.0 (${system}) Chrome/156.0.0.0 Safari/537.36` },
    );
  const arrivedAt = (name: string) =>
    pushes.everything().filter(({ to }) => readPushAddress(to)?.endpoint === browser(name).endpoint);
  const deviceIn = ({ ways }: Ways) => ways.find(({ medium }) => medium === 'push');

  /** Taps what came last. */
  async function taps(caller: Caller, name: string) {
    await house.settles();
    const text = arrivedAt(name).at(-1)?.text ?? '';
    const [, id, code] = /\/account\?proves=([0-9a-f-]+)\.(\d{6})$/.exec(text) ?? [];
    return caller.post<Ways & { code: string }>(`/me/ways/${id}/proof`, { code });
  }

  async function opens(media: readonly Medium[] = ['email', 'sms', 'push']): Promise<Caller> {
    const carriers = media.map(
      (medium) => [medium, medium === 'push' ? pushes : pretendCarrier(medium)] as const,
    );
    house = await openHouse({
      at: 'Tuesday 14:00',
      who: [ana],
      carriers: new Map<Medium, Carrier>(carriers),
    });
    return house.signsIn(ada);
  }

  test('it counts once what came to it was tapped', async () => {
    const hers = await opens();
    const added = await adds(hers, 'one');
    expect(added.status).toBe(201);
    expect(deviceIn(added.body)).toMatchObject({
      label: 'Chrome on Android',
      isVerified: false,
      address: '',
      afterMinutes: 0,
    });
    expect(JSON.stringify(added.body), 'what it is reached with stays here').not.toContain(
      'push.example.net',
    );
    await house.misses(ana);
    expect(arrivedAt('one')).toHaveLength(1);
    expect((await taps(hers, 'one')).body.code, 'the code is good for ten minutes').toBe('wrong-code');
    expect((await hers.post(`/me/ways/${deviceIn(added.body)?.id}/code`)).status).toBe(204);
    expect(deviceIn((await taps(hers, 'one')).body)).toMatchObject({ isVerified: true });
    await house.passes({ minutes: 30 });
    expect(arrivedAt('one').at(-1)?.text).toMatch(/something needs you/);
  });

  test('the same one is not added twice, and each person has their own', async () => {
    const hers = await opens();
    await adds(hers, 'two');
    expect(await adds(hers, 'two')).toMatchObject({ status: 409, body: { code: 'way-exists' } });
    expect((await adds(await house.signsIn(lena), 'two')).status).toBe(201);
  });

  test('one that was gone keeps its place when it is added again', async () => {
    const hers = await opens();
    const id = deviceIn((await adds(hers, 'three', { afterMinutes: 3 })).body)?.id;
    await taps(hers, 'three');
    await sql`update reach_way set ended_at = ${house.now()} where id = ${id}`.execute(house.fresh.asOwner);
    const again = deviceIn((await adds(hers, 'four')).body);
    expect(again).toMatchObject({ id, afterMinutes: 3, isVerified: false, endedAt: null });
    const other = (await adds(hers, 'five', {}, 'Windows')).body.ways;
    expect(other.filter(({ medium }) => medium === 'push')).toHaveLength(2);
  });

  test('a browser that is given another address says which it had, and is proved anew', async () => {
    const hers = await opens();
    const id = deviceIn((await adds(hers, 'six')).body)?.id;
    await taps(hers, 'six');
    await house.passes({ minutes: 1 });
    const renewed = await adds(hers, 'seven', { was: browser('six').endpoint });
    expect(deviceIn(renewed.body)).toMatchObject({ id, isVerified: false });
    await taps(hers, 'seven');
    await house.misses(ana);
    expect(arrivedAt('seven').at(-1)?.text).toMatch(/something needs you/);
    expect(arrivedAt('six'), 'nothing goes there any more').toHaveLength(1);
    expect(await adds(hers, 'eight', { was: browser('other').endpoint })).toMatchObject({
      status: 404,
      body: { code: 'no-such-way' },
    });
  });

  test.each([
    ['without encryption', { endpoint: 'http://push.example.net/x' }],
    ['at a port of its own', { endpoint: 'https://push.example.net:8443/x' }],
    ['with a short key', { keys: { p256dh: 'B', auth: 'a' } }],
  ])('what no browser gives is refused: %s', async (_what, wrong) => {
    const hers = await opens();
    const refused = await hers.post<{ fields: { field: string }[] }>('/me/ways', {
      medium: 'push',
      subscription: { ...browser('x'), ...wrong },
    });
    expect(refused.status).toBe(400);
    expect(refused.body.fields[0]?.field).toMatch(/^subscription/);
  });

  test('where no browser can be notified it says why', async () => {
    const hers = await opens(['email']);
    expect((await waysOf(hers)).push).toEqual({ kind: 'unencrypted' });
    expect(await adds(hers, 'nine')).toMatchObject({ status: 400, body: { code: 'cannot-be-sent' } });
  });

  test('from an example practice nobody is', async () => {
    const hers = await opens();
    expect((await waysOf(hers)).push).toEqual({ kind: 'possible', key: vapidKeysOf(testSecret).publicKey });
    await hers.post('/example/visit');
    expect((await waysOf(hers)).push).toEqual({ kind: 'example' });
    expect(await adds(hers, 'ten')).toMatchObject({ status: 400, body: { code: 'cannot-be-sent' } });
    expect(arrivedAt('ten')).toEqual([]);
  });
});
