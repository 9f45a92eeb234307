import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { pretendCarrier } from '#adapters/pretend-carrier.ts';
import { deliverDue } from '#engine/deliver.ts';
import type { Carrier, Medium } from '#engine/ports.ts';
import { runCommand } from '#engine/run.ts';
import { sweep } from '#engine/sweep.ts';
import { ana, ben, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

/** Both have not come, and a check-in of each waits to be sent. */
async function twoCheckInsWait(sms: Carrier): Promise<void> {
  const carriers = new Map<Medium, Carrier>([
    ['sms', sms],
    ['email', pretendCarrier('email')],
  ]);
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben], carriers });
  for (const client of [ana, ben]) await house.books(client);
  await house.sleeps({ minutes: 15 });
  await house.settles();
  for (const client of [ana, ben]) {
    const { caseId } = await house.caseOf(client);
    const by = { kind: 'staff', staffId: client.clinician.id } as const;
    const missed = { type: 'confirm-missed', by, clears: [], note: '' } as const;
    await runCommand(house.program.engine, riverside.id, caseId, missed);
  }
  await sweep(house.program.engine);
}

test('a message that nobody can handle holds up no other', async () => {
  const sms = pretendCarrier('sms');
  let thrown = 0;
  const send: Carrier['send'] = async (message) => {
    if (thrown > 0) return sms.send(message);
    thrown += 1;
    throw new Error('a fault that no carrier should have');
  };
  await twoCheckInsWait({ ...sms, send });
  await deliverDue(house.program.delivery);
  expect(thrown).toBe(1);
  expect(sms.everything()).toHaveLength(1);
});

test('an answer that cannot be written down holds up no other that came with it', async () => {
  const sms = pretendCarrier('sms');
  await twoCheckInsWait(sms);
  const { asOwner } = house.fresh;
  const { caseId } = await house.caseOf(ana);
  await sql`
    create function refuse() returns trigger language plpgsql as $$ begin
      if exists (select from message where id = new.message_id and case_id = tg_argv[0]::uuid) then
        raise exception 'not this one';
      end if;
      return new;
    end $$`.execute(asOwner);
  await sql`
    create trigger refusing before insert on message_status
    for each row execute function refuse(${sql.raw(`'${caseId}'`)})`.execute(asOwner);
  await deliverDue(house.program.delivery);
  expect(sms.everything()).toHaveLength(2);
  const { rows } = await sql<{ isAnas: boolean; state: string }>`
    select case_id = ${caseId} as "isAnas", state from message where audience = 'client' order by 1`.execute(
    asOwner,
  );
  expect(rows).toEqual([
    { isAnas: false, state: 'sent' },
    { isAnas: true, state: 'sending' },
  ]);
});
