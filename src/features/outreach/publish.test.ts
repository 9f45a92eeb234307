import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instant } from '#core/time/instant.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { newId, type SmallPractice, settlePractice } from '#test/small-practice.ts';
import { listTemplates, previewDraft, publish } from './actions.ts';
import { wordingsOf } from './facts.ts';
import { publishedWordings } from './store.ts';

let fresh: FreshDatabase;
let riverside: SmallPractice;
let hillside: SmallPractice;
const clock = {
  now: () => '2026-03-03T14:00:00.000Z' as Instant,
  elapsed: () => 0,
  passes: async () => undefined,
};

beforeAll(async () => {
  fresh = await freshDatabase();
  riverside = await settlePractice(fresh, []);
  hillside = await settlePractice(fresh, []);
});
afterAll(() => fresh.close());

const draft = {
  id: 'check-in',
  language: 'de',
  medium: 'sms',
  subject: '',
  reviewed: null,
  text: 'Hallo {preferredName}, hier ist {callerName}. Geht es Ihnen gut? {link}',
} as const;
const publishAs = (
  { practiceId, clinicianId: staffId }: SmallPractice,
  input: Parameters<typeof publish>[2],
) => fresh.database.inPractice(practiceId, (tx) => publish(tx, { clock, newId, practiceId, staffId }, input));
const wordings = ({ practiceId }: SmallPractice) => fresh.database.inPractice(practiceId, wordingsOf);

test('a published text is sent from then on, in this practice and in no other', async () => {
  expect(await publishAs(riverside, { ...draft, after: 0 })).toEqual({ version: 1 });
  const reviewed = { by: 'Lena Lindqvist', on: '2026-03-01' };
  expect(await publishAs(riverside, { ...draft, reviewed, after: 1 })).toEqual({ version: 2 });
  const wish = { id: 'check-in', medium: 'sms', language: 'de', practiceNameAllowed: false } as const;
  expect((await wordings(riverside)).choose(wish)).toEqual({
    wording: expect.objectContaining({ ...draft, version: 2, reviewed }),
    shortcomings: [],
  });
  expect((await wordings(riverside)).exact({ ...draft, version: 1 })?.reviewed).toBeNull();
  expect((await wordings(hillside)).choose(wish)?.wording).toMatchObject({ language: 'de', version: 0 });
});

test('a text with findings is refused, with each finding and its way out', async () => {
  const refused = publishAs(riverside, { ...draft, text: `${draft.text} Antworten Sie STOPP!`, after: 2 });
  await expect(refused).rejects.toMatchObject({ kind: 'invalid', code: 'wording-has-findings' });
  await expect(refused).rejects.toMatchObject({
    fields: [{ field: 'text' }, { field: 'text' }, { field: 'text' }],
  });
});

test('somebody who looked at an older version is told so', async () => {
  const refused = publishAs(riverside, { ...draft, after: 0 });
  await expect(refused).rejects.toMatchObject({ kind: 'conflict', code: 'published-meanwhile' });
});

test('of two people who publish in the same moment, one is told so', async () => {
  const { practiceId, clinicianId: staffId } = riverside;
  const publisher = { clock, newId, practiceId, staffId };
  const mail = { ...draft, medium: 'email', subject: 'Hallo', after: 0 } as const;
  let second: Promise<unknown> = Promise.resolve();
  await fresh.database.inPractice(practiceId, async (tx) => {
    await publish(tx, publisher, mail);
    second = publishAs(riverside, mail).catch((problem: unknown) => problem);
    await untilSomebodyWaits();
  });
  expect(await second).toMatchObject({ kind: 'conflict', code: 'published-meanwhile' });
});

/** Until a transaction waits for a lock that another one holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(fresh.asOwner);
    if (rows.length > 0) return;
  }
}

test('publishing is audited, without the words', async () => {
  const { rows } = await sql<{ detail: object }>`
    select detail from audit_entry where action = 'outreach.published' order by at, id limit 1
  `.execute(fresh.asOwner);
  expect(rows[0]?.detail).toEqual({ template: 'check-in', language: 'de', medium: 'sms', version: 1 });
});

test('the app can neither change nor remove what was published', async () => {
  for (const attack of [sql`update template_version set text = 'x'`, sql`delete from template_version`]) {
    const tried = fresh.database.inPractice(riverside.practiceId, (tx) => attack.execute(tx));
    await expect(tried).rejects.toThrow(/permission denied/);
  }
});

test('the list has every template, newest version first and the built-in one last', async () => {
  const own = await fresh.database.inPractice(riverside.practiceId, publishedWordings);
  const list = listTemplates(own);
  const german = list.find(({ language, medium }) => language === 'de' && medium === 'sms');
  expect(german?.versions.map(({ version }) => version)).toEqual([2, 1, 0]);
  const english = list.find(
    ({ id, language, medium }) => id === 'check-in' && language === 'en' && medium === 'sms',
  );
  expect(english?.versions).toMatchObject([{ version: 0, publishedBy: null }]);
});

test('a draft is shown as it would arrive, and says what is missing', () => {
  const shown = previewDraft({
    ...draft,
    values: { preferredName: 'Ana', callerName: 'Ada' },
    shared: false,
    repliesAreRead: true,
  });
  expect(shown).toMatchObject({ findings: [], segments: 1 });
  const gap = () => previewDraft({ ...draft, values: {}, shared: false, repliesAreRead: true });
  expect(gap).toThrow(expect.objectContaining({ code: 'value-missing' }));
});
