/** How one is reached oneself, over HTTP. */
import { type Api, personOf, signedIn } from '#features/access/facts.ts';
import * as shape from './contract.ts';
import { addOwnDevice } from './own-devices.ts';
import {
  addOwnWay,
  changeOwnWay,
  readWays,
  removeOwnWay,
  sendCodeAgain,
  verifyOwnWay,
  type WayDeps,
} from './own-ways.ts';

const tags = ['Paging'];
const rule = signedIn('Everybody says for themselves how they are reached, and nobody for another');
const config = { rule };
const response = { 200: shape.ways };

export function pagingRoutes(api: Api, deps: WayDeps): void {
  api.get(
    '/me/ways',
    { config, schema: { tags, summary: 'How you are reached, soonest first', response } },
    (request) => readWays(deps, personOf(request)),
  );
  api.post(
    '/me/ways',
    {
      config,
      schema: {
        tags,
        summary: 'Add a number, to which a code goes, or a browser, in which a push has to be tapped',
        body: shape.newWay,
        response: { 201: shape.ways },
      },
    },
    async (request, reply) => {
      const { body, headers } = request;
      const by = personOf(request);
      const ways =
        body.medium === 'push'
          ? await addOwnDevice(deps, by, body, headers['user-agent'] ?? '')
          : await addOwnWay(deps, by, body);
      return reply.code(201).send(ways);
    },
  );
  api.patch(
    '/me/ways/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change when it is used',
        params: shape.byWay,
        body: shape.changeWay,
        response,
      },
    },
    (request) => changeOwnWay(deps, personOf(request), request.params.id, request.body.afterMinutes),
  );
  api.delete(
    '/me/ways/:id',
    { config, schema: { tags, summary: 'Remove a way; the mail stays', params: shape.byWay, response } },
    (request) => removeOwnWay(deps, personOf(request), request.params.id),
  );
  codeRoutes(api, deps);
}

function codeRoutes(api: Api, deps: WayDeps): void {
  api.post(
    '/me/ways/:id/code',
    { config, schema: { tags, summary: 'Send another code', params: shape.byWay } },
    async (request, reply) => {
      await sendCodeAgain(deps, personOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  api.post(
    '/me/ways/:id/proof',
    {
      config,
      schema: {
        tags,
        summary: 'Prove that the number is yours',
        params: shape.byWay,
        body: shape.wayCode,
        response,
      },
    },
    (request) => verifyOwnWay(deps, personOf(request), request.params.id, request.body.code),
  );
}
