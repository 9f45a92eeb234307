/** The day over HTTP, on a real database, with everybody's standing. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Tx } from '#engine/ports.ts';
import { cancelSession } from '#features/sessions/facts.ts';
import {
  ada,
  ana,
  ben,
  type CastClient,
  type CastStaff,
  cara,
  dev,
  eli,
  fay,
  gil,
  lena,
  marcus,
  priya,
  riverside,
  sam,
  tom,
} from '#test/cast.ts';
import { type House, openHouse, when } from '#test/house.ts';
import { settleManySessions } from '#test/many-sessions.ts';
import type { BoardAnswer, ReadinessAnswer, TodayAnswer } from './contract.ts';
import { readToday } from './read-today.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse({ at: 'Tuesday 14:00' });
});
afterEach(() => house.close());

test('the board knows initials, and of a case nothing but who has it and what they are asked', async () => {
  await house.books(ana);
  await house.passes({ minutes: 6 });
  const { status, body } = await (await house.signsIn(priya)).get<BoardAnswer>('/board');
  expect(status).toBe(200);
  expect(body.clients).toMatchObject({ [ana.id]: 'A. R.' });
  expect(Object.keys(body.cases[0] ?? {}).toSorted()).toEqual([
    'asked',
    'caseId',
    'clientId',
    'ownerId',
    'phase',
    'sessionStartsAt',
  ]);
  expect(JSON.stringify(body)).not.toMatch(/Reyes|routine|elevated/);
});

async function looks(person: CastStaff = ada, query = ''): Promise<TodayAnswer> {
  const { status, body } = await (await house.signsIn(person)).get<TodayAnswer>(`/today${query}`);
  expect(status).toBe(200);
  return body;
}

const standingOf = (answer: TodayAnswer, client: CastClient): string | undefined =>
  answer.attending.find(({ clientId }) => clientId === client.id)?.standing;

describe('how somebody stands', () => {
  test('to come, begun, here, late, unconfirmed, not seen, accounted for, called off and moved', async () => {
    await house.books(ana, { inMinutes: 60 });
    const bens = await house.books(ben);
    await house.marks(lena, bens, ben, 'here');
    const caras = await house.books(cara);
    await house.marks(lena, caras, cara, 'late-noted');
    await house.misses(dev);
    await house.books([eli, sam]);
    await house.passes({ minutes: 6 });
    await house.books(fay);
    const gils = await house.books(gil, { inMinutes: 30 });
    await house.fresh.database.inPractice(riverside.id, (tx) =>
      cancelSession(tx, house.program.sessions, gils, { via: 'staff', staffId: lena.id, now: house.now() }),
    );
    const answer = await looks();
    expect(
      Object.fromEntries(
        [ana, ben, cara, dev, eli, sam, fay, gil].map((who) => [who.preferredName, standingOf(answer, who)]),
      ),
    ).toEqual({
      'Ana Reyes': 'expected',
      'Ben Turner': 'here',
      'Cara Moss': 'late',
      'Dev Patel': 'not-seen',
      'Eli Gray': 'unconfirmed',
      'Sam Gray': 'unconfirmed',
      'Fay Olsen': 'begun',
      'Gil Soto': 'called-off',
    });
    await house.does(ada, dev, {
      type: 'record-outcome',
      outcome: 'kept-elsewhere',
      note: 'He was at the group.',
    });
    expect(standingOf(await looks(), dev)).toBe('accounted');
  });

  test('an open case says who is asked what until when, and what comes by itself', async () => {
    await house.misses(ana);
    const [one, ...others] = (await looks()).cases;
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      clientId: ana.id,
      phase: 'missed',
      tier: 'elevated',
      ownerId: ada.id,
      sessionStartsAt: when('Tuesday 14:00'),
    });
    expect(one?.asked.map(({ stepKind, staffId }) => [stepKind, staffId])).toEqual([
      ['review-agreement', ada.id],
      ['call', ada.id],
    ]);
    expect(one?.ahead[0]?.at).toBeDefined();
    expect(one?.ahead.some(({ what }) => what === 'message')).toBe(true);
  });

  test('the most pressing case comes first, also when it is of another day', async () => {
    await house.misses(dev);
    await house.passes({ days: 1 });
    await house.misses(ben);
    const { cases, attending } = await looks();
    expect(new Set(cases.map(({ clientId }) => clientId))).toEqual(new Set([dev.id, ben.id]));
    expect(
      attending.map(({ clientId }) => clientId),
      'the list is of today',
    ).toEqual([ben.id]);
    const pressing = cases.map(({ asked: [first] }) => `${first?.urgent ? 0 : 1}${first?.answerBy}`);
    expect(pressing).toEqual(pressing.toSorted());
  });

  test('a session that runs past midnight is still of today', async () => {
    await house.passes({ hours: 9, minutes: 50 });
    await house.books(ana, { inMinutes: 5 });
    await house.passes({ minutes: 6 });
    const answer = await looks();
    expect(answer).toMatchObject({ day: '2026-03-03', isToday: true });
    await house.passes({ minutes: 5 });
    const after = await looks();
    expect(after.day).toBe('2026-03-04');
    expect(standingOf(after, ana)).toBe('unconfirmed');
    expect((await looks(ada, '?day=2026-03-03')).attending).toHaveLength(1);
  });
});

describe('nobody is left out', () => {
  test('an absence for which no case could be opened is said, of whatever day', async () => {
    await house.books(ana);
    await house.sleeps({ minutes: 5 });
    expect(standingOf(await looks(), ana), 'a case opens within moments').toBe('begun');
    await house.sleeps({ minutes: 2 });
    const answer = await looks();
    expect(standingOf(answer, ana)).toBe('in-nobodys-hands');
    expect(answer.inNobodysHands.map(({ clientId }) => clientId)).toEqual([ana.id]);
    await house.sleeps({ minutes: 60 * 24 });
    const nextDay = await looks();
    expect(nextDay.attending).toEqual([]);
    expect(nextDay.inNobodysHands).toMatchObject([{ clientId: ana.id, standing: 'in-nobodys-hands' }]);
    expect(nextDay.clients[ana.id]?.name).toBe('Ana Reyes');
  });

  test('"here" that is taken back after it ended a case opens the case again', async () => {
    const session = await house.books(ana);
    await house.passes({ minutes: 6 });
    expect((await house.marks(ada, session, ana, 'here')).status).toBe(204);
    await house.expectCase(ana, { phase: 'closed', outcome: 'late-arrival' });
    expect((await house.marks(ada, session, ana, 'expected')).status).toBe(204);
    await house.expectCase(ana, { phase: 'unconfirmed' });
    expect(await house.asked(ana)).toContainEqual({ kind: 'review', staffId: ada.id });
    expect(standingOf(await looks(), ana)).toBe('unconfirmed');
  });

  test('whoever is marked "not here" after a case ended with "here" is looked for again', async () => {
    const session = await house.books(ben);
    await house.passes({ minutes: 16 });
    await house.marks(priya, session, ben, 'here');
    expect((await house.marks(priya, session, ben, 'not-here')).status).toBe(204);
    await house.expectCase(ben, { phase: 'missed' });
  });

  test('"here" that is taken back while a later session of the same client is missed no longer says "here"', async () => {
    const earlier = await house.books(ana);
    await house.passes({ minutes: 6 });
    await house.marks(ada, earlier, ana, 'here');
    await house.passes({ minutes: 60 });
    await house.books(ana);
    await house.passes({ minutes: 15 });
    await house.does(ada, ana, {
      type: 'confirm-missed',
      clears: ['seen-elsewhere'],
      note: 'Not this time.',
    });
    expect((await house.marks(ada, earlier, ana, 'not-here')).status).toBe(204);
    expect((await house.caseOf(ana)).sessions.map(({ sessionId }) => sessionId)).toContain(earlier);
    const { attending } = await looks();
    expect(attending.map(({ standing }) => standing)).toEqual(['not-seen', 'not-seen']);
  });

  test('a case that ended with more than "here" is not opened by a mark', async () => {
    const session = await house.books(ben);
    await house.passes({ minutes: 16 });
    await house.does(lena, ben, { type: 'record-outcome', outcome: 'late-cancellation', note: '' });
    const refused = await house.marks(lena, session, ben, 'not-here');
    expect(refused).toMatchObject({ status: 409, body: { code: 'case-already-closed' } });
    expect(standingOf(await looks(), ben)).toBe('accounted');
  });
});

describe('before tomorrow', () => {
  const unready = async (person: CastStaff) =>
    (await (await house.signsIn(person)).get<ReadinessAnswer>('/today/readiness')).body;

  test('names those who come, the worst first, and leaves out who is ready or comes later', async () => {
    await house.books(cara, { inMinutes: 60 });
    await house.books(dev, { inMinutes: 24 * 60 });
    await house.books(ana, { inMinutes: 120 });
    await house.books(ben, { inMinutes: 3 * 24 * 60 });
    const { clients, more } = await unready(ada);
    expect(more).toBe(0);
    expect(clients.map(({ name, tier }) => [name, tier])).toEqual([
      ['Dev Patel', 'high'],
      ['Cara Moss', 'routine'],
      ['Ana Reyes', 'elevated'],
    ]);
    expect(clients[0]?.gaps.map(({ words }) => words)).toContain('Safety plan 13 months old');
    expect(clients[1]?.gaps.map(({ words }) => words)).toContain('No verified phone');
  });

  test('the front desk reads no tier of anybody without a case, nor who stands there only for it', async () => {
    await house.books(ana, { inMinutes: 60 });
    await house.books(cara, { inMinutes: 60 });
    await house.books(dev, { inMinutes: 60 });
    expect((await unready(priya)).clients.map(({ name, tier }) => [name, tier])).toEqual([
      ['Cara Moss', null],
    ]);
    expect((await looks(priya)).clients[ana.id]?.tier).toBeNull();
    expect((await looks(ada)).clients[ana.id]?.tier).toBe('elevated');
  });
});

describe('who looks', () => {
  test('an auditor sees the day and marks nothing', async () => {
    expect((await looks(tom)).you).toEqual({ staffId: tom.id, mayMark: false });
    expect((await looks(marcus)).you.mayMark).toBe(true);
    const session = await house.books(ana);
    expect((await house.marks(tom, session, ana, 'here')).status).toBe(403);
  });

  test('is put on record, once an hour however often the list refreshes', async () => {
    const recorded = async () =>
      (await sql`select from audit_entry where action = 'today.viewed'`.execute(house.fresh.asOwner)).rows
        .length;
    await looks();
    await looks();
    expect(await recorded()).toBe(1);
    await looks(lena);
    expect(await recorded()).toBe(2);
    await looks(ada, '?day=2026-03-04');
    expect(await recorded(), 'another day is another look').toBe(3);
    await house.passes({ minutes: 61 });
    await looks();
    expect(await recorded()).toBe(4);
  });
});

test('two thousand sessions take no more statements than two', async () => {
  const statements = async (): Promise<{ count: number; answer: TodayAnswer }> => {
    let count = 0;
    const answer = await house.fresh.database.inPractice(riverside.id, (tx) => {
      const counted = tx.withPlugin({
        transformQuery: ({ node }) => {
          count += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      return readToday(counted as Tx, { role: 'clinician', staffId: ada.id }, undefined, house.now());
    });
    return { count, answer };
  };
  await house.books(ana);
  const few = await statements();
  expect(few.answer.attending).toHaveLength(1);
  await settleManySessions(house.fresh, { sessions: 2_000, from: when('Tuesday 08:00') });
  const many = await statements();
  expect(many.answer.attending).toHaveLength(2_001);
  expect(many.count).toBe(few.count);
  expect(many.count).toBeLessThan(10);
});
