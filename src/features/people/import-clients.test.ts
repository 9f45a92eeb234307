import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ClientId } from '#core/ids.ts';
import { instant } from '#core/time/instant.ts';
import { ada, castWork, lena, riverside, settlePractice } from '#test/cast.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { planFacts } from './facts.ts';
import { type ImportSettings, type RowOutcome, saveImportedClients } from './import-clients.ts';
import { readClientsCsv } from './read-clients-csv.ts';
import { searchClients } from './store.ts';
import { agreementsOf, safetyPlansOf, tiersOf } from './store-plans.ts';

const now = instant('2026-03-02T14:00:00Z');
const settings: ImportSettings = {
  defaultZone: 'America/New_York',
  defaultCountry: 'US',
  defaultClinicianId: ada.id,
  system: 'import',
  isClinical: true,
};
let fresh: FreshDatabase;

beforeEach(async () => {
  fresh = await freshDatabase();
  await fresh.database.inPractice(riverside.id, (tx) => settlePractice(tx, now));
  return () => fresh.close();
});

const importBytes = (bytes: Uint8Array, restricted?: Parameters<typeof castWork>[3]): Promise<RowOutcome[]> =>
  fresh.database.inPractice(riverside.id, (tx) =>
    saveImportedClients(
      castWork(fresh.database, tx, now, restricted),
      readClientsCsv(bytes, settings).rows,
      settings,
    ),
  );
const importText = (...lines: string[]) => importBytes(new TextEncoder().encode(lines.join('\n')));
const outcomes = (rows: RowOutcome[]) => rows.map(({ line, outcome }) => [line, outcome]);
const factsOf = (row: RowOutcome | undefined) =>
  fresh.database.inPractice(riverside.id, (tx) => planFacts(tx, row?.clientId as ClientId, now));
const everybody = () =>
  fresh.database.inPractice(riverside.id, (tx) =>
    searchClients(tx, { text: '', ended: false, limit: 100, after: null }),
  );

describe('the shipped example', () => {
  const example = readFileSync(new URL('../../../examples/clients.csv', import.meta.url));

  test('brings everybody in, and again changes nothing', async () => {
    const first = await importBytes(example);
    expect(first.map(({ outcome, problems }) => [outcome, problems])).toEqual(
      Array.from({ length: 8 }, () => ['imported', []]),
    );
    const second = await importBytes(example);
    expect(second.map((row) => row.outcome)).toEqual(Array(8).fill('unchanged'));
    expect(second.map((row) => row.clientId)).toEqual(first.map((row) => row.clientId));
    expect(await everybody()).toHaveLength(8);
  });

  test('Ana arrives as she is: judged, agreed, reachable, with her sister', async () => {
    const [row] = await importBytes(example);
    expect(await factsOf(row)).toMatchObject({
      client: { preferredName: 'Ana Reyes', references: [{ system: 'import', value: 'R-1001' }] },
      clinicianId: ada.id,
      backupId: lena.id,
      tier: 'elevated',
      judged: { by: ada.id, on: '2026-02-10', reviewBy: '2026-05-10', stale: false },
      agreement: { version: 1, signedAt: '2025-12-11T17:00:00.000Z' },
      safetyPlan: { reviewedOn: '2025-12-11' },
      channels: [
        { kind: 'sms', address: '+19175550142', usable: true },
        { kind: 'voice', voicemailAllowed: true, usable: true },
        { kind: 'email', usable: true },
      ],
      emergencyContacts: [{ name: 'Mia Reyes', scope: 'share-missed-session', usable: true }],
      locations: [{ accessNotes: 'Bell 3, friendly dog' }],
    });
  });
});

describe('every row is accounted for', () => {
  test('a bad row is skipped with its reasons, and its neighbours come in', async () => {
    const rows = await importText(
      'preferred_name,mobile,clinician',
      'Ben,917 555 0151,lena@riverside.example',
      'Cara,12345,lena@riverside.example',
      'Dev,917 555 0173,nobody@riverside.example',
      'Eli,917 555 0184,Lena Lindqvist',
    );
    expect(outcomes(rows)).toEqual([
      [2, 'imported'],
      [3, 'skipped'],
      [4, 'skipped'],
      [5, 'imported'],
    ]);
    expect(rows[1]?.problems).toMatchObject([{ field: 'mobile' }]);
    expect(rows[2]?.problems).toMatchObject([
      { field: 'clinician', reason: expect.stringMatching(/nobody/) },
    ]);
    expect(await everybody()).toHaveLength(2);
  });

  test('nobody is their own backup', async () => {
    const rows = await importText(
      'preferred_name,clinician,backup',
      'Ben,Lena Lindqvist,lena@riverside.example',
    );
    expect(rows).toMatchObject([{ outcome: 'skipped', problems: [{ field: 'backup' }] }]);
  });

  test('a row that fails half-way leaves nothing of itself behind', async () => {
    const rows = await importText(
      'preferred_name,tier,tier_reasons,tier_judged_on',
      'Ben,high,Worried,2026-03-03',
    );
    expect(rows).toMatchObject([
      { outcome: 'skipped', problems: [{ field: 'tier_judged_on', reason: /future/ }] },
    ]);
    expect(await everybody()).toEqual([]);
  });
});

describe('who is meant', () => {
  test('a reference settles it, whatever the name has become', async () => {
    const [before] = await importText('reference,preferred_name,born_on', 'R-1,Ana Reyes,1991-04-17');
    const [after] = await importText('reference,preferred_name,born_on', 'R-1,Ana Ortega,1991-04-17');
    expect(after).toMatchObject({ outcome: 'updated', clientId: before?.clientId });
    expect(await everybody()).toMatchObject([{ preferredName: 'Ana Ortega' }]);
  });

  test('unless name and day of birth both say otherwise', async () => {
    const rows = await importText(
      'reference,preferred_name,born_on',
      'R-1,Ana,1991-04-17',
      'R-1,Ben,1984-11-02',
    );
    expect(outcomes(rows)).toEqual([
      [2, 'imported'],
      [3, 'skipped'],
    ]);
    expect(rows[1]?.problems).toMatchObject([{ field: 'reference' }]);
    expect(await everybody()).toMatchObject([{ preferredName: 'Ana' }]);
  });

  test('a name alone never settles it', async () => {
    await importText('preferred_name', 'Ana Reyes');
    const rows = await importText('preferred_name,pronouns', 'Ana Reyes,she/her');
    expect(rows).toMatchObject([{ outcome: 'skipped', problems: [{ field: 'preferred_name' }] }]);
    expect(await everybody()).toHaveLength(1);
  });

  test.each([
    ['the same day of birth', 'born_on', '1991-04-17'],
    ['the same number', 'mobile', '917 555 0142'],
    ['the same address', 'email', 'ana@example.com'],
  ])('a name with %s does', async (_what, column, value) => {
    const [before] = await importText(`preferred_name,${column}`, `Ana Reyes,${value}`);
    const [after] = await importText(`preferred_name,pronouns,${column}`, `ANA REYES,she/her,${value}`);
    expect(after).toMatchObject({ outcome: 'updated', clientId: before?.clientId });
  });

  test('another day of birth is another person, even in one household', async () => {
    const rows = await importText(
      'preferred_name,born_on,mobile',
      'Ana Reyes,1991-04-17,917 555 0142',
      'Ana Reyes,1961-01-02,917 555 0142',
    );
    expect(outcomes(rows)).toEqual([
      [2, 'imported'],
      [3, 'imported'],
    ]);
    expect((await factsOf(rows[0])).channels[0]?.sharedWith).toEqual([rows[1]?.clientId]);
  });
});

describe('an update takes nothing away by being silent, and undoes no restriction', () => {
  test('empty cells keep what is there; "no" counts', async () => {
    const [row] = await importText(
      'reference,preferred_name,pronouns,mobile,mobile_text',
      'R-1,Ana,she/her,917 555 0142,yes',
    );
    await importText('reference,preferred_name,pronouns,mobile,mobile_text', 'R-1,Ana,,917 555 0142,');
    expect(await factsOf(row)).toMatchObject({
      client: { pronouns: 'she/her' },
      channels: [{ usable: true }, {}],
    });
    const heard: string[] = [];
    const bytes = new TextEncoder().encode(
      'reference,preferred_name,mobile,mobile_text\nR-1,Ana,917 555 0142,no\n',
    );
    await importBytes(bytes, async (_tx, restriction) => {
      heard.push(restriction.why);
    });
    expect((await factsOf(row)).channels[0]).toMatchObject({ usable: false, unusable: 'not-allowed' });
    expect(heard).toEqual(['client-asked']);
  });

  test('a number that is never to be used stays so', async () => {
    const head = 'reference,preferred_name,phone,phone_call,phone_never';
    const [row] = await importText(head, 'R-1,Ana,212 555 0187,yes,yes');
    await importText(head, 'R-1,Ana,212 555 0187,yes,no');
    expect((await factsOf(row)).channels).toMatchObject([{ allowed: true, unusable: 'never-contact' }]);
  });

  test('a barred contact stays barred, and only a later signature replaces a consent', async () => {
    const head =
      'reference,preferred_name,contact_name,contact_phone,contact_scope,contact_signed_on,contact_barred';
    const [row] = await importText(head, 'R-1,Ana,Mia,917 555 0143,share-missed-session,2025-12-11,custody');
    await importText(head, 'R-1,Ana,Mia,917 555 0143,share-concern,2025-12-10,');
    expect((await factsOf(row)).emergencyContacts).toMatchObject([
      { scope: 'share-missed-session', barred: true },
    ]);
    await importText(head, 'R-1,Ana,Mia,917 555 0143,share-concern,2026-02-01,');
    expect((await factsOf(row)).emergencyContacts).toMatchObject([
      { scope: 'share-concern', barred: true, usable: false },
    ]);
  });

  test('an older judgement, plan or agreement does not replace a newer one', async () => {
    const head =
      'reference,preferred_name,tier,tier_reasons,tier_judged_on,safety_plan_reviewed_on,agreement_signed_on';
    const [row] = await importText(head, 'R-1,Ana,high,Worried,2026-02-10,2026-02-10,2026-02-10');
    await importText(head, 'R-1,Ana,routine,Old file,2025-02-10,2025-02-10,2025-02-10');
    const facts = await factsOf(row);
    expect(facts).toMatchObject({ tier: 'high', safetyPlan: { version: 1 }, agreement: { version: 1 } });
    const kept = await fresh.database.inPractice(riverside.id, async (tx) => [
      (await tiersOf(tx, facts.client.id)).length,
      (await safetyPlansOf(tx, facts.client.id)).length,
      (await agreementsOf(tx, facts.client.id)).length,
    ]);
    expect(kept).toEqual([2, 1, 1]);
  });
});
