/** The record over HTTP: the chronology, notes, and what leaves the house. Every look and every export is put on record. */
import { type Actor, type Api, actorOf } from '#features/access/facts.ts';
import { chronologyOf, clockOf } from './chronology.ts';
import { type Chronology, caseParams, chronology } from './contract.ts';
import { disclosureRoutes } from './disclosure-routes.ts';
import type { GatheredCase } from './gather.ts';
import { noteRoutes } from './note-routes.ts';
import { readNotes } from './notes.ts';
import type { Export } from './pdf/record-pdf.ts';
import { attached, look, mayRead, type RecordDeps } from './reading.ts';
import { recordJson } from './record-json.ts';
import { threadsOf } from './threads.ts';

const tags = ['record'];

export function recordRoutes(api: Api, deps: RecordDeps): void {
  chronologyRoute(api, deps);
  noteRoutes(api, deps);
  exportRoutes(api, deps);
  disclosureRoutes(api, deps);
}

function chronologyRoute(api: Api, deps: RecordDeps): void {
  api.get(
    '/cases/:caseId/chronology',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'What happened in a case, in plain sentences, and what was written to the client and back',
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
      config: { rule: mayRead },
      schema: { summary: 'The whole record of a case, to print or to hand over', tags, params: caseParams },
    },
    async (request, reply) => {
      const { caseId } = request.params;
      // Loaded when the first one is asked for: it takes up memory that an idle Kept does without.
      const { recordPdf } = await import('./pdf/record-pdf.ts');
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
      config: { rule: mayRead },
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

function chronologyAnswer(gathered: GatheredCase): Chronology {
  const { caseId, names, practiceZone, events } = gathered;
  const clock = clockOf(events);
  return {
    caseId,
    clientName: names.client,
    zone: clock.zone,
    practiceZone: clock.zone === practiceZone ? null : practiceZone,
    threads: threadsOf(gathered),
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
