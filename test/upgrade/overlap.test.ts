/** An old and a new version of the program at work on one database. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerPage } from '#app/rehearsal/answer-page.ts';
import { foldVersion } from '#core/case/fold-version.ts';
import { type EmptyDatabase, emptyDatabase, ownerOf, testSecret } from '#test/database.ts';
import { type KeptProcess, startKept } from '#test/kept-process.ts';
import { type Mailbox, openMailbox } from '#test/mailbox.ts';
import { type KeptVersion, unpackVersion } from './kept-version.ts';
import { mailOf, missedClient, type Person, publicAddress, setUpPractice } from './person.ts';

const patience = { timeout: 60_000, interval: 100 };
let mailbox: Mailbox;
let database: EmptyDatabase;
let asOwner: ReturnType<typeof ownerOf>;
let older: KeptVersion;
const running: KeptProcess[] = [];

beforeEach(async () => {
  mailbox = await openMailbox();
  database = await emptyDatabase();
  asOwner = ownerOf(database.ownerUrl);
  older = await unpackVersion('0.1.0');
});
afterEach(async () => {
  for (const kept of running.splice(0)) await kept.kill();
  await asOwner.destroy();
  await database.close();
  await mailbox.close();
  await older.remove();
});

test('a case that was opened under the old version goes on and ends under the new one, while both work', {
  timeout: 300_000,
}, async () => {
  const old = start('serve', older.folder);
  const oldAddress = await addressOf(old);
  await old.says('/set-up#');
  const [link = ''] = /http:\S+set-up#\S+/.exec(old.heard()) ?? [];
  const { ada, staffId } = await setUpPractice(oldAddress, link);
  const ana = await caseOf(await missedClient(ada, oldAddress, staffId, 'Ana'));
  const ben = await caseOf(await missedClient(ada, oldAddress, staffId, 'Ben'));
  await ada.puts(oldAddress, `/cases/${ana}/miss`, {});
  await hears('Ana');
  expect(await versionOf(ana)).toBeLessThan(foldVersion);

  const first = start('serve');
  const newAddress = await addressOf(first);
  const cara = await caseOf(await missedClient(ada, oldAddress, staffId, 'Cara'));
  const dev = await caseOf(await missedClient(ada, newAddress, staffId, 'Dev'));
  await ada.puts(newAddress, `/cases/${ana}/lease`, {});
  expect(await versionOf(ana)).toBe(foldVersion);

  // The old one still shows what the new one has written, and says why it cannot do more.
  expect((await ada.get(oldAddress, `/cases/${ana}`)).status).toBe(200);
  expect(await ada.post(oldAddress, `/cases/${ana}/lease`, {})).toMatchObject({
    status: 503,
    body: { code: 'left-to-newer-version', detail: expect.stringContaining('Try again in a moment') },
  });
  // A client is told that the tap did not arrive, and the same link is good at the new one.
  await expect(taps('Ana', oldAddress)).rejects.toThrow(/did not take the answer: 50\d/);

  await everythingIsSent();
  await first.kill();
  await leftAloneByTheOldOne(ana, ben);
  const again = start('serve', older.folder);
  expect(await again.ended).toBe(1);
  expect(again.heard()).toContain('It was used by a newer version: run that one.');

  const next = await addressOf(start('serve'));
  await everythingIsSent();
  await old.kill();
  await endsUnderTheNewOne(ada, next, { ana, cases: [ben, cara, dev] });

  const verify = start('verify');
  expect(await verify.ended, verify.heard()).toBe(0);
  expect(verify.heard()).toContain('Everything is as it was written.');
  await nobodyWasMailedTwice();
});

function start(command: string, folder?: string): KeptProcess {
  const settings = {
    DATABASE_URL: database.ownerUrl,
    KEPT_SECRET: testSecret,
    KEPT_SMTP_URL: mailbox.url,
    KEPT_MAIL_FROM: 'hello@riverside.example',
    KEPT_PUBLIC_ADDRESS: publicAddress,
    KEPT_LOG_LEVEL: 'error',
    PORT: '0',
  };
  const kept = startKept(['src/app/main.ts', command], settings, folder);
  running.push(kept);
  return kept;
}

async function addressOf(kept: KeptProcess): Promise<string> {
  await kept.says('Kept is at ');
  await vi.waitFor(() => expect(kept.heard()).toMatch(/Kept is at \S+\n/), patience);
  return /Kept is at (\S+)/.exec(kept.heard())?.[1] ?? '';
}

/** Whoever opens it. */
function caseOf(clientId: string): Promise<string> {
  return vi.waitFor(async () => {
    const { rows } = await sql<{
      id: string;
    }>`select id from case_file where client_id = ${clientId}`.execute(asOwner);
    if (!rows[0]) throw new Error('there is no case yet');
    return rows[0].id;
  }, patience);
}

async function versionOf(caseId: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select fold_version as version from case_file where id = ${caseId}`.execute(asOwner);
  return rows[0]?.version ?? 0;
}

function hears(name: string): Promise<void> {
  return vi.waitFor(() => expect(mailbox.forAddress(mailOf(name))).toHaveLength(1), patience);
}

/** On the page that the client's mail leads to, by whichever process answers. */
async function taps(name: string, address: string): Promise<void> {
  const [mail] = mailbox.forAddress(mailOf(name));
  const [link = ''] = /http:\/\/\S+\/h\/\S+/.exec(mail?.text ?? '') ?? [];
  await answerPage(link.replace(publicAddress, address), 'safe', null);
}

/** Both cases are made to look due; what the old one has seen since then shows on the case that is its own. */
async function leftAloneByTheOldOne(newer: string, its: string): Promise<void> {
  const before = await asStored(newer);
  await sql`update case_file set due_at = opened_at where id in (${newer}, ${its})`.execute(asOwner);
  const due = (await asStored(newer)).dueAt;
  await vi.waitFor(async () => expect((await asStored(its)).dueAt).not.toBe(due), patience);
  await vi.waitFor(async () => expect((await asStored(its)).isDue).toBe(false), patience);
  expect(await asStored(newer)).toMatchObject({ isDue: true, sequence: before.sequence });
}

async function asStored(caseId: string) {
  const { rows } = await sql<{ dueAt: string; isDue: boolean; sequence: number; status: string }>`
    select due_at as "dueAt", due_at <= clock_timestamp() as "isDue", sequence, status
    from case_file where id = ${caseId}`.execute(asOwner);
  if (!rows[0]) throw new Error('there is no such case');
  return rows[0];
}

/** The client of one is sure to be well, and a person says so; the others had not been missed at all. */
async function endsUnderTheNewOne(
  by: Person,
  address: string,
  { ana, cases }: { readonly ana: string; readonly cases: readonly string[] },
): Promise<void> {
  await vi.waitFor(async () => expect((await asStored(ana)).isDue).toBe(false), patience);
  await taps('Ana', address);
  const { rows } = await sql<{ replyId: string }>`
    select payload ->> 'replyId' as "replyId" from case_event where case_id = ${ana} and type = 'reply-received'`.execute(
    asOwner,
  );
  expect(rows).toHaveLength(1);
  if ((await asStored(ana)).status === 'open') {
    const word = { replyId: rows[0]?.replyId, as: 'client-is-safe', note: 'She wrote that she is well.' };
    await by.puts(address, `/cases/${ana}/settled-replies`, word);
  }
  for (const caseId of cases) {
    const outcome = { outcome: 'technical-failure', note: 'The line was dead.' };
    await by.puts(address, `/cases/${caseId}/absence-outcome`, outcome);
  }
  for (const caseId of [ana, ...cases]) {
    expect(await asStored(caseId)).toMatchObject({ status: 'closed' });
    expect(await versionOf(caseId)).toBe(foldVersion);
  }
}

/** Who is killed in the middle of a message leaves it in doubt; that is another test's matter. Returns how many there are. */
function everythingIsSent(): Promise<number> {
  return vi.waitFor(async () => {
    const { rows } = await sql<{ state: string; messages: number }>`
      select state, count(*)::integer as messages from message group by state`.execute(asOwner);
    expect(rows.map(({ state }) => state)).toEqual(['sent']);
    return rows[0]?.messages ?? 0;
  }, patience);
}

async function nobodyWasMailedTwice(): Promise<void> {
  const sent = await everythingIsSent();
  expect(mailbox.begun).toHaveLength(sent);
  expect(new Set(mailbox.begun).size).toBe(sent);
}
