/** Snapshots of another version: an older one is folded anew, a newer one is left to the version that made it. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldVersion } from '#core/case/fold-version.ts';
import { readCase } from '#engine/load-case.ts';
import type { Carrier } from '#engine/ports.ts';
import { verifyCase } from '#engine/verify.ts';
import { ada, ben, eli, riverside } from './cast.ts';
import { type House, openHouse } from './house.ts';

let house: House;

beforeEach(async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben, eli] });
  await house.misses(ben);
});
afterEach(() => house.close());

const asOwner = (statement: ReturnType<typeof sql>) => statement.execute(house.fresh.asOwner);
const writtenBy = (version: number) => asOwner(sql`update case_file set fold_version = ${version}`);
const flaw = async () => {
  const { caseId } = await house.caseOf(ben);
  return house.fresh.database.inPractice(riverside.id, (tx) => verifyCase(tx, riverside.id, caseId));
};

test('what an older version worked out is worked out anew from what happened', async () => {
  const right = await house.caseOf(ben);
  await asOwner(sql`alter table case_file drop constraint case_file_fold_version_check`);
  await asOwner(sql`update case_file set snapshot = snapshot - 'callBacks' - 'asks'`);
  await writtenBy(foldVersion - 1);

  expect(await house.caseOf(ben)).toEqual(right);
  expect(await flaw()).toBeNull();
  await house.passes({ hours: 2 });
  await house.does(ada, ben, { type: 'take-case' });
  const { rows } = await sql<{ version: number; parts: unknown }>`
    select fold_version as version, snapshot -> 'callBacks' as parts from case_file`.execute(
    house.fresh.asOwner,
  );
  expect(rows).toEqual([{ version: foldVersion, parts: {} }]);
  expect(await flaw()).toBeNull();
});

test('what a newer version has written is shown, and changed by nobody else', async () => {
  const before = await house.history(ben);
  await writtenBy(foldVersion + 1);
  await house.books(eli);

  await house.sleeps({ minutes: 120 });
  await house.settles();
  expect(await house.asked(eli)).toMatchObject([{ kind: 'confirm-absence' }]);
  await house.sleeps({ minutes: 11 });
  await house.settles();
  expect((await house.history(eli)).map(({ type }) => type)).toContain('ask-moved-on');
  await expect(house.does(ada, ben, { type: 'take-case' })).rejects.toThrow('being upgraded');
  expect(await house.history(ben)).toEqual(before);
  const { caseId } = await house.caseOf(ben);
  const shown = await house.fresh.database.inPractice(riverside.id, (tx) => readCase(tx, caseId));
  expect(shown?.status).toBe('open');
  expect(await flaw()).toBeNull();

  await writtenBy(foldVersion);
  await house.settles();
  expect((await house.history(ben)).length).toBeGreaterThan(before.length);
});

test('what a provider said of a message, while its case moved to a newer version, waits there for that version', async () => {
  await house.close();
  const movesOn: Carrier = {
    medium: 'sms',
    name: 'one that moves on',
    async send({ key }) {
      await writtenBy(foldVersion + 1);
      return { kind: 'accepted', providerId: `sent-${key}` };
    },
  };
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben], carriers: new Map([['sms', movesOn]]) });
  await house.misses(ben);
  const stored = async () => {
    const { rows } = await sql`
      select m.state, s.state as said from message m left join message_status s on s.message_id = m.id`.execute(
      house.fresh.asOwner,
    );
    return rows;
  };
  expect(await stored()).toEqual([{ state: 'sending', said: 'sent' }]);
  await house.sleeps({ minutes: 2 });
  await house.settles();
  expect(await stored()).toEqual([{ state: 'sending', said: 'sent' }]);

  await writtenBy(foldVersion);
  await house.settles();
  expect(await stored()).toEqual([{ state: 'sent', said: 'sent' }]);
  expect((await house.history(ben)).map(({ type }) => type)).toContain('check-in-sent');
});
