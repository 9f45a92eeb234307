/** The record as staff meet it: a chronology, a note that is signed once, and what leaves the house. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyRecord } from '#app/cli/verify.ts';
import { home } from '#app/config.ts';
import type { CaseId, EmergencyContactId } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Note } from '#features/record/contract.ts';
import { ada, ana, fay, lena, marcus, priya, riverside, tom } from './cast.ts';
import { type House, openHouse } from './house.ts';
import { type Caller, machineWith, signInAs } from './sign-in.ts';

let house: House;
let caseId: CaseId;
let doors: Parameters<typeof signInAs>[0];
const callers = new Map<string, Caller>();

/** Signs in once a person. */
async function as(person: typeof ada): Promise<Caller> {
  const caller = callers.get(person.id) ?? (await signInAs(doors, person));
  callers.set(person.id, caller);
  return caller;
}

beforeAll(async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, fay] });
  doors = { ...(await house.web()), asOwner: house.fresh.asOwner };
  await missedSessionOfAna();
  ({ caseId } = await house.caseOf(ana));
});
afterAll(() => house.close());

async function missedSessionOfAna(): Promise<void> {
  await house.books(ana);
  await house.passes({ minutes: 6 });
  await house.does(ada, ana, { type: 'note-lateness' });
  await house.passes({ minutes: 10 });
  await house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
  await house.does(ada, ana, { type: 'review-agreement', note: 'Mia may be called after an hour.' });
  const call = (happenedAt: string, note: string) =>
    house.does(ada, ana, {
      type: 'record-attempt',
      medium: 'call',
      channelId: null,
      stepId: null,
      result: 'no-answer',
      happenedAt: happenedAt as ReturnType<House['now']>,
      note,
    });
  await call(house.now(), 'Let it ring for a minute.');
  const early = house.now();
  await house.passes({ minutes: 70 });
  await call(early, 'Rang a second time straight away.');
  await house.does(ada, ana, {
    type: 'judge-concern',
    level: 'worried',
    reasons: 'Has never missed before.',
  });
  await house.does(ada, ana, {
    type: 'record-consultation',
    withName: 'Marcus Bell',
    withStaffId: marcus.id,
    question: 'Call her sister?',
    advice: 'Yes, and say only that we would like to hear from her.',
    agreed: true,
  });
  const [contact] = (await house.caseOf(ana)).plan.emergencyContacts;
  const contactId = contact?.id as EmergencyContactId;
  await house.does(ada, ana, {
    type: 'request-emergency-contact',
    contactId,
    basis: 'consent',
    reason: 'Two calls and a text unanswered.',
    facts: '',
    reveals: ['caller-name', 'client-name', 'request-to-check'],
    conditionChecked: true,
  });
  await house.does(ada, ana, {
    type: 'record-emergency-contact',
    contactId,
    result: 'knows-client-is-safe',
    said: 'Ada here. Could you ask Ana to ring me?',
    happenedAt: house.now(),
    disclosure: {
      recipient: 'Mia Reyes',
      address: '+1 917 555 0143',
      description: 'That Ada would like Ana to ring.',
      purpose: 'To know that Ana is safe.',
    },
  });
  await house.passes({ minutes: 5 });
  await house.phone(ana).receives(/./).taps('safe');
  await house.passes({ minutes: 5 });
}

const draftFor = async (person: typeof ada): Promise<Note> => {
  const { status, body } = await (await as(person)).post<Note>(`/cases/${caseId}/notes`);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const audited = async (action: string) => {
  const { rows } = await sql<{ staff_id: string | null; actor: string; subject_id: string; detail: object }>`
    select staff_id, actor, subject_id, detail from audit_entry where action = ${action} order by id`.execute(
    house.fresh.asOwner,
  );
  return rows;
};

describe('the chronology', () => {
  interface Told {
    zone: string;
    practiceZone: string | null;
    entries: {
      time: string;
      entered: string | null;
      isLate: boolean;
      what: string;
      sequence: number | null;
      details: { label: string; text: string }[];
    }[];
  }

  test('tells everything in order, with texts as sent, and puts the look on record', async () => {
    const { status, body } = await (await as(tom)).get<Told>(`/cases/${caseId}/chronology`);
    expect(status).toBe(200);
    expect(body.practiceZone).toBeNull();
    const told = body.entries.map(({ time, what }) => `${time} ${what}`);
    expect(told).toContain('14:06 Dr Ada Okafor noted that Ana Reyes was not there yet.');
    expect(told).toContain('14:16 Dr Ada Okafor confirmed that Ana Reyes was not seen.');
    expect(told).toContain(
      '15:26 Dr Ada Okafor contacted Mia Reyes (sister), who knows that the client is safe.',
    );
    expect(told).toContain('15:31 Ana Reyes answered on the check-in page: “I’m OK”.');
    const late = body.entries.filter(({ isLate }) => isLate);
    expect(late).toMatchObject([{ time: '14:16', entered: '15:26' }]);
    const text = body.entries.flatMap(({ details }) => details).find(({ label }) => label === 'Text')?.text;
    expect(text).toBe(house.phone(ana).inbox[0]?.text.replace(/https?:\S+/, '[one-tap address]'));
    expect(await audited('record.viewed')).toContainEqual({
      staff_id: tom.id,
      actor: 'staff',
      subject_id: caseId,
      detail: {},
    });
  });

  test('names the zone of a client who lives elsewhere', async () => {
    await house.misses(fay);
    const { caseId: ofFay } = await house.caseOf(fay);
    const { body } = await (await as(ada)).get<Told>(`/cases/${ofFay}/chronology`);
    expect(body).toMatchObject({ zone: 'Europe/London', practiceZone: 'America/New_York' });
    expect(body.entries[0]?.what).toMatch(/was expected at 20:36/);
  });

  test('is not for the front desk, and neither is anything else of the record', async () => {
    const desk = await as(priya);
    for (const path of ['chronology', 'notes', 'record.pdf', 'record.json']) {
      expect((await desk.get(`/cases/${caseId}/${path}`)).status, path).toBe(403);
    }
    expect((await desk.post(`/cases/${caseId}/notes`)).status).toBe(403);
    expect((await desk.get(`/clients/${ana.id}/disclosures`)).status).toBe(403);
  });

  test('of a case that is not there is a clear no', async () => {
    const { status, body } = await (await as(ada)).get(`/cases/${ana.id}/chronology`);
    expect([status, body]).toMatchObject([404, { code: 'no-such-case' }]);
  });
});

describe('a note', () => {
  test('is drafted, changed, signed and from then on only added to', async () => {
    const author = await as(ada);
    const draft = await draftFor(ada);
    expect(draft).toMatchObject({ status: 'draft', version: 1, newerEntries: 0, signature: null });
    expect(draft.text).toContain('Dr Ada Okafor called Ana Reyes: no answer.');
    const path = `/cases/${caseId}/notes/${draft.id}`;

    const again = await author.post<{ code: string }>(`/cases/${caseId}/notes`);
    expect([again.status, again.body.code]).toEqual([409, 'draft-exists']);

    const text = `${draft.text}\n\nAna rang at 15:40 and rebooked for Thursday. \uD83D`;
    const edited = await author.put<Note>(path, { version: 1, text });
    expect(edited.body).toMatchObject({ version: 2, status: 'draft' });
    const stale = await author.put<{ code: string }>(path, { version: 1, text: 'from another window' });
    expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);

    const early = await author.post<{ code: string }>(`${path}/addenda`, { text: 'x', title: 'y' });
    expect([early.status, early.body.code]).toEqual([409, 'note-not-signed']);

    const signed = await author.post<Note>(`${path}/signature`, {
      version: 2,
      title: 'Licensed Psychologist',
    });
    expect(signed.status, JSON.stringify(signed.body)).toBe(200);
    expect(signed.body).toMatchObject({
      status: 'signed',
      authorName: 'Dr Ada Okafor',
      signature: { name: 'Dr Ada Okafor', title: 'Licensed Psychologist', at: house.now() },
    });

    const late = await author.put<{ code: string }>(path, { version: 3, text: 'rewritten' });
    expect([late.status, late.body.code]).toEqual([409, 'note-signed']);
    const twice = await author.post<{ code: string }>(`${path}/signature`, { version: 3, title: 'x' });
    expect([twice.status, twice.body.code]).toEqual([409, 'note-signed']);

    const supervisor = await as(marcus);
    const added = await supervisor.post<Note>(`${path}/addenda`, {
      text: 'Discussed in supervision on Wednesday.',
      title: 'Clinical Supervisor',
    });
    expect(added.status).toBe(201);
    const aboutAt = addMinutes(house.now(), -90);
    const omitted = await author.post<Note>(`${path}/addenda`, {
      kind: 'late-entry',
      text: 'The waiting room had been empty as well.',
      title: 'Licensed Psychologist',
      aboutAt,
    });
    expect(omitted.body.text).toBe(signed.body.text);
    expect(omitted.body.addenda).toMatchObject([
      {
        kind: 'addendum',
        authorName: 'Marcus Bell',
        aboutAt: null,
        previousHash: signed.body.signature?.hash,
      },
      { kind: 'late-entry', authorName: 'Dr Ada Okafor', aboutAt, writtenAt: house.now() },
    ]);
    expect(omitted.body.addenda[1]?.previousHash).toBe(omitted.body.addenda[0]?.hash);

    for (const action of ['note.drafted', 'note.edited', 'note.signed', 'note.addendum-added'])
      expect((await audited(action))[0], action).toMatchObject({
        subject_id: draft.id,
        staff_id: expect.any(String),
      });
  });

  test('as a draft belongs to its author; nobody else sees, changes or signs it', async () => {
    const draft = await draftFor(marcus);
    const path = `/cases/${caseId}/notes/${draft.id}`;
    const other = await as(ada);
    expect((await other.put(path, { version: 1, text: 'mine now' })).status).toBe(404);
    expect((await other.post(`${path}/signature`, { version: 1, title: 'x' })).status).toBe(404);
    const seenBy = async (person: typeof ada) =>
      (await (await as(person)).get<Note[]>(`/cases/${caseId}/notes`)).body.map(({ id }) => id);
    expect(await seenBy(marcus)).toContain(draft.id);
    expect(await seenBy(ada)).not.toContain(draft.id);
    expect(await seenBy(tom)).not.toContain(draft.id);
  });

  test('can be drafted anew when the record has moved on, until it is signed', async () => {
    const author = await as(lena);
    const draft = await draftFor(lena);
    const path = `/cases/${caseId}/notes/${draft.id}`;
    await house.does(ada, ana, { type: 'add-addendum', toSequence: 1, text: 'The booking was by phone.' });
    const { body } = await author.get<Note[]>(`/cases/${caseId}/notes`);
    expect(body.find(({ id }) => id === draft.id)).toMatchObject({ newerEntries: 1 });
    const anew = await author.put<Note>(`${path}/drafted-text`, { version: 1 });
    expect(anew.body).toMatchObject({ draftedTo: draft.draftedTo + 1, newerEntries: 0, version: 2 });
  });

  test('refuses what it cannot keep, and names the field', async () => {
    const author = await as(ada);
    const draft = await draftFor(ada);
    const path = `/cases/${caseId}/notes/${draft.id}`;
    const empty = await author.put<{ errors?: unknown }>(path, { version: 1, text: ' \n ' });
    expect([empty.status, JSON.stringify(empty.body)]).toEqual([400, expect.stringContaining('It is empty')]);
    const untitled = await author.post(`${path}/signature`, { version: 1, title: '' });
    expect(untitled.status).toBe(400);
    const signed = await author.post<Note>(`${path}/signature`, { version: 1, title: 'Psychologist' });
    const undated = await author.post(`${path}/addenda`, { kind: 'late-entry', text: 'x', title: 'y' });
    expect([undated.status, JSON.stringify(undated.body)]).toEqual([400, expect.stringContaining('aboutAt')]);
    const ahead = await author.post<{ code: string }>(`${path}/addenda`, {
      kind: 'late-entry',
      text: 'x',
      title: 'y',
      aboutAt: addMinutes(house.now(), 5),
    });
    expect([ahead.status, ahead.body.code]).toEqual([400, 'happened-in-the-future']);
    expect(signed.body.addenda).toEqual([]);
  });

  test('once signed cannot be changed or removed, by the app or by anybody', async () => {
    const change = (column: string) =>
      sql`update note set ${sql.raw(column)} = ${sql.raw(column)} where status = 'signed'`;
    const attempts = [
      change('text'),
      change('signer_title'),
      sql`update note set status = 'draft' where status = 'signed'`,
      sql`delete from note where status = 'signed'`,
      sql`truncate note cascade`,
      sql`update note_addendum set text = 'x'`,
      sql`delete from note_addendum`,
    ];
    for (const attempt of attempts) {
      await expect(attempt.execute(house.fresh.asOwner)).rejects.toThrow(
        /is never changed or removed|permission/,
      );
      await expect(
        house.fresh.database.inPractice(riverside.id, (tx) => attempt.execute(tx)),
      ).rejects.toThrow(/is never changed or removed|permission denied/);
    }
  });
});

describe('disclosures', () => {
  test('are accounted for, as a list and as a table', async () => {
    const auditor = await as(tom);
    const { body } = await auditor.get<{ disclosures: object[] }>(`/clients/${ana.id}/disclosures`);
    expect(body.disclosures).toMatchObject([
      {
        recipient: 'Mia Reyes',
        address: '+1 917 555 0143',
        description: 'That Ada would like Ana to ring.',
        purpose: 'To know that Ana is safe.',
        basis: 'the client’s consent',
        by: 'Dr Ada Okafor',
        caseId,
      },
    ]);
    const csv = await auditor.get<string>(`/clients/${ana.id}/disclosures.csv`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [heading, row, end] = csv.body.split('\r\n');
    expect(heading).toContain('"Recipient","Address","What was disclosed","Purpose"');
    expect(row).toContain('"Tuesday 3 March 2026 at 15:26","Mia Reyes","+1 917 555 0143"');
    expect(end).toBe('');
    expect((await audited('disclosures.exported')).map(({ detail }) => detail)).toEqual([
      { as: 'json' },
      { as: 'csv' },
    ]);
  });

  test('of some days only', async () => {
    const auditor = await as(tom);
    const count = async (query: string) =>
      (await auditor.get<{ disclosures: object[] }>(`/clients/${ana.id}/disclosures?${query}`)).body
        .disclosures.length;
    expect(await count('from=2026-03-03&to=2026-03-03')).toBe(1);
    expect(await count('from=2026-03-04')).toBe(0);
    expect(await count('to=2026-03-02')).toBe(0);
    expect((await auditor.get(`/clients/${ana.id}/disclosures?from=yesterday`)).status).toBe(400);
    expect((await auditor.get(`/clients/${caseId}/disclosures`)).status).toBe(404);
  });
});

describe('an export', () => {
  interface RecordExport {
    case: { lastHash: string; lastSequence: number };
    exported: { by: string };
    events: { event: { type: string } }[];
    notes: Note[];
  }
  const run = promisify(execFile);

  /** Runs the program printed in docs/verifying-a-record.md on a file, as a stranger would. */
  async function checkedByRecipe(record: string): Promise<string> {
    const page = await readFile(join(home, 'docs', 'verifying-a-record.md'), 'utf8');
    const program = /```js\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
    const folder = await mkdtemp(join(tmpdir(), 'kept-record-'));
    try {
      await writeFile(join(folder, 'check.mjs'), program);
      await writeFile(join(folder, 'record.json'), record);
      const { stdout } = await run(process.execPath, ['check.mjs', 'record.json'], { cwd: folder });
      return stdout.trim();
    } catch (error) {
      return String((error as { stdout?: string }).stdout).trim();
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test('as data is complete, and a stranger can check it with nothing but the page that says how', async () => {
    const { body, headers } = await (await as(ada)).get<RecordExport>(`/cases/${caseId}/record.json`);
    expect(headers['content-disposition']).toBe(`attachment; filename="case-${caseId}.json"`);
    expect(body.exported.by).toBe('Dr Ada Okafor');
    expect(body.events).toHaveLength(body.case.lastSequence);
    expect(body.notes.every(({ status }) => status === 'signed')).toBe(true);
    expect(body.notes.some(({ addenda }) => addenda.length > 1)).toBe(true);
    expect(await checkedByRecipe(JSON.stringify(body))).toBe(
      `All ${body.case.lastSequence} events and ${body.notes.length} notes are as they were written.`,
    );

    const changed = structuredClone(body) as unknown as { events: { event: { note?: string } }[] };
    const attempt = changed.events.find(({ event }) => event.note === 'Let it ring for a minute.');
    if (!attempt) throw new Error('the attempt is missing');
    attempt.event.note = 'Left a voicemail.';
    const index = changed.events.indexOf(attempt) + 1;
    expect(await checkedByRecipe(JSON.stringify(changed))).toBe(`Event ${index} is not as it was written.`);

    const resigned = structuredClone(body);
    const [signed] = resigned.notes;
    if (signed) signed.text += ' And more.';
    expect(await checkedByRecipe(JSON.stringify(resigned))).toBe('Note 1 is not as it was signed.');
  });

  test('on paper is a PDF of its own, without a name in its file name or properties', async () => {
    const { api } = await house.web();
    const cookie = [...((await as(ada)) as Caller & { jar: Map<string, string> }).jar]
      .map((each) => each.join('='))
      .join('; ');
    const response = await api.inject({ url: `/api/v1/cases/${caseId}/record.pdf`, headers: { cookie } });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('application/pdf');
    expect(response.headers['content-disposition']).toBe(`attachment; filename="case-${caseId}.pdf"`);
    expect(response.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(response.rawPayload.toString('latin1')).not.toMatch(/Ana|Reyes|Okafor/);
    if (process.env.KEPT_KEEP_PDF) await writeFile(process.env.KEPT_KEEP_PDF, response.rawPayload);
    expect((await audited('record.exported')).at(-1)).toMatchObject({
      staff_id: ada.id,
      detail: { as: 'pdf' },
    });
  });

  test('to a machine needs its scope, and is on record as a machine’s', async () => {
    const owner = await as(ada);
    const reader = await machineWith(doors, owner, 'record:read');
    expect((await reader.get(`/cases/${caseId}/record.json`)).status).toBe(200);
    expect((await audited('record.exported')).at(-1)).toMatchObject({ staff_id: null, actor: 'api-key' });
    expect(
      (await (await machineWith(doors, owner, 'cases:read')).get(`/cases/${caseId}/record.json`)).status,
    ).toBe(403);
    expect((await reader.post(`/cases/${caseId}/notes`)).status).toBe(403);
  });
});

describe('kept verify', () => {
  async function verified() {
    const said: string[] = [];
    const failed: string[] = [];
    await house.fresh.asOwner
      .connection()
      .execute((tx) =>
        verifyRecord(tx, { say: (line) => said.push(line), fail: (line) => failed.push(line) }),
      );
    return { said, failed };
  }

  test('counts what it checked and finds everything as it was written', async () => {
    const { said, failed } = await verified();
    expect(failed).toEqual([]);
    expect(said).toEqual([
      expect.stringMatching(/^Checked 2 cases with \d+ entries and 2 signed notes, in 1 practice\.$/),
      'Everything is as it was written.',
    ]);
  });

  const behindTheBack = async (
    table: string,
    statement: ReturnType<typeof sql>,
    back: ReturnType<typeof sql>,
  ) => {
    const { asOwner } = house.fresh;
    await sql.raw(`alter table ${table} disable trigger all`).execute(asOwner);
    await statement.execute(asOwner);
    const found = await verified();
    await back.execute(asOwner);
    await sql.raw(`alter table ${table} enable trigger all`).execute(asOwner);
    expect((await verified()).failed).toEqual([]);
    return found.failed;
  };

  test('names the note that somebody with every right has changed', async () => {
    const failed = await behindTheBack(
      'note',
      sql`update note set text = text || ' And more.' where status = 'signed' and id = (select note_id from note_addendum limit 1)`,
      sql`update note set text = left(text, -10) where status = 'signed' and text like '% And more.'`,
    );
    expect(failed).toEqual([
      expect.stringMatching(
        /^✗ practice \S+, case \S+, note \S+: The note was changed after it was signed\.$/,
      ),
      'Not as written: 0 cases, 1 note.',
    ]);
  });

  test('names the addendum, and the case, by what is wrong with them', async () => {
    const inAddendum = await behindTheBack(
      'note_addendum',
      sql`update note_addendum set author_name = 'Somebody Else' where author_name = 'Marcus Bell'`,
      sql`update note_addendum set author_name = 'Marcus Bell' where author_name = 'Somebody Else'`,
    );
    expect(inAddendum[0]).toMatch(/Something that was added to the note was changed afterwards\.$/);
    const inCase = await behindTheBack(
      'case_file',
      sql`update case_file set due_at = due_at + interval '1 day' where client_id = ${fay.id}`,
      sql`update case_file set due_at = due_at - interval '1 day' where client_id = ${fay.id}`,
    );
    expect(inCase[0]).toMatch(/^✗ practice \S+, case \S+: The case's row does not say .* when it is due\.$/);
    expect(inCase[1]).toBe('Not as written: 1 case, 0 notes.');
  });
});
