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

test('a message that nobody can handle holds up no other', async () => {
  const sms = pretendCarrier('sms');
  let thrown = 0;
  const send: Carrier['send'] = async (message) => {
    if (thrown > 0) return sms.send(message);
    thrown += 1;
    throw new Error('a fault that no carrier should have');
  };
  const carriers = new Map<Medium, Carrier>([
    ['sms', { ...sms, send }],
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
  await deliverDue(house.program.delivery);
  expect(thrown).toBe(1);
  expect(sms.everything()).toHaveLength(1);
});
