/** The record over HTTP: the chronology, notes, and what leaves the house. Every look and every export is put on record. */
import { z } from 'zod';
import type { CaseId, ClientId } from '#core/ids.ts';
import { dayOf } from '#core/time/zone.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Clock, Database, NewId, Tx } from '#engine/ports.ts';
import {
  type Actor,
  type Api,
  actorOf,
  machine,
  personOf,
  type StaffActor,
  staff,
} from '#features/access/facts.ts';
import { planFacts } from '#features/people/facts.ts';
import { chronologyOf, clockOf } from './chronology.ts';
import { type ClockWords, clockWords } from './clock-words.ts';
import {
  addendumInput,
  type Chronology,
  caseParams,
  chronology,
  clientParams,
  disclosureList,
  disclosureQuery,
  draftAnew,
  draftEdit,
  note,
  noteParams,
  signature,
} from './contract.ts';
import { type DisclosureMade, disclosuresCsv, disclosuresOf } from './disclosures.ts';
import { type GatheredCase, gatherCase } from './gather.ts';
import { addToNote, draftAgain, editDraft, readNotes, signNote, startDraft, type Writing } from './notes.ts';
import { type Export, recordPdf } from './pdf/record-pdf.ts';
import { recordJson } from './record-json.ts';
import { casesOfClient } from './store.ts';

export interface RecordDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Not the front desk: a record holds what was judged and what a client said. */
const reads = machine('record:read', 'clinician', 'supervisor', 'auditor');
const writes = staff('clinician', 'supervisor');
const tags = ['record'];

export function recordRoutes(api: Api, deps: RecordDeps): void {
  chronologyRoute(api, deps);
  noteRoutes(api, deps);
  addendumRoute(api, deps);
  exportRoutes(api, deps);
  disclosureRoutes(api, deps);
}

function chronologyRoute(api: Api, deps: RecordDeps): void {
  api.get(
    '/cases/:caseId/chronology',
    {
      config: { rule: reads },
      schema: {
        summary: 'What happened in a case, in plain sentences',
        tags,
        params: caseParams,
        response: { 200: chronology },
      },
    },
    async (request) =>
      look(deps, actorOf(request), request.params.caseId, 'record.viewed', async (_tx, gathered) =>
        chronologyAnswer(gathered),
      ),
  );
}

function noteRoutes(api: Api, deps: RecordDeps): void {
  api.get(
    '/cases/:caseId/notes',
    {
      config: { rule: reads },
      schema: {
        summary: 'The signed notes of a case, and your own draft',
        tags,
        params: caseParams,
        response: { 200: z.array(note) },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      return look(deps, actor, request.params.caseId, 'notes.viewed', async (tx, gathered) => [
        ...(await readNotes(tx, gathered, actor.staffId)),
      ]);
    },
  );

  api.post(
    '/cases/:caseId/notes',
    {
      config: { rule: writes },
      schema: {
        summary: 'A draft of the note, written from the record',
        tags,
        params: caseParams,
        response: { 201: note },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await write(deps, personOf(request), request.params.caseId, startDraft)),
  );

  api.put(
    '/cases/:caseId/notes/:noteId',
    {
      config: { rule: writes },
      schema: {
        summary: 'Change your draft',
        tags,
        params: noteParams,
        body: draftEdit,
        response: { 200: note },
      },
    },
    async (request) => {
      const { noteId, caseId } = request.params;
      const { version, text } = request.body;
      return write(deps, personOf(request), caseId, (by) => editDraft(by, noteId, version, text));
    },
  );

  api.put(
    '/cases/:caseId/notes/:noteId/drafted-text',
    {
      config: { rule: writes },
      schema: {
        summary: 'Write your draft anew from the record as it stands now; your changes to it are given up',
        tags,
        params: noteParams,
        body: draftAnew,
        response: { 200: note },
      },
    },
    async (request) => {
      const { noteId, caseId } = request.params;
      return write(deps, personOf(request), caseId, (by) => draftAgain(by, noteId, request.body.version));
    },
  );

  api.post(
    '/cases/:caseId/notes/:noteId/signature',
    {
      config: { rule: writes },
      schema: {
        summary: 'Sign your draft; from then on it is never changed',
        tags,
        params: noteParams,
        body: signature,
        response: { 200: note },
      },
    },
    async (request) => {
      const { noteId, caseId } = request.params;
      const { version, title } = request.body;
      return write(deps, personOf(request), caseId, (by) => signNote(by, noteId, version, title));
    },
  );
}

function addendumRoute(api: Api, deps: RecordDeps): void {
  api.post(
    '/cases/:caseId/notes/:noteId/addenda',
    {
      config: { rule: writes },
      schema: {
        summary: 'Add to a signed note; the original stays as it is',
        tags,
        params: noteParams,
        body: addendumInput,
        response: { 201: note },
      },
    },
    async (request, reply) => {
      const { noteId, caseId } = request.params;
      const added = await write(deps, personOf(request), caseId, (by) => addToNote(by, noteId, request.body));
      return reply.code(201).send(added);
    },
  );
}

function exportRoutes(api: Api, deps: RecordDeps): void {
  const exported = (actor: Actor, caseId: string, as: string): Promise<Export> =>
    look(
      deps,
      actor,
      caseId,
      'record.exported',
      async (tx, gathered) => ({
        gathered,
        // Nobody's draft leaves the house.
        notes: await readNotes(tx, gathered, null),
        exportedBy: actor.name,
        exportedAt: deps.clock.now(),
      }),
      { as },
    );

  api.get(
    '/cases/:caseId/record.pdf',
    {
      config: { rule: reads },
      schema: { summary: 'The whole record of a case, to print or to hand over', tags, params: caseParams },
    },
    async (request, reply) => {
      const { caseId } = request.params;
      const pdf = await recordPdf(await exported(actorOf(request), caseId, 'pdf'));
      return reply
        .type('application/pdf')
        .header('content-disposition', attached(`case-${caseId}.pdf`))
        .send(pdf);
    },
  );

  api.get(
    '/cases/:caseId/record.json',
    {
      config: { rule: reads },
      schema: {
        summary: 'The whole record of a case as data, with the hashes and how to check them',
        tags,
        params: caseParams,
      },
    },
    async (request, reply) => {
      const { caseId } = request.params;
      const record = recordJson(await exported(actorOf(request), caseId, 'json'));
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', attached(`case-${caseId}.json`))
        .send(Buffer.from(`${JSON.stringify(record, null, 2)}\n`));
    },
  );
}

function disclosureRoutes(api: Api, deps: RecordDeps): void {
  api.get(
    '/clients/:clientId/disclosures',
    {
      config: { rule: reads },
      schema: {
        summary: 'Who was told what about a client: the accounting of disclosures',
        tags,
        params: clientParams,
        querystring: disclosureQuery,
        response: { 200: disclosureList },
      },
    },
    async (request) => {
      const { clientId } = request.params;
      const { rows, clock, clientName } = await accounted(
        deps,
        actorOf(request),
        clientId,
        request.query,
        'json',
      );
      return { clientId, clientName, zone: clock.zone, disclosures: [...rows] };
    },
  );

  api.get(
    '/clients/:clientId/disclosures.csv',
    {
      config: { rule: reads },
      schema: {
        summary: 'The accounting of disclosures as a table',
        tags,
        params: clientParams,
        querystring: disclosureQuery,
      },
    },
    async (request, reply) => {
      const { clientId } = request.params;
      const { rows, clock } = await accounted(deps, actorOf(request), clientId, request.query, 'csv');
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attached(`disclosures-${clientId}.csv`))
        .send(Buffer.from(disclosuresCsv(rows, clock.full)));
    },
  );
}

/** Names only what it is, by an identifier: file names are seen by everybody who looks at a screen. */
function attached(fileName: string): string {
  return `attachment; filename="${fileName}"`;
}

/** Reads one case for somebody and puts on record that they did. */
function look<Answer>(
  { database, clock, newId }: RecordDeps,
  actor: Actor,
  caseId: string,
  action: string,
  answer: (tx: Tx, gathered: GatheredCase) => Promise<Answer>,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const now = clock.now();
  return database.inPractice(actor.practiceId, async (tx) => {
    const gathered = await gatherCase(tx, caseId as CaseId, now);
    const { staffId } = actor;
    const by = { staffId, actor: staffId ? 'staff' : 'api-key' };
    await writeAudit(tx, newId, actor.practiceId, now, [
      { ...by, action, subjectKind: 'case', subjectId: caseId, detail },
    ]);
    return answer(tx, gathered);
  });
}

function write<Answer>(
  { database, clock, newId }: RecordDeps,
  { practiceId, staffId, name }: StaffActor,
  caseId: string,
  work: (writing: Writing) => Promise<Answer>,
): Promise<Answer> {
  const now = clock.now();
  return database.inPractice(practiceId, (tx) =>
    work({ tx, newId, practiceId, caseId: caseId as CaseId, staffId, name, now }),
  );
}

async function accounted(
  { database, clock, newId }: RecordDeps,
  actor: Actor,
  clientId: string,
  { from, to }: z.output<typeof disclosureQuery>,
  as: string,
): Promise<{
  readonly rows: readonly DisclosureMade[];
  readonly clock: ClockWords;
  readonly clientName: string;
}> {
  const now = clock.now();
  return database.inPractice(actor.practiceId, async (tx) => {
    const { client } = await planFacts(tx, clientId as ClientId, now);
    const rows: DisclosureMade[] = [];
    for (const caseId of await casesOfClient(tx, clientId)) {
      rows.push(...disclosuresOf(caseId, await gatherCase(tx, caseId, now)));
    }
    const { staffId } = actor;
    const by = { staffId, actor: staffId ? 'staff' : 'api-key' };
    await writeAudit(tx, newId, actor.practiceId, now, [
      { ...by, action: 'disclosures.exported', subjectKind: 'client', subjectId: clientId, detail: { as } },
    ]);
    const within = rows.filter(({ happenedAt }) => {
      const day = dayOf(happenedAt, client.timeZone);
      return (!from || day >= from) && (!to || day <= to);
    });
    return { rows: within, clock: clockWords(client.timeZone), clientName: client.preferredName };
  });
}

function chronologyAnswer(gathered: GatheredCase): Chronology {
  const { caseId, names, practiceZone, events } = gathered;
  const clock = clockOf(events);
  return {
    caseId,
    clientName: names.client,
    zone: clock.zone,
    practiceZone: clock.zone === practiceZone ? null : practiceZone,
    entries: chronologyOf(gathered).map((entry) => {
      const entered = clock.near(entry.enteredAt, entry.happenedAt);
      const time = clock.time(entry.happenedAt);
      return {
        ...entry,
        details: [...entry.details],
        addenda: [...entry.addenda],
        day: clock.day(entry.happenedAt),
        time,
        entered: entered === time ? null : entered,
      };
    }),
  };
}
