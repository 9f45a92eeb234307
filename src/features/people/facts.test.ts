import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClientId } from '#core/ids.ts';
import { instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import * as cast from '#test/cast.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { barPerson, changeChannel, restricting, revokeContact, type Work } from './actions.ts';
import {
  type ClientTrace,
  findClients,
  ownersOf,
  planFacts,
  planFactsOf,
  readinessOf,
  recordOptOut,
  takeOutAgreedWord,
} from './facts.ts';
import { setDuressWord } from './plan-actions.ts';
import type { Restriction } from './restrictions.ts';
import { endClient, readClient } from './store.ts';
import { dropDuressWord } from './store-wishes.ts';

const now = instant('2026-11-23T19:20:00Z');
const today = '2026-11-23' as never;
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
  await cast.settle(fresh.database, now);
});
afterAll(() => fresh.close());

const inRiverside = <Result>(work: (tx: Tx) => Promise<Result>) =>
  fresh.database.inPractice(cast.riverside.id, work);

/** Does it, looks, and takes it back, so that every test meets the cast as it settled in. */
async function supposing<Result>(
  act: (work: Work) => Promise<Result>,
  restricted?: Work['restricted'],
): Promise<Result> {
  const takenBack = new Error('taken back');
  let result: Result | undefined;
  await inRiverside(async (tx) => {
    result = await act(cast.castWork(fresh.database, tx, now, restricted));
    throw takenBack;
  }).catch((fault: unknown) => {
    if (fault !== takenBack) throw fault;
  });
  return result as Result;
}

describe('what a case freezes', () => {
  test('Ana: judged, agreed, reachable in her order, her sister within her consent', async () => {
    const facts = await inRiverside((tx) => planFacts(tx, cast.ana.id, now));
    expect(facts).toMatchObject({
      client: {
        preferredName: 'Ana Reyes',
        pronouns: 'she/her',
        timeZone: 'America/New_York',
        language: 'en',
        country: 'US',
      },
      clinicianId: cast.ada.id,
      backupId: cast.lena.id,
      tier: 'elevated',
      judged: { by: cast.ada.id, on: '2026-11-03', reviewBy: '2027-02-01', stale: false },
      agreement: {
        version: 1,
        signedAt: '2026-09-04T16:00:00.000Z',
        terms: { howToReachMe: 'Text first. Don’t call work.' },
      },
      unsignedAgreement: null,
      hasDuressWord: false,
      safetyPlan: { version: 1, reviewedOn: '2026-09-04' },
      emergencyContacts: [
        {
          name: 'Mia Reyes',
          scope: 'share-missed-session',
          barred: false,
          revoked: false,
          canGoInPerson: true,
          usable: true,
        },
      ],
    });
    expect(facts.channels.map(({ kind, usable }) => [kind, usable])).toEqual([
      ['sms', true],
      ['voice', true],
      ['email', true],
    ]);
  });

  test('Cara: nobody has judged, so she is routine; what she did not allow is listed and not usable', async () => {
    const facts = await inRiverside((tx) => planFacts(tx, cast.cara.id, now));
    expect(facts).toMatchObject({
      tier: 'routine',
      judged: null,
      agreement: null,
      safetyPlan: null,
      emergencyContacts: [],
    });
    expect(facts.channels.map(({ kind, unusable }) => [kind, unusable])).toEqual([
      ['email', null],
      ['sms', 'not-allowed'],
      ['voice', 'not-allowed'],
    ]);
  });

  test('for many clients at once it asks each table once', async () => {
    const asked: string[] = [];
    const facts = await inRiverside((tx) =>
      planFactsOf(
        counting(tx, asked),
        cast.clients.map((one) => one.id),
        now,
      ),
    );
    expect([...facts.keys()].sort()).toEqual(cast.clients.map((one) => one.id).sort());
    expect(asked.length).toBe(10);
  });

  test('an unknown client, and one of another practice, is simply not there', async () => {
    const stranger = '0190a000-0000-7000-8000-0000000000ff' as ClientId;
    await expect(inRiverside((tx) => planFacts(tx, stranger, now))).rejects.toMatchObject({
      code: 'no-such-client',
    });
    const elsewhere = fresh.database.inPractice('0190a000-0000-7000-8000-00000000eeee' as never, (tx) =>
      planFactsOf(tx, [cast.ana.id], now),
    );
    expect((await elsewhere).size).toBe(0);
  });

  test('a tier past its review still counts and is marked stale, on the client’s own day', async () => {
    const eveOfReview = instant('2027-02-02T04:59:00Z');
    const dayAfter = instant('2027-02-02T05:00:00Z');
    const before = await inRiverside((tx) => planFacts(tx, cast.ana.id, eveOfReview));
    const after = await inRiverside((tx) => planFacts(tx, cast.ana.id, dayAfter));
    expect([before.judged?.stale, after.judged?.stale, after.tier]).toEqual([false, true, 'elevated']);
  });
});

describe('what takes a permission away', () => {
  const heard: Restriction[] = [];
  const listen: Work['restricted'] = async (_tx, restriction) => {
    heard.push(restriction);
  };

  test('never-contact beats a permission, and running cases hear of it', async () => {
    heard.length = 0;
    const sms = await supposing(async (work) => {
      const ana = await readClient(work.tx, cast.ana.id);
      const [text] = (await planFacts(work.tx, ana.id, now)).channels;
      await changeChannel(work, ana, text!.id, { version: 1, neverContact: true });
      return (await planFacts(work.tx, ana.id, now)).channels[0];
    }, listen);
    expect(sms).toMatchObject({ allowed: true, usable: false, unusable: 'never-contact' });
    expect(heard).toEqual([
      { clientId: cast.ana.id, kind: 'channel', channelId: sms?.id, why: 'never-contact' },
    ]);
  });

  test('a stop closes the address, for whoever shares it, and entering it again does not open it', async () => {
    heard.length = 0;
    const closed = await supposing(async (work) => {
      await sql`update contact_channel set address = ${cast.eli.mobile}, version = version + 1
        where client_id = ${cast.sam.id} and kind = 'sms'`.execute(work.tx);
      await restricting(work, [cast.eli.id, cast.sam.id], () =>
        recordOptOut(work.tx, work.newId, { kind: 'sms', address: cast.eli.mobile, via: 'reply' }, now),
      );
      await recordOptOut(work.tx, work.newId, { kind: 'sms', address: cast.eli.mobile, via: 'reply' }, now);
      const both = await planFactsOf(work.tx, [cast.eli.id, cast.sam.id], now);
      return [...both.values()].map((facts) => facts.channels.find(({ kind }) => kind === 'sms'));
    }, listen);
    expect(closed.map((channel) => channel?.unusable)).toEqual(['opted-out', 'opted-out']);
    expect(closed[0]?.sharedWith).toEqual([cast.sam.id]);
    expect(heard.map(({ clientId, why }) => [clientId, why]).sort()).toEqual(
      [
        [cast.eli.id, 'opt-out'],
        [cast.sam.id, 'opt-out'],
      ].sort(),
    );
  });

  test('a consent taken back needs no reason and reaches running cases', async () => {
    heard.length = 0;
    const mia = await supposing(async (work) => {
      const ana = await readClient(work.tx, cast.ana.id);
      const [contact] = (await planFacts(work.tx, ana.id, now)).emergencyContacts;
      await revokeContact(work, ana, contact!.id, { version: 1, revokedOn: today, reason: '' });
      return (await planFacts(work.tx, ana.id, now)).emergencyContacts[0];
    }, listen);
    expect(mia).toMatchObject({ revoked: true, usable: false, unusable: 'revoked' });
    expect(heard).toMatchObject([{ kind: 'emergency-contact', contactId: mia?.id, why: 'revoked' }]);
  });

  test('a guardian who is barred is barred as an emergency contact too', async () => {
    heard.length = 0;
    const mia = await supposing(async (work) => {
      const ana = await readClient(work.tx, cast.ana.id);
      const guardianId = await cast.settleGuardian(work, cast.ana, 'M. Reyes', '+1 917 555 0143');
      await barPerson(work, ana, 'guardian', guardianId, { version: 1, kind: 'protective-order', note: '' });
      return (await planFacts(work.tx, ana.id, now)).emergencyContacts[0];
    }, listen);
    expect(mia).toMatchObject({ name: 'Mia Reyes', barred: true, usable: false, unusable: 'barred' });
    expect(heard).toMatchObject([{ kind: 'emergency-contact', why: 'barred' }]);
  });
});

describe('readiness on the morning before', () => {
  const lacks = async (client: cast.CastClient) =>
    readinessOf(await inRiverside((tx) => planFacts(tx, client.id, now)), today).map(({ lack, words }) => [
      lack,
      words,
    ]);

  test('Dev: his plan is thirteen months old', async () => {
    expect(await lacks(cast.dev)).toContainEqual(['safety-plan-old', 'Safety plan 13 months old']);
  });
  test('Cara: no verified phone', async () => {
    expect((await lacks(cast.cara))[0]).toEqual(['no-verified-phone', 'No verified phone']);
  });
  test('Ana: nothing', async () => {
    expect(await lacks(cast.ana)).toEqual([]);
  });
});

describe('the word for "I cannot speak freely"', () => {
  beforeAll(() =>
    inRiverside(async (tx) => {
      const work = cast.castWork(fresh.database, tx, now);
      await setDuressWord(work, await readClient(tx, cast.ana.id), 'Red Wagon');
    }),
  );
  afterAll(() => inRiverside((tx) => dropDuressWord(tx, cast.ana.id)));
  const hear = ({ id }: { readonly id: ClientId }, text: string) =>
    takeOutAgreedWord(fresh.database, cast.riverside.id, id, text);

  test('is found inside a reply and taken out of it, and the database does not hold it', async () => {
    const texts = [
      ["I'm fine! Left the RED wagon outside.", "I'm fine! Left the … outside."],
      ['  Ｒéd-Wago\u0301n! ', ''],
      ['red wagon, red wagon. Red red wagons wagon', '…. Red red wagons wagon'],
      [`${Array.from({ length: 510 }, (_, index) => `w${index}`).join(' ')} red wagon`, /w509 …$/],
    ] as const;
    const heard = [];
    for (const [text] of texts) heard.push(await hear(cast.ana, text));
    const notSaid = await hear(cast.ana, ' Red like a wagon');
    const rows = await inRiverside((tx) => sql`select * from duress_word`.execute(tx));
    for (const [index, [, left]] of texts.entries()) {
      expect(heard[index]?.saidWord).toBe(true);
      if (typeof left === 'string') expect(heard[index]?.text).toBe(left);
      else expect(heard[index]?.text).toMatch(left);
    }
    expect(notSaid).toEqual({ saidWord: false, text: ' Red like a wagon' });
    expect(rows.rows).toHaveLength(1);
    expect(JSON.stringify(rows.rows).toLowerCase()).not.toContain('wagon');
  });
  test('nobody who set none is ever taken to have said it', async () => {
    expect(await hear(cast.ben, 'ok')).toEqual({ saidWord: false, text: 'ok' });
  });
  test('is looked for as long where none was agreed, so that nobody learns by waiting that there is one', async () => {
    const text = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
    const timed = async (client: typeof cast.ana) => {
      const before = performance.now();
      await hear(client, text);
      return performance.now() - before;
    };
    await timed(cast.ana);
    const [withWord, without] = [await timed(cast.ana), await timed(cast.ben)];
    // Hashing forty words takes hundreds of times as long as looking one client up.
    expect(without).toBeGreaterThan(withWord / 10);
  });
  test.each(['ok', 'OK fine', '?!', 'a', 'one two three four five six seven'])(
    '%j is refused',
    async (word) => {
      const attempt = supposing(async (work) =>
        setDuressWord(work, await readClient(work.tx, cast.ana.id), word),
      );
      await expect(attempt).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'word' }] });
    },
  );
});

describe('whom an import means', () => {
  const nobody: ClientTrace = { reference: null, name: '', email: '', phone: '' };
  const find = (trace: Partial<ClientTrace>) => inRiverside((tx) => findClients(tx, { ...nobody, ...trace }));

  test.each([
    ['a reference', { reference: { system: 'cast', value: 'ana@example.com' } }, 'reference'],
    ['an email address in any case', { email: 'ANA@example.com' }, 'email'],
    ['a phone number', { phone: '+19175550142' }, 'phone'],
    ['a name', { name: 'ana reyes' }, 'name'],
  ])('%s finds Ana', async (_what, trace, by) => {
    expect(await find(trace)).toEqual([{ clientId: cast.ana.id, by }]);
  });
  test('the surest comes first', async () => {
    const found = await find({ name: 'Ben Turner', email: 'ana@example.com' });
    expect(found).toEqual([
      { clientId: cast.ana.id, by: 'email' },
      { clientId: cast.ben.id, by: 'name' },
    ]);
  });
  test('nothing known finds nobody', async () => {
    expect(await find({})).toEqual([]);
  });
  test('whose work here has ended is not meant', async () => {
    const found = await supposing(async (work) => {
      await endClient(work.tx, cast.ana.id, { version: 1, endedOn: '2026-11-20' }, work.by);
      return findClients(work.tx, { ...nobody, name: 'Ana Reyes', email: 'ana@example.com' });
    });
    expect(found).toEqual([]);
  });
  test('a number names its owner', async () => {
    expect((await inRiverside((tx) => ownersOf(tx, '+447700900123'))).map((owner) => owner.clientId)).toEqual(
      [cast.fay.id, cast.fay.id],
    );
  });
});

/** Counts the statements that go through, whichever way Kysely sends them. */
function counting(tx: Tx, asked: string[]): Tx {
  const executor = tx.getExecutor();
  const watched = new Proxy(executor, {
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver);
      if (name !== 'executeQuery') return typeof value === 'function' ? value.bind(target) : value;
      return (...given: Parameters<typeof executor.executeQuery>) => {
        asked.push(given[0].sql);
        return target.executeQuery(...given);
      };
    },
  });
  return new Proxy(tx, {
    get: (target, name, receiver) =>
      name === 'getExecutor' ? () => watched : Reflect.get(target, name, receiver),
  });
}
