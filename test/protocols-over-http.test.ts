import { afterAll, beforeAll, expect, test } from 'vitest';
import { protocolVerifier } from '#adapters/protocol-verifier.ts';
import type { PracticeId } from '#core/ids.ts';
import { defaultProtocol } from '#core/protocol/default.ts';
import type { Protocol } from '#core/protocol/protocol.ts';
import type { Verdict } from '#core/verifier/verdict.ts';
import type { Database } from '#engine/ports.ts';
import { protocolRoutes } from '#features/protocols/routes.ts';
import { brokenProtocols } from './broken-protocols.ts';
import { ada, riverside, settle } from './cast.ts';
import { type HttpHouse, openHttp } from './open-http.ts';

const patience = 120_000;
const verify = protocolVerifier();
let house: HttpHouse;

beforeAll(async () => {
  const database: Pick<Database, 'inPractice'> = {
    inPractice: (practiceId, work) => house.database.inPractice(practiceId, work),
  };
  house = await openHttp({
    at: '2026-11-23T19:20:00Z',
    deps: {
      // The gate itself has its own tests.
      admit: async (request) => {
        request.actor = {
          practiceId: riverside.id,
          staffId: ada.id,
          role: 'supervisor',
          name: ada.name,
          via: 'sign-in',
        };
      },
      mountApi: (api) =>
        protocolRoutes(api, {
          database: database as Database,
          clock: { now: () => house.clock.now(), elapsed: () => 0, passes: () => Promise.resolve() },
          newId: (<Id extends string>() => house.newId<Id>()) as HttpHouse['newId'],
          verify,
        }),
    },
  });
  await settle(house.database, house.clock.now());
});
afterAll(() => house.close());

async function ask(method: 'GET' | 'POST', path: string, payload?: object) {
  const response = await house.api.inject({ method, url: `/api/v1${path}`, ...(payload && { payload }) });
  return { status: response.statusCode, body: response.json() };
}

const quick = brokenProtocols.find(({ breaks }) => breaks === 'person-in-time')!;
const publish = (document: Protocol) =>
  ask('POST', '/protocol/versions', { document, reason: 'tried', basedOn: defaultProtocol.version });

test('a protocol that breaks is refused, with the way there, and is not stored', async () => {
  const { status, body } = await publish(quick.protocol);
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: 'protocol-does-not-hold' });
  expect(JSON.stringify(body)).toContain('After 15 minutes nobody has been asked anything');
  expect(JSON.stringify(body)).toContain('14:15 The owner is asked whether the client is here.');
  expect((await ask('GET', '/protocol')).body).toMatchObject({ version: 1, publishedAt: null });
});

test('a verification says what breaks and what holds, and stores nothing', async () => {
  const { status, body } = await ask('POST', '/protocol/verification', { document: quick.protocol });
  const verdict = body as Verdict;
  expect(status).toBe(200);
  expect(verdict.isProved).toBe(false);
  expect(verdict.tiers[0]?.findings[0]).toMatchObject({ promise: 'person-in-time', tier: 'routine' });
  expect((await ask('GET', '/protocol')).body).toMatchObject({ publishedAt: null });

  const unreadable = { ...defaultProtocol, limits: { ...defaultProtocol.limits, leaseMinutes: 0 } };
  const other = await ask('POST', '/protocol/verification', { document: unreadable });
  expect(other.body).toMatchObject({
    isProved: false,
    problems: [{ path: 'limits.leaseMinutes' }],
    tiers: [],
  });
});

test(
  'a protocol that holds is published, and everybody else is answered while it is tried out',
  async () => {
    let isPublished = false;
    const publishing = publish({ ...defaultProtocol, name: 'Ours' }).then((answer) => {
      isPublished = true;
      return answer;
    });
    expect((await ask('GET', '/protocol')).body).toMatchObject({ version: 1 });
    expect(isPublished).toBe(false);
    const { status, body } = await publishing;
    expect(status).toBe(201);
    expect(body).toMatchObject({ version: 2, name: 'Ours', document: { bounds: defaultProtocol.bounds } });
    expect((await ask('GET', '/protocol')).body).toMatchObject({ version: 2, name: 'Ours' });
  },
  patience,
);

test('whoever comes while too many are being verified is asked to come back', async () => {
  const crowded = protocolVerifier();
  const answers = await Promise.allSettled(
    Array.from({ length: 6 }, (_, place) => crowded(`practice ${place}` as PracticeId, null)),
  );
  expect(answers.map(({ status }) => status)).toEqual([
    ...Array.from({ length: 4 }, () => 'fulfilled'),
    'rejected',
    'rejected',
  ]);
  await expect(crowded(riverside.id, null)).resolves.toMatchObject({ isProved: false });
});

test('one practice has one protocol verified at a time, so that it takes no other’s turn', async () => {
  const eager = protocolVerifier();
  const one = eager(riverside.id, null);
  await expect(eager(riverside.id, null)).rejects.toMatchObject({ code: 'verifier-busy' });
  const another = eager('practice 2' as PracticeId, null);
  await expect(Promise.all([one, another])).resolves.toHaveLength(2);
  await expect(eager(riverside.id, null)).resolves.toMatchObject({ isProved: false });
});

test(
  'a protocol that takes more memory than there is ends in words, and the next one has its turn',
  async () => {
    const cramped = protocolVerifier(() => 20);
    await expect(cramped(riverside.id, defaultProtocol)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'verifier-out-of-memory',
    });
    await expect(cramped(riverside.id, null)).resolves.toMatchObject({ isProved: false });
  },
  patience,
);
