/** Notes over HTTP: drafted, changed, signed, added to. */
import { z } from 'zod';
import type { CaseId } from '#core/ids.ts';
import { type Api, actorOf, personOf, type StaffActor, staff } from '#features/access/facts.ts';
import { addendumInput, caseParams, draftAnew, draftEdit, note, noteParams, signature } from './contract.ts';
import { addToNote, draftAgain, editDraft, readNotes, signNote, startDraft, type Writing } from './notes.ts';
import { look, mayRead, type RecordDeps } from './reading.ts';

const writes = staff('clinician', 'supervisor');
const tags = ['record'];

export function noteRoutes(api: Api, deps: RecordDeps): void {
  draftRoutes(api, deps);
  signatureRoutes(api, deps);
}

function draftRoutes(api: Api, deps: RecordDeps): void {
  api.get(
    '/cases/:caseId/notes',
    {
      config: { rule: mayRead },
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
}

function signatureRoutes(api: Api, deps: RecordDeps): void {
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
