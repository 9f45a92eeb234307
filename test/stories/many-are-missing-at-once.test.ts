import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import type { PretendCarrier } from '#adapters/pretend-carrier.ts';
import type { ClientId } from '#core/ids.ts';
import { deliverDue } from '#engine/deliver.ts';
import { runCommand } from '#engine/run.ts';
import { sweep } from '#engine/sweep.ts';
import { openDueAbsences } from '#features/cases/open-absences.ts';
import { ben, type CastClient, eli, lena, riverside, testNewId } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const threeAtOnce = <Result>(work: () => Promise<Result>) => Promise.all([work(), work(), work()]);
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

function crowd(size: number): readonly CastClient[] {
  return Array.from({ length: size }, (_, index) => {
    const digits = String(index).padStart(3, '0');
    return {
      ...ben,
      id: testNewId<ClientId>(),
      preferredName: `Client ${digits}`,
      mobile: `+1${212 + Math.floor(index / 100)}55501${digits.slice(1)}`,
      email: `client${digits}@example.com`,
    };
  });
}

async function count(query: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
  return Number((await query.execute(house.fresh.asOwner)).rows[0]?.count);
}

test('three workers share three hundred cases: each is opened, moved and written to once', async () => {
  const clients = crowd(300);
  house = await openHouse({ at: 'Tuesday 14:00', who: clients });
  for (const client of clients) await house.books(client);
  const { engine, absences, delivery } = house.program;
  await house.sleeps({ minutes: 5 });
  expect(total(await threeAtOnce(() => openDueAbsences(absences)))).toBe(300);
  expect(await count(sql`select count(*) from case_file`)).toBe(300);

  // Somebody says of each "not here yet" just before the workers were able to move anything.
  await sql`
    update case_file set due_at = ${house.now()},
      snapshot = snapshot || jsonb_build_object('latenessNotedAt', ${house.now()}::text, 'asks', '[]'::jsonb)`.execute(
    house.fresh.asOwner,
  );
  expect(total(await threeAtOnce(() => sweep(engine)))).toBe(300);
  expect(await count(sql`select count(*) from message where audience = 'client'`)).toBe(300);
  expect(await count(sql`select count(*) from case_event where type = 'check-in-queued'`)).toBe(300);
  await threeAtOnce(() => deliverDue(delivery));
  await threeAtOnce(() => deliverDue(delivery));
  const sms = house.program.world.carriers.get('sms') as PretendCarrier;
  expect(sms.everything()).toHaveLength(300);
  expect(new Set(sms.everything().map(({ to }) => to)).size).toBe(300);
});

test('a case that cannot be moved holds up no other, stays due, and is given to a person', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben, eli] });
  await house.books(ben);
  await house.misses(eli);
  await house.does(lena, ben, { type: 'confirm-missed', clears: [], note: '' });
  house.phone(eli).receives(/don't see you yet/);
  const { caseId } = await house.caseOf(ben);
  // Words that were frozen and are gone: putting the check-in together throws.
  await sql`update case_file set plan = jsonb_set(plan, '{wording}', '{}') where id = ${caseId}`.execute(
    house.fresh.asOwner,
  );
  await minuteByMinute(25);
  house.phone(eli).receives(/missed you today/);
  const { rows } = await sql<{ faults: number; dueSoon: boolean }>`
    select faults, due_at <= ${house.now()}::timestamptz + interval '1 minute' as "dueSoon"
    from case_file where id = ${caseId}`.execute(house.fresh.asOwner);
  expect(rows[0]).toMatchObject({ dueSoon: true });
  expect(rows[0]?.faults).toBeGreaterThan(3);
  await minuteByMinute(10);
  expect(await house.asked(ben)).toContainEqual({ kind: 'late-step', staffId: lena.id });
});

test('whoever is missing has a case, however many before them cannot have one', async () => {
  const clients = crowd(300);
  house = await openHouse({ at: 'Tuesday 14:00', who: [...clients, eli] });
  for (const client of clients) await house.books(client);
  await house.books(eli, { inMinutes: 1 });
  const { asOwner } = house.fresh;
  await sql`
    create function refuse() returns trigger language plpgsql as $$ begin
      if new.client_id <> tg_argv[0]::uuid then
        raise exception 'not this one';
      end if;
      return new;
    end $$`.execute(asOwner);
  await sql`
    create trigger refusing before insert on case_file
    for each row execute function refuse(${sql.raw(`'${eli.id}'`)})`.execute(asOwner);
  await house.sleeps({ minutes: 7 });
  expect(await openDueAbsences(house.program.absences)).toBe(1);
  expect(await house.caseOf(eli)).toMatchObject({ status: 'open' });
  await sql`drop trigger refusing on case_file`.execute(asOwner);
  expect(await openDueAbsences(house.program.absences)).toBe(300);
});

async function minuteByMinute(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    house.clock.advance(1);
    await sweep(house.program.engine);
    await deliverDue(house.program.delivery);
  }
}

test('a person and the timer at the same moment: one after the other, and nothing twice', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  house.phone(ben).receives(/don't see you yet/);
  const { caseId } = await house.caseOf(ben);
  house.clock.advance(20);
  const send = {
    type: 'send-check-in',
    by: { kind: 'staff', staffId: lena.id },
    stepId: 'check-in',
  } as never;
  const [outcome] = await Promise.all([
    runCommand(house.program.engine, riverside.id, caseId, send),
    threeAtOnce(() => sweep(house.program.engine)),
  ]);
  expect(['done', 'refused']).toContain(outcome.kind);
  await house.settles();
  expect(house.phone(ben).inbox).toHaveLength(2);
});

test('a row whose due time is wrong is put right, and never picked up for ever', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.misses(ben);
  await house.passes({ minutes: 1 });
  await sql`update case_file set due_at = ${house.now()}`.execute(house.fresh.asOwner);
  expect(await sweep(house.program.engine)).toBe(1);
  expect(await sweep(house.program.engine)).toBe(0);
  await house.passes({ hours: 2 });
  house.phone(ben).receives(/missed you today/);
});
