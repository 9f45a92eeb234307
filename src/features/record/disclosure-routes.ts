/** The accounting of disclosures over HTTP, for one client over all their cases. */
import type { z } from 'zod';
import type { ClientId } from '#core/ids.ts';
import { type ClockWords, clockWords } from '#core/time/clock-words.ts';
import { dayOf } from '#core/time/zone.ts';
import { writeAudit } from '#engine/audit.ts';
import { type Actor, type Api, actorOf } from '#features/access/facts.ts';
import { casesOfClient } from '#features/cases/facts.ts';
import { planFacts } from '#features/people/facts.ts';
import { clientParams, disclosureList, disclosureQuery } from './contract.ts';
import { type DisclosureMade, disclosuresCsv, disclosuresOf } from './disclosures.ts';
import { gatherCase } from './gather.ts';
import { attached, mayRead, type RecordDeps, readerOf } from './reading.ts';

const tags = ['record'];

export function disclosureRoutes(api: Api, deps: RecordDeps): void {
  api.get(
    '/clients/:clientId/disclosures',
    {
      config: { rule: mayRead },
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
      config: { rule: mayRead },
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
    for (const caseId of await casesOfClient(tx, clientId as ClientId)) {
      rows.push(...disclosuresOf(caseId, await gatherCase(tx, caseId, now)));
    }
    await writeAudit(tx, newId, actor.practiceId, now, [
      {
        ...readerOf(actor),
        action: 'disclosures.exported',
        subjectKind: 'client',
        subjectId: clientId,
        detail: { as },
      },
    ]);
    const within = rows.filter(({ happenedAt }) => {
      const day = dayOf(happenedAt, client.timeZone);
      return (!from || day >= from) && (!to || day <= to);
    });
    return { rows: within, clock: clockWords(client.timeZone), clientName: client.preferredName };
  });
}
