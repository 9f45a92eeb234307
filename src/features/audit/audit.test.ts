import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ada, ana, ben, type CastStaff, lena, marcus, priya, riverside, tom } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import type { AuditEntryRead } from './contract.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse({ at: 'Tuesday 13:00', who: [ana, ben] });
});
afterEach(() => house.close());

interface Page {
  readonly entries: readonly AuditEntryRead[];
  readonly next: string | null;
}

/** As somebody of the staff reads it. */
async function read(who = tom, query: Record<string, string> = {}): Promise<Page> {
  const { body, status } = await (await house.signsIn(who)).get<Page>(`/audit?${new URLSearchParams(query)}`);
  expect(status).toBe(200);
  return body;
}
const actions = ({ entries }: Page) => entries.map(({ action }) => action);

test('says who did and saw what about whom, and the look stands in the next one', async () => {
  await house.misses(ana);
  const { caseId } = await house.caseOf(ana);
  await (await house.signsIn(lena)).get(`/cases/${caseId}`);
  for (const _ of ['once', 'twice']) await (await house.signsIn(priya)).get(`/clients/${ben.id}`);
  const first = await read();
  expect(first.entries.filter(({ action }) => action === 'client.viewed')).toMatchObject([
    { staffId: priya.id, clientId: ben.id, clientName: 'Ben Turner', caseId: null },
  ]);
  expect(first.entries[0]).toMatchObject({ staffId: tom.id, action: 'sign-in.succeeded' });
  expect(first.entries.find(({ action }) => action === 'case.viewed')).toMatchObject({
    staffId: lena.id,
    clientId: ana.id,
    clientName: 'Ana Reyes',
    caseId,
  });
  expect(actions(first)).toContain('case.miss-confirmed');
  expect(actions(first)).not.toContain('audit.viewed');
  expect((await read()).entries[0]).toMatchObject({ staffId: tom.id, action: 'audit.viewed' });
});

test('whoever makes up a place to go on from is seen looking all the same, and going on is one look', async () => {
  const before = '2030-01-01T00:00:00Z ffffffff-ffff-4fff-8fff-ffffffffffff';
  for (const _ of [1, 2]) await read(tom, { before });
  expect(actions(await read(tom, { kind: 'looks' }))).toEqual(['audit.viewed']);
  const nowhere = encodeURIComponent(`yesterday ${before.split(' ')[1]}`);
  expect((await (await house.signsIn(tom)).get(`/audit?before=${nowhere}`)).status).toBe(400);
});

test('is narrowed to a person, a client, a kind and days', async () => {
  await house.misses(ben);
  await (await house.signsIn(lena)).get(`/cases/${(await house.caseOf(ben)).caseId}`);
  await (await house.signsIn(priya)).post(`/templates`, {});
  expect(new Set((await read(tom, { staffId: lena.id })).entries.map(({ staffId }) => staffId))).toEqual(
    new Set([lena.id]),
  );
  const bens = await read(tom, { clientId: ben.id });
  expect(new Set(bens.entries.map(({ clientName }) => clientName))).toEqual(new Set(['Ben Turner']));
  expect(actions(bens)).toContain('case.viewed');
  expect(actions(await read(tom, { kind: 'refused' }))).toEqual(['access.denied']);
  expect(actions(await read(tom, { kind: 'looks', staffId: lena.id }))).toEqual(['case.viewed']);
  expect(actions(await read(tom, { kind: 'changes', clientId: ben.id }))).not.toContain('case.viewed');
  expect((await read(tom, { to: '2026-03-02' })).entries).toEqual([]);
  expect(actions(await read(tom, { from: '2026-03-03', to: '2026-03-03' }))).toContain('case.viewed');
  expect((await read(tom, { from: '2026-03-04' })).entries).toEqual([]);
});

test('pages neither lose nor repeat an entry, although new ones come', async () => {
  const auditor = await house.signsIn(tom);
  for (let look = 0; look < 130; look += 1) await auditor.get('/audit?kind=refused');
  const first = await read();
  expect(first.entries).toHaveLength(100);
  const second = await read(tom, { before: first.next ?? '' });
  const ids = [...first.entries, ...second.entries].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(131);
  expect(second.next).toBeNull();
});

test('leaves the house as a table, which is on record', async () => {
  await house.misses(ana);
  const auditor = await house.signsIn(tom);
  const { body, headers } = await auditor.get<string>(`/audit.csv?clientId=${ana.id}`);
  expect(headers['content-disposition']).toBe('attachment; filename="audit.csv"');
  expect(body).toContain('"Dr Ada Okafor","Confirmed that the client was not seen","Ana Reyes"');
  expect((await read()).entries[0]).toMatchObject({
    action: 'audit.exported',
    clientId: ana.id,
    detail: { clientId: ana.id },
  });
});

test('the table holds all of it, however much there is', async () => {
  const { asOwner } = house.fresh;
  await sql`
    insert into audit_entry (practice_id, id, at, staff_id, actor, action, subject_kind, subject_id, detail)
    select ${riverside.id}, gen_random_uuid(), ${house.now()}::timestamptz - (n / 7) * interval '1 minute', ${lena.id},
      'staff', 'client.viewed', 'client', ${ben.id}, jsonb_build_object('number', n) from generate_series(1, 2500) n`.execute(
    asOwner,
  );
  const { body } = await (await house.signsIn(tom)).get<string>('/audit.csv?kind=looks');
  const numbers = [...body.matchAll(/number"":(\d+)/g)].map(([, number]) => Number(number));
  expect(numbers).toHaveLength(2500);
  expect(new Set(numbers).size).toBe(2500);
  expect(body.split('\uFEFF'), 'one heading').toHaveLength(2);
});

test('is read by owners and auditors alone', async () => {
  const statusFor = async (who: CastStaff, path: string) =>
    (await (await house.signsIn(who)).get(path)).status;
  for (const [who, status] of [
    [ada, 200],
    [tom, 200],
    [lena, 403],
    [marcus, 403],
    [priya, 403],
  ] as const) {
    expect(await statusFor(who, '/audit'), who.role).toBe(status);
    expect(await statusFor(who, '/audit.csv'), who.role).toBe(status);
  }
});
