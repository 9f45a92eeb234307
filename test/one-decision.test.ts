/** Several commands decided as one, as for several absences of one client: what they come to is what leaves. */
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import type { Command } from '#core/case/commands.ts';
import { lockCase } from '#engine/load-case.ts';
import { commitDecisions, decideOn } from '#engine/run.ts';
import { ada, ben, riverside } from './cast.ts';
import { type House, openHouse } from './house.ts';

let house: House;
afterEach(() => house.close());

test('a check-in that is queued and called off in one decision never leaves', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  await house.books(ben);
  await house.passes({ minutes: 6 });
  const { caseId } = await house.caseOf(ben);
  const by = { kind: 'staff', staffId: ada.id } as const;
  const commands: readonly Command[] = [
    { type: 'note-lateness', by },
    { type: 'raise-doubt', by, doubt: 'session-moved' },
  ];

  await house.fresh.database.inPractice(riverside.id, async (tx) => {
    const before = await lockCase(tx, caseId);
    let current = before;
    const events = commands.flatMap((command) => {
      const considered = decideOn(current, command, house.now());
      if (!current || considered.kind === 'refused') throw new Error('the case is not as expected');
      current = { ...current, state: considered.decided.after };
      return considered.decided.events;
    });
    expect(events.map(({ type }) => type)).toContain('check-in-queued');
    const after = current?.state;
    if (after)
      await commitDecisions(tx, house.program.engine, riverside.id, [{ before, events, after }], house.now());
  });
  await house.settles();

  house.phone(ben).staysQuiet();
  const { rows } = await sql`select state from message where audience = 'client'`.execute(
    house.fresh.asOwner,
  );
  expect(rows).toEqual([{ state: 'cancelled' }]);
});
