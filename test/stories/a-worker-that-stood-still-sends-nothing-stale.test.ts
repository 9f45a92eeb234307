import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { deliver, deliverDue } from '#engine/deliver.ts';
import type { Database } from '#engine/ports.ts';
import { runCommand } from '#engine/run.ts';
import { sweep } from '#engine/sweep.ts';
import { ben, lena, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const states = async () => {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from message where audience = 'client'`.execute(house.fresh.asOwner);
  return rows;
};

/** Ben has not come, the first check-in is written down, and no worker has taken it yet. */
async function aCheckInWaits(): Promise<string> {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.books(ben);
  await house.passes({ minutes: 15 });
  const { caseId } = await house.caseOf(ben);
  const by = { kind: 'staff', staffId: lena.id } as const;
  await runCommand(house.program.engine, riverside.id, caseId, {
    type: 'confirm-missed',
    by,
    clears: [],
    note: '',
  });
  await sweep(house.program.engine);
  const [message] = await states();
  expect(message?.state).toBe('queued');
  return message?.id ?? '';
}

/** The same program on a machine that stands still after each transaction, before it hears that it is done. */
function heldUp(standStill: () => Promise<void>) {
  const { delivery } = house.program;
  const { database } = delivery.engine;
  const slow: Database = {
    ...database,
    async inPractice(practiceId, work) {
      const done = await database.inPractice(practiceId, work);
      await standStill();
      return done;
    },
  };
  return { ...delivery, engine: { ...delivery.engine, database: slow } };
}

test('held up between claiming and sending, it sends nothing, and the message leaves once by the next look', async () => {
  const id = await aCheckInWaits();
  let pauses = 0;
  await deliver(
    heldUp(async () => {
      if (pauses === 0) house.clock.advance(2);
      pauses += 1;
    }),
    riverside.id,
    [id],
  );
  house.phone(ben).staysQuiet();
  expect(await states()).toEqual([{ id, state: 'queued' }]);
  await house.settles();
  expect(house.phone(ben).inbox).toHaveLength(1);
});

test('it cannot send what was called off while it stood still', async () => {
  const id = await aCheckInWaits();
  let pauses = 0;
  await deliver(
    heldUp(async () => {
      pauses += 1;
      if (pauses > 1) return;
      house.clock.advance(2);
      await house.does(lena, ben, { type: 'record-outcome', outcome: 'late-arrival', note: 'came' });
    }),
    riverside.id,
    [id],
  );
  await house.passes({ minutes: 30 });
  house.phone(ben).staysQuiet();
  expect(await states()).toEqual([{ id, state: 'cancelled' }]);
});

test('a check-in that is found hours later does not leave, even if the sender looks before the sweep', async () => {
  const id = await aCheckInWaits();
  await house.sleeps({ minutes: 180 });
  await deliverDue(house.program.delivery);
  await house.settles();
  house.phone(ben).staysQuiet();
  expect((await states()).find((message) => message.id === id)?.state).toBe('cancelled');
  expect((await house.asked(ben)).map(({ kind }) => kind)).toContain('late-step');
});

test('a claim by a machine whose clock is hours slow is not taken for dead', async () => {
  const id = await aCheckInWaits();
  await sql`
    update message set state = 'sending', claim = gen_random_uuid(),
      claimed_at = ${house.now()}::timestamptz - interval '2 hours' where id = ${id}`.execute(
    house.fresh.asOwner,
  );
  await deliverDue(house.program.delivery);
  house.clock.advance(0.5);
  await deliverDue(house.program.delivery);
  expect(await states()).toEqual([{ id, state: 'sending' }]);
  house.clock.advance(0.3);
  await deliverDue(house.program.delivery);
  expect((await states())[0]?.state).not.toBe('sending');
});
