/** A pretend client whom nobody sees misses a session every few minutes; what stops it is said. */
import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { canaryCheck, fly, readCanary } from '#app/canary/watch.ts';
import { sweep } from '#engine/sweep.ts';
import { hasPractice } from '#features/access/store.ts';
import { openDueAbsences } from '#features/cases/open-absences.ts';
import { lookAhead } from '#features/today/evening.ts';
import { ada, ana, priya } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const everyMinutes = 5;
const quarterSecond = 1 / 240;
const said = () => canaryCheck(house.program.world.database, house.clock, everyMinutes).check();

/** Time passes whenever the canary waits for it, and the worker works meanwhile, unless it stands still. */
async function flies(works: () => Promise<unknown> = () => house.settles()): Promise<boolean> {
  const flown = { isOver: false, waits: 0 };
  const waits = vi.spyOn(house.program.world.clock, 'passes');
  const flight = fly(house.program, everyMinutes).finally(() => {
    flown.isOver = true;
  });
  while (!flown.isOver) {
    await works();
    await new Promise(setImmediate);
    if (waits.mock.calls.length === flown.waits) continue;
    flown.waits = waits.mock.calls.length;
    house.clock.advance(quarterSecond);
  }
  waits.mockRestore();
  return flight;
}

async function everything(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ name: string; rows: number }>`
    select c.relname as name, (xpath('/row/n/text()', query_to_xml(
      format('select count(*) as n from %s where practice_id::text like ''%%ca4a417''', c.oid::regclass), false, true, '')))[1]::text::int as rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped
    where c.relkind = 'r'`.execute(house.fresh.asOwner);
  return Object.fromEntries(rows.filter((one) => one.rows > 0).map(({ name, rows: count }) => [name, count]));
}

test('it comes through within seconds, and nothing of it is left', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  expect(await said()).toBe(null);
  expect(await flies()).toBe(true);
  const now = await readCanary(house.program.world.database);
  expect(now).toMatchObject({ stoppedAt: null, stoppedSince: null });
  expect(now.seconds).toBeLessThan(10);
  expect(await said()).toBe(null);
  expect(await everything()).toEqual({});
  expect(await flies(), 'not before its time, whichever process asks').toBe(false);
  await house.passes({ minutes: everyMinutes });
  expect(await flies()).toBe(true);
});

test('while it is on its way nobody sees it', async () => {
  house = await openHouse({ at: 'Tuesday 17:05', who: [ana] });
  const before = house.mailbox(ada).inbox.length;
  const asAda = await house.signsIn(ada);
  const look = async () => {
    const paths = ['/today', '/cases', '/clients', '/staff', '/today/readiness', '/texts'];
    const answers = await Promise.all(paths.map((path) => asAda.get(path)));
    return answers.map(({ body }) => JSON.stringify(body)).join();
  };
  let seen = '';
  let isThere = false;
  await flies(async () => {
    await house.settles();
    isThere ||= Object.keys(await everything()).length > 0;
    seen += await look();
    await lookAhead(house.program.evening);
  });
  expect(isThere).toBe(true);
  expect(seen).not.toMatch(/canary/i);
  expect(
    house
      .mailbox(ada)
      .inbox.slice(before)
      .filter(({ to }) => /canary/.test(to)),
  ).toEqual([]);
  expect(house.mailbox(priya).inbox).toEqual([]);
});

test('a worker that opens no cases is said, with the place, and taken back when it works again', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await flies(async () => {});
  expect(await readCanary(house.program.world.database)).toMatchObject({ stoppedAt: 'open' });
  expect(await said()).toBe(
    'A pretend client who misses a session has not come through since 19:01 UTC: no case was opened.',
  );
  expect(await everything()).toEqual({});
  await house.passes({ minutes: 1 });
  expect(await flies(), 'what stopped is tried again sooner').toBe(true);
  expect(await said()).toBe(null);
});

test('messages that do not leave are said', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await flies(async () => {
    await openDueAbsences(house.program.absences);
    await sweep(house.program.engine);
  });
  expect(await said()).toContain('the message did not leave');
});

test('where no process lets it fly any more, that is said too', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await flies();
  await house.passes({ minutes: 16 });
  expect(await said()).toContain('no process of Kept has begun it');
});

test('what a process left behind that was killed is cleared away by the next', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  const { database } = house.program.world;
  const { makeCanary, canaryPracticeId } = await import('#app/canary/practice.ts');
  await database.inPractice(canaryPracticeId, (tx) => makeCanary(tx, house.program, house.now()));
  await house.settles();
  expect(Object.keys(await everything()).length).toBeGreaterThan(5);
  expect(await flies()).toBe(true);
  expect(await said()).toBe(null);
  expect(await everything()).toEqual({});
});

test('a new instance still asks for its first practice', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', isNew: true });
  const { database } = house.program.world;
  let hasOne = false;
  await flies(async () => {
    hasOne ||= await database.withoutPractice(hasPractice);
    await house.settles();
  });
  expect(await said()).toBe(null);
  expect(hasOne).toBe(false);
});
