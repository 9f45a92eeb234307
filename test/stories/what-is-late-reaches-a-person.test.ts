import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { latenessCheck, watchLateness } from '#app/lateness.ts';
import { addMinutes } from '#core/time/instant.ts';
import { bookSessions } from '#features/sessions/facts.ts';
import { ada, ana, ben, type CastClient, lena } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { settlePractice } from '#test/small-practice.ts';

let house: House;
afterEach(() => house.close());

/** A record that an older program or a hand at the database left behind: no case can be opened from it. */
async function spoil(client: CastClient): Promise<void> {
  await sql`update client set time_zone = 'Nowhere/Land' where id = ${client.id}`.execute(
    house.fresh.asOwner,
  );
}

/** The worker's turns, one after each wait, while something cannot be moved. */
async function turns(...waits: readonly number[]): Promise<void> {
  for (const minutes of waits) {
    await house.sleeps({ minutes });
    await house.settles();
    await watchLateness(house.program);
    await house.settles();
  }
}

async function leaves(staffId: string): Promise<void> {
  await sql`update staff set active = false where id = ${staffId}`.execute(house.fresh.asOwner);
}

test('a client for whom no case can be opened is told of by mail, once an hour, and nothing private is said', async () => {
  house = await openHouse({ at: 'Tuesday 14:01', who: [ana, ben] });
  await house.books(ana);
  await house.books(ben);
  await spoil(ana);
  await turns(6, 1, 1, 1, 30);
  await house.expectNoCase(ana);
  await house.expectCase(ben, { phase: 'unconfirmed' });
  const told = () => house.mailbox(ada).inbox.filter(({ text }) => /has not been able/.test(text));
  const [first, ...more] = told();
  expect(more).toEqual([]);
  expect(first?.text).toContain('take up what began at 14:01,');
  expect(`${first?.subject} ${first?.text}`).not.toMatch(/Ana|Reyes|client|session|therap|Riverside|case/i);
  await turns(30, 1);
  expect(told()).toHaveLength(2);
  expect(house.mailbox(lena).inbox.filter(({ text }) => /has not been able/.test(text))).toEqual([]);
  const { database, clock } = house.program.world;
  expect(await latenessCheck(database, clock).check()).toMatch(/^1 cases have been due/);
});

test('it says on which day, once that day is over', async () => {
  house = await openHouse({ at: 'Tuesday 23:30', who: [ana] });
  await house.books(ana);
  await spoil(ana);
  await house.sleeps({ minutes: 60 });
  await turns(1);
  house.mailbox(ada).receives(/began at 2026-03-03 23:30,/);
});

test('when the clinician has left the practice, its owners hear of it', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.books(ben);
  await spoil(ben);
  await leaves(lena.id);
  await turns(8, 1);
  house.mailbox(ada).receives(/has not been able to take up/);
  expect(house.mailbox(lena).inbox).toEqual([]);
});

test('of a case that stands still its owner hears, and the owners of the practice once that person is gone', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.books(ben);
  await house.passes({ minutes: 10 });
  const { caseId } = await house.caseOf(ben);
  await sql`update case_file set faults = 1`.execute(house.fresh.asOwner);
  await watchLateness(house.program);
  await house.settles();
  expect(house.mailbox(lena).receives(/still waiting/).link).toMatch(new RegExp(`/cases/${caseId}$`));
  expect(house.mailbox(ada).inbox).toEqual([]);
  await leaves(lena.id);
  await watchLateness(house.program);
  await house.settles();
  house.mailbox(ada).receives(/still waiting/);
});

test('a practice whose staff cannot be told holds up no other', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.books(ana);
  await spoil(ana);
  const other = await settlePractice(house.fresh, ['Cleo Park']);
  await house.fresh.database.inPractice(other.practiceId, (tx) =>
    bookSessions(
      tx,
      house.program.sessions,
      [
        {
          startsAt: house.now(),
          endsAt: addMinutes(house.now(), 50),
          zone: 'America/New_York',
          modality: 'in-person',
          clinicianId: other.clinicianId,
          link: null,
          clientIds: [other.client('Cleo Park')],
        },
      ],
      { via: 'staff', staffId: other.clinicianId, now: house.now() },
    ),
  );
  await house.sleeps({ minutes: 10 });
  let failed = 0;
  const jobs: typeof house.program.engine.jobs = {
    ...house.program.engine.jobs,
    async enqueue(...entries) {
      failed += 1;
      if (failed === 1) throw new Error('a fault in whichever practice comes first');
      await house.program.engine.jobs.enqueue(...entries);
    },
  };
  await watchLateness({ ...house.program, engine: { ...house.program.engine, jobs } });
  const { rows } = await sql<{ audience: string }>`select audience from message`.execute(house.fresh.asOwner);
  expect(failed).toBe(2);
  expect(rows).toEqual([{ audience: 'staff' }]);
});
