/** Clients over HTTP, and the front door of the other people's routes. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ClientId } from '#core/ids.ts';
import { recordLook } from '#engine/audit.ts';
import { type Api, actorOf } from '#features/access/facts.ts';
import { type PeopleDeps, todayOf } from './actions.ts';
import {
  clientChange,
  clientEnding,
  clientId,
  clientInput,
  clientRecord,
  clientSearch,
  gap,
  versionOnly,
} from './contract.ts';
import { planFacts, planFactsOf } from './facts.ts';
import { overviewRoute } from './overview.ts';
import { changesBasis, mustBeClinical, readsJudgements } from './permissions.ts';
import { mustHaveHappened } from './problems.ts';
import { readinessOf, readinessWithoutJudgement } from './readiness.ts';
import { importRoutes } from './routes-import.ts';
import { planRoutes } from './routes-plans.ts';
import { reachRoutes } from './routes-reach.ts';
import { type InPractice, mayRead, mayWrite, ofClient } from './rules.ts';
import * as store from './store.ts';

export function peopleRoutes(api: Api, deps: PeopleDeps): void {
  const inPractice: InPractice = (request, act) => {
    const { practiceId, staffId } = actorOf(request);
    const by = { staffId, now: deps.clock.now() };
    return deps.database.inPractice(practiceId, (tx) => act({ ...deps, tx, by }));
  };

  const pageOf = (request: FastifyRequest, { text, ended, limit, after }: z.output<typeof clientSearch>) =>
    inPractice(request, async ({ tx, by, newId }) => {
      await recordLook(tx, newId, actorOf(request), { list: 'clients' }, by.now);
      const clients = await store.searchClients(tx, { text, ended, limit, after });
      return { clients, next: clients.length === limit ? (clients.at(-1)?.id ?? null) : null };
    });
  const clientPage = z.object({ clients: z.array(clientRecord), next: clientId.nullable() });

  api.get(
    '/clients',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'All clients, a page at a time',
        querystring: z.strictObject({
          ended: z.stringbool().default(false),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          after: clientId.optional(),
        }),
        response: { 200: clientPage },
      },
    },
    (request) => pageOf(request, { text: '', after: null, ...request.query }),
  );

  api.post(
    '/clients/search',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Search clients by name or reference',
        body: clientSearch,
        response: { 200: clientPage },
      },
    },
    (request) => pageOf(request, request.body),
  );

  overviewRoute(api, inPractice);

  api.post(
    '/clients',
    {
      config: { rule: mayWrite },
      schema: { summary: 'Add a client', body: clientInput, response: { 201: clientRecord } },
    },
    async (request, reply) => {
      const client = await inPractice(request, async (work) => {
        if (changesBasis(null, request.body)) mustBeClinical(request);
        const id = work.newId<ClientId>();
        await store.insertClient(work.tx, id, request.body, work.by);
        const created = await store.readClient(work.tx, id);
        mustHaveHappened(todayOf(created, work.by), { bornOn: created.bornOn });
        return created;
      });
      return reply.code(201).send(client);
    },
  );

  api.get(
    '/clients/:clientId',
    {
      config: { rule: mayRead },
      schema: { summary: 'One client', params: ofClient, response: { 200: clientRecord } },
    },
    (request) =>
      inPractice(request, async ({ tx, newId, by }) => {
        const { clientId } = request.params;
        const client = await store.readClient(tx, clientId);
        await recordLook(tx, newId, actorOf(request), { list: 'client', clientId }, by.now);
        return client;
      }),
  );

  api.patch(
    '/clients/:clientId',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Change a client; the version says which form you were looking at',
        params: ofClient,
        body: clientChange,
        response: { 200: clientRecord },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const before = await store.lockClient(tx, request.params.clientId);
        if (changesBasis(before, request.body)) mustBeClinical(request);
        const client = await store.changeClient(tx, before.id, request.body, by);
        mustHaveHappened(todayOf(client, by), { bornOn: client.bornOn });
        return client;
      }),
  );

  api.post(
    '/clients/:clientId/ending',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Say that the work with this client has ended; nothing is deleted',
        params: ofClient,
        body: clientEnding,
        response: { 200: clientRecord },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const client = await store.readClient(tx, request.params.clientId);
        mustHaveHappened(todayOf(client, by), { endedOn: request.body.endedOn });
        return store.endClient(tx, client.id, request.body, by);
      }),
  );

  api.post(
    '/clients/:clientId/return',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Take a client back',
        params: ofClient,
        body: versionOnly,
        response: { 200: clientRecord },
      },
    },
    (request) =>
      inPractice(request, ({ tx, by }) =>
        store.endClient(tx, request.params.clientId, { version: request.body.version, endedOn: null }, by),
      ),
  );

  api.get(
    '/clients/:clientId/readiness',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'What is missing or old in this record, the serious first',
        params: ofClient,
        response: { 200: z.object({ gaps: z.array(gap) }) },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const facts = await planFacts(tx, request.params.clientId, by.now);
        const gapsOf = readsJudgements(request) ? readinessOf : readinessWithoutJudgement;
        return { gaps: gapsOf(facts, todayOf(facts.client, by)) };
      }),
  );

  api.get(
    '/readiness',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Clients whose record has gaps, a page at a time',
        querystring: z.strictObject({
          limit: z.coerce.number().int().min(1).max(200).default(100),
          after: clientId.optional(),
        }),
        response: {
          200: z.object({
            clients: z.array(z.object({ clientId, preferredName: z.string(), gaps: z.array(gap) })),
            next: clientId.nullable(),
          }),
        },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const { limit, after } = request.query;
        const page = await store.searchClients(tx, { text: '', ended: false, limit, after: after ?? null });
        const facts = await planFactsOf(
          tx,
          page.map((client) => client.id),
          by.now,
        );
        const gapsOf = readsJudgements(request) ? readinessOf : readinessWithoutJudgement;
        const clients = [...facts.values()].map((one) => ({
          clientId: one.client.id,
          preferredName: one.client.preferredName,
          gaps: gapsOf(one, todayOf(one.client, by)),
        }));
        return {
          clients: clients.filter((one) => one.gaps.length > 0),
          next: page.length === limit ? (page.at(-1)?.id ?? null) : null,
        };
      }),
  );

  reachRoutes(api, inPractice);
  planRoutes(api, inPractice);
  importRoutes(api, inPractice);
}
