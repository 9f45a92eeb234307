/** Somebody leaves the practice in the middle of everything, and no case, question or offer stays with them [P3.5]. */
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { addMinutes } from '#core/time/instant.ts';
import { ada, ana, ben, type CastStaff, lena, marcus, priya, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

interface Ended {
  active: boolean;
  stillTheirs: { clients: number; sessions: number } | null;
}

async function ends(person: CastStaff) {
  const owner = await house.signsIn(ada);
  const { body: before } = await owner.get<{ staff: { id: string; version: number }[] }>('/staff');
  const version = before.staff.find(({ id }) => id === person.id)?.version;
  const answer = await owner.patch<Ended>(`/staff/${person.id}`, { version, active: false });
  expect(answer.status).toBe(200);
  await house.settles();
  return answer.body;
}

test('a clinician who leaves leaves no case behind: the next person has it and is told at once', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben] });
  await house.misses(ben);
  await house.books(ben, { inMinutes: 7 * 24 * 60 });
  await house.expectCase(ben, { phase: 'missed', owner: lena });
  const mails = house.mailbox(lena).inbox.length;

  expect((await ends(lena)).stillTheirs).toEqual({ clients: 1, sessions: 1 });
  const state = await house.caseOf(ben);
  await house.expectCase(ben, { phase: 'missed', owner: ada });
  expect(state.asks.length).toBeGreaterThan(0);
  expect(state.asks.map(({ staffId }) => staffId)).not.toContain(lena.id);
  expect(state.chain.map(({ staffId }) => staffId)).toEqual([ada.id, marcus.id]);
  house.mailbox(ada).receives(/something needs you/);

  await house.passes({ days: 2 });
  expect(house.mailbox(lena).inbox).toHaveLength(mails);
  const changed = (await house.history(ben)).find(({ type }) => type === 'chain-changed');
  expect(changed).toMatchObject({ by: { kind: 'staff', staffId: ada.id }, left: [lena.id] });
});

test('what was lent to somebody from the front desk comes back to the owner when they leave', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.puts(ada, ana, 'delegation', {
    to: priya.id,
    instructions: 'Please call her mobile, twice.',
    deadlineAt: addMinutes(house.now(), 600),
  });
  await ends(priya);
  const { delegation, asks, ownerId } = await house.caseOf(ana);
  expect([delegation, ownerId]).toEqual([null, ada.id]);
  expect(asks.map(({ staffId }) => staffId)).not.toContain(priya.id);
  expect(asks).toContainEqual(expect.objectContaining({ kind: 'delegation-overdue', staffId: ada.id }));
});

test('a hand-over to somebody who leaves is over, and the owner hears that the case stayed', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  await house.puts(ada, ana, 'handover', { to: lena.id, note: '' });
  await ends(lena);
  expect((await house.caseOf(ana)).handover).toBeNull();
  expect(await house.asked(ana)).toContainEqual({ kind: 'review', staffId: ada.id });
});

test('a session that is still in the name of somebody who left opens a case with somebody who is here', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.books(ben);
  await ends(lena);
  await house.passes({ minutes: 8 });
  await house.expectCase(ben, { phase: 'unconfirmed', owner: ada });
});

test('a case that is opened again after its owner left belongs to somebody who is here', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben] });
  await house.books(ben);
  await house.passes({ minutes: 8 });
  await house.puts(lena, ben, 'absence-outcome', { outcome: 'late-arrival' });
  await ends(lena);
  await house.puts(marcus, ben, 'reopening', {
    reason: 'It was another Ben.',
  });
  const state = await house.caseOf(ben);
  expect([state.status, state.ownerId]).toEqual(['open', ada.id]);
  expect(state.asks.map(({ staffId }) => staffId)).not.toContain(lena.id);
});

test('a case that somebody takes over in the very moment in which they leave goes on to somebody who is here', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  const caller = await house.signsIn(lena);
  const { caseId } = await house.caseOf(ana);
  const taking = await house.fresh.asOwner.transaction().execute(async (tx) => {
    // Their leaving has looked for open cases already and is about to commit.
    await sql`select from staff where id = ${lena.id} for update`.execute(tx);
    await sql`update staff set active = false where id = ${lena.id}`.execute(tx);
    const answer = caller.post(`/cases/${caseId}/owner`, { reason: 'Ada is ill.' });
    await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(1);
    return { answer };
  });
  expect((await taking.answer).status).toBe(200);
  const { chain, ownerId } = await house.caseOf(ana);
  expect([ownerId, ...chain.map(({ staffId }) => staffId)]).not.toContain(lena.id);
});

async function waitingForLocks(): Promise<number> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    house.fresh.asOwner,
  );
  return rows.length;
}

test('when everybody but the owner has left, the owner has every case', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben] });
  await house.misses(ben);
  for (const person of [marcus, lena, priya]) await ends(person);
  await house.expectCase(ben, { phase: 'missed', owner: ada });
  const { rows } = await sql`
    select from case_file c join staff s on s.practice_id = c.practice_id and s.id = c.owner_id
    where c.practice_id = ${riverside.id} and c.status = 'open' and not s.active`.execute(
    house.fresh.asOwner,
  );
  expect(rows).toEqual([]);
});
