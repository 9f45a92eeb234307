/** The rota over HTTP. */
import { type Api, anyone, personOf, signedIn, staff } from '#features/access/facts.ts';
import { goAway, importRota, type OnCallDeps, planShift, readDuties, standIn, takeOut } from './actions.ts';
import * as shape from './contract.ts';
import { makeFeed, readFeed } from './feed.ts';

const tags = ['On call'];
const planned = { config: { rule: staff('supervisor') } };
const ownToo = { config: { rule: staff('clinician', 'supervisor') } };
const response = { 200: shape.rotaAnswer };
const made = { 201: shape.rotaAnswer };

export function onCallRoutes(api: Api, deps: OnCallDeps): void {
  feedRoutes(api, deps);
  api.get(
    '/on-call',
    {
      config: { rule: signedIn('Whoever works here has to know whom to call at night') },
      schema: {
        tags,
        summary: 'Who is on call, and where nobody is',
        querystring: shape.weeksAsked,
        response,
      },
    },
    (request) => readDuties(deps, personOf(request), request.query.weeks),
  );
  api.post(
    '/on-call/shifts',
    { ...planned, schema: { tags, summary: 'Add a shift', body: shape.newShift, response: made } },
    async (request, reply) => reply.code(201).send(await planShift(deps, personOf(request), request.body)),
  );
  api.post(
    '/on-call/overrides',
    {
      ...ownToo,
      schema: { tags, summary: 'Somebody else, for once', body: shape.newOverride, response: made },
    },
    async (request, reply) => reply.code(201).send(await standIn(deps, personOf(request), request.body)),
  );
  api.post(
    '/on-call/away',
    {
      ...ownToo,
      schema: { tags, summary: 'Somebody is away for days', body: shape.newAway, response: made },
    },
    async (request, reply) => reply.code(201).send(await goAway(deps, personOf(request), request.body)),
  );
  api.post(
    '/on-call/imports',
    {
      ...planned,
      schema: {
        tags,
        summary: 'Take a rota in from an iCalendar file',
        body: shape.newImport,
        response: { 200: shape.imported },
      },
    },
    (request) => importRota(deps, personOf(request), request.body),
  );
  api.delete(
    '/on-call/shifts/:id',
    { ...planned, schema: { tags, summary: 'Remove a shift', params: shape.byId, response } },
    (request) => takeOut(deps, personOf(request), 'shift', request.params.id),
  );
  api.delete(
    '/on-call/overrides/:id',
    { ...ownToo, schema: { tags, summary: 'Take back who stands in', params: shape.byId, response } },
    (request) => takeOut(deps, personOf(request), 'override', request.params.id),
  );
  api.delete(
    '/on-call/away/:id',
    { ...ownToo, schema: { tags, summary: 'Somebody is here after all', params: shape.byId, response } },
    (request) => takeOut(deps, personOf(request), 'away', request.params.id),
  );
}

function feedRoutes(api: Api, deps: OnCallDeps): void {
  api.post(
    '/on-call/feed',
    {
      config: { rule: signedIn('Whoever may read the rota may read it in their own calendar') },
      schema: { tags, summary: 'A secret address for a calendar program', response: { 201: shape.feed } },
    },
    async (request, reply) => reply.code(201).send(await makeFeed(deps, personOf(request))),
  );
  api.get(
    '/on-call/feeds/:token',
    {
      config: {
        rule: anyone('Whoever has the secret address reads who of the staff is on call, and nothing else'),
      },
      // Silent, because the address is the key.
      logLevel: 'silent',
      schema: { tags, summary: 'The rota as iCalendar', params: shape.feedToken },
    },
    async (request, reply) =>
      reply
        .type('text/calendar; charset=utf-8')
        .header('x-robots-tag', 'noindex')
        .send(await readFeed(deps, request.params.token)),
  );
}
