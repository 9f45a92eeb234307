/** Somebody with every right on the database changes the record: what is noticed, and what is not. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseEvent } from '#core/case/events.ts';
import type { CaseId } from '#core/ids.ts';
import { firstHash, hashOf } from '#engine/hash-chain.ts';
import { type Checked, type Flaw, verifyCase, verifyCases } from '#engine/verify.ts';
import { ben, eli, riverside } from './cast.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let caseId: CaseId;

beforeEach(async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben, eli] });
  await house.misses(ben);
  await house.passes({ hours: 3 });
  ({ caseId } = await house.caseOf(ben));
});
afterEach(() => house.close());

const attack = (statement: ReturnType<typeof sql>) => statement.execute(house.fresh.asOwner);

/** As the app sees it; the owner has to see the same. */
async function found(): Promise<Flaw | null> {
  const { database, asOwner } = house.fresh;
  const flaw = await database.inPractice(riverside.id, (tx) => verifyCase(tx, riverside.id, caseId));
  expect(await verifyCase(asOwner, riverside.id, caseId)).toEqual(flaw);
  return flaw;
}

async function allOf(checking: AsyncIterable<Checked>): Promise<readonly Checked[]> {
  return Array.fromAsync(checking);
}

/** What a careful forger does: every hash from this entry on fits again. */
async function rechain(): Promise<Buffer> {
  const { rows } = await sql<{ sequence: number; payload: CaseEvent }>`
    select sequence, payload from case_event where case_id = ${caseId} order by sequence`.execute(
    house.fresh.asOwner,
  );
  let previous = firstHash;
  for (const { sequence, payload } of rows) {
    const hash = hashOf({ practiceId: riverside.id, caseId, sequence }, payload, previous);
    await attack(
      sql`update case_event set previous_hash = ${previous}, hash = ${hash} where case_id = ${caseId} and sequence = ${sequence}`,
    );
    previous = hash;
  }
  return previous;
}

const changeFirstQuestion = () =>
  attack(sql`update case_event set payload = payload || '{"answerMinutes": 99}'
    where case_id = ${caseId} and sequence = 2 and type = 'person-asked'`);

test('an untouched record is found whole, entry by entry, open and closed', async () => {
  await house.misses(eli);
  await house.phone(eli).receives(/./).taps('safe');
  await house.expectCase(eli, { phase: 'closed', outcome: 'client-said-ok' });

  expect(await found()).toBeNull();
  const checked = await allOf(verifyCases(house.fresh.asOwner, 1));
  expect(checked).toHaveLength(2);
  expect(checked.map(({ flaw }) => flaw)).toEqual([null, null]);
  expect(Math.min(...checked.map(({ entries }) => entries))).toBeGreaterThan(5);
});

describe('noticed', () => {
  test('a changed word', async () => {
    await changeFirstQuestion();
    expect(await found()).toMatchObject({ code: 'entry-changed', sequence: 2 });
  });

  test('a removed entry', async () => {
    await attack(sql`delete from case_event where case_id = ${caseId} and sequence = 3`);
    expect(await found()).toMatchObject({ code: 'entry-missing', sequence: 3 });
  });

  test('a removed last entry', async () => {
    const { sequence } = await house.caseOf(ben);
    await attack(sql`delete from case_event where case_id = ${caseId} and sequence = ${sequence}`);
    expect(await found()).toMatchObject({ code: 'entry-missing', sequence });
  });

  test('an entry added at the end, even with the right hash', async () => {
    const { sequence } = await house.caseOf(ben);
    await attack(sql`
      insert into case_event select practice_id, case_id, sequence + 1, type, at, payload, hash, hash
      from case_event where case_id = ${caseId} and sequence = ${sequence}`);
    await rechain();
    expect(await found()).toMatchObject({ code: 'entry-added', sequence: sequence + 1 });
  });

  test('an entry slipped in between', async () => {
    await attack(sql`alter table case_event drop constraint case_event_sequence_check`);
    await attack(
      sql`update case_event set sequence = -sequence - 1 where case_id = ${caseId} and sequence > 2`,
    );
    await attack(sql`update case_event set sequence = -sequence where case_id = ${caseId} and sequence < 0`);
    await attack(sql`
      insert into case_event select practice_id, case_id, 3, type, at, payload, previous_hash, hash
      from case_event where case_id = ${caseId} and sequence = 2`);
    expect(await found()).toMatchObject({ code: 'entry-out-of-place', sequence: 3 });
  });

  test('two entries that changed places', async () => {
    await attack(sql`alter table case_event drop constraint case_event_sequence_check`);
    await attack(
      sql`update case_event set sequence = -sequence where case_id = ${caseId} and sequence in (2, 3)`,
    );
    await attack(
      sql`update case_event set sequence = 5 + sequence where case_id = ${caseId} and sequence < 0`,
    );
    expect(await found()).toMatchObject({ code: 'entry-out-of-place', sequence: 2 });
  });

  test('an entry whose own hash was made to fit', async () => {
    await changeFirstQuestion();
    const { rows } = await sql<{ payload: CaseEvent; previous: Buffer }>`
      select payload, previous_hash as previous from case_event where case_id = ${caseId} and sequence = 2`.execute(
      house.fresh.asOwner,
    );
    const [entry] = rows;
    if (!entry) throw new Error('there is no second entry');
    const hash = hashOf({ practiceId: riverside.id, caseId, sequence: 2 }, entry.payload, entry.previous);
    await attack(sql`update case_event set hash = ${hash} where case_id = ${caseId} and sequence = 2`);
    expect(await found()).toMatchObject({ code: 'entry-out-of-place', sequence: 3 });
  });

  test('a whole chain written anew, by the last hash that the case remembers', async () => {
    const { sequence } = await house.caseOf(ben);
    await changeFirstQuestion();
    await rechain();
    expect(await found()).toMatchObject({ code: 'last-hash-differs', sequence });
  });

  test('an entry filed under another type or time', async () => {
    await attack(
      sql`update case_event set type = 'lateness-noted' where case_id = ${caseId} and sequence = 4`,
    );
    expect(await found()).toMatchObject({ code: 'entry-mislabelled', sequence: 4 });
    await attack(
      sql`update case_event set type = payload ->> 'type' where case_id = ${caseId} and sequence = 4`,
    );
    expect(await found()).toBeNull();
    await attack(
      sql`update case_event set at = at - interval '1 minute' where case_id = ${caseId} and sequence = 4`,
    );
    expect(await found()).toMatchObject({ code: 'entry-mislabelled', sequence: 4 });
  });

  test('a changed snapshot', async () => {
    await attack(
      sql`update case_file set snapshot = jsonb_set(snapshot, '{agreementReviewedAt}', '"2026-03-03T19:00:00.000Z"') where id = ${caseId}`,
    );
    const flaw = await found();
    expect(flaw).toMatchObject({ code: 'snapshot-differs', sequence: null });
    expect(flaw?.words).toContain('(agreementReviewedAt)');
  });

  test('a changed frozen plan', async () => {
    await attack(sql`update case_file set plan = jsonb_set(plan, '{tier}', '"high"') where id = ${caseId}`);
    expect(await found()).toMatchObject({ code: 'plan-differs' });
  });

  test('a due time that was pushed away', async () => {
    await attack(sql`update case_file set due_at = due_at + interval '7 days' where id = ${caseId}`);
    expect(await found()).toMatchObject({
      code: 'row-differs',
      words: "The case's row does not say what its entries add up to: when it is due.",
    });
  });

  test('somebody else made accountable, and a case closed by hand', async () => {
    await attack(
      sql`update case_file set owner_id = ${riverside.staff[2].id}, status = 'closed', outcome = 'client-reached', closed_at = opened_at where id = ${caseId}`,
    );
    const flaw = await found();
    expect(flaw?.code).toBe('row-differs');
    expect(flaw?.words).toMatch(/whether it is open, its outcome, who is accountable, when it was closed/);
  });

  test('all entries removed', async () => {
    await attack(sql`delete from case_event where case_id = ${caseId}`);
    expect(await found()).toMatchObject({ code: 'entries-missing' });
  });

  test('a removed case whose entries are still there', async () => {
    await attack(sql`alter table case_file disable trigger all`);
    await attack(sql`delete from case_file where id = ${caseId}`);
    expect(await found()).toMatchObject({ code: 'case-missing' });
    const checked = await allOf(verifyCases(house.fresh.asOwner));
    expect(checked.map(({ flaw }) => flaw?.code)).toEqual(['case-missing']);
  });

  test('in each broken case its first flaw, and the others are whole', async () => {
    await house.misses(eli);
    await attack(sql`update case_file set due_at = due_at + interval '1 day' where id = ${caseId}`);
    await attack(sql`delete from case_event where case_id = ${caseId} and sequence in (4, 5)`);
    await changeFirstQuestion();
    const checked = await allOf(verifyCases(house.fresh.asOwner));
    expect(checked.map((one) => [one.caseId === caseId, one.flaw?.sequence])).toEqual([
      [true, 2],
      [false, undefined],
    ]);
  });
});

describe('not noticed, until hashes are sealed outside this database', () => {
  test('a chain written anew together with the last hash of its case, where the fold stays the same', async () => {
    await attack(
      sql`update case_event set payload = jsonb_set(payload, '{note}', '"said something else"') where case_id = ${caseId} and type = 'miss-confirmed'`,
    );
    const forged = await rechain();
    await attack(sql`update case_file set head_hash = ${forged} where id = ${caseId}`);
    expect(await found()).toBeNull();
  });
});
