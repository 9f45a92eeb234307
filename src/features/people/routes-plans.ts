/** Tiers, safety plans, agreements and wishes over HTTP. Whoever writes one is a named person, never a machine. */
import { z } from 'zod';
import { type Api, personOf } from '#features/access/facts.ts';
import { todayOf } from './actions.ts';
import {
  agreementInput,
  agreementReading,
  agreementRecord,
  clientEnding,
  duressWordInput,
  duressWordKnown,
  locationChange,
  locationInput,
  locationRecord,
  safetyPlanInput,
  safetyPlanRecord,
  safetyPlanReview,
  signatureInput,
  tierInput,
  tierRecord,
  welfareInput,
  welfareRecord,
  welfareWishes,
} from './contract.ts';
import * as actions from './plan-actions.ts';
import { mustHaveHappened, noSuch } from './problems.ts';
import { type InPractice, mayRead, mayReadClinical, mayWrite, mayWriteClinical, ofClient } from './rules.ts';
import { lockClient, readClient } from './store.ts';
import { agreementsOf, safetyPlansOf, tiersOf } from './store-plans.ts';
import * as wishes from './store-wishes.ts';

/** Newest first; the first one counts. */
const tiers = z.object({ judgements: z.array(tierRecord) });
const safetyPlans = z.object({ versions: z.array(safetyPlanRecord) });
const agreements = z.object({ versions: z.array(agreementRecord) });
const ofVersion = ofClient.extend({ version: z.coerce.number().int().min(1) });
const ofLocation = ofClient.extend({ locationId: z.uuid() });

export function planRoutes(api: Api, inPractice: InPractice): void {
  tierRoutes(api, inPractice);
  safetyPlanRoutes(api, inPractice);
  agreementRoutes(api, inPractice);
  wishRoutes(api, inPractice);
  locationRoutes(api, inPractice);
}

function tierRoutes(api: Api, inPractice: InPractice): void {
  api.get(
    '/clients/:clientId/tier-judgements',
    {
      config: { rule: mayReadClinical },
      schema: {
        summary: 'How worried to be, as judged, newest first',
        params: ofClient,
        response: { 200: tiers },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const client = await readClient(tx, request.params.clientId);
        return { judgements: await tiersOf(tx, client.id) };
      }),
  );

  api.post(
    '/clients/:clientId/tier-judgements',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Judge the tier, with reasons; no score ever does',
        params: ofClient,
        body: tierInput,
        response: { 201: tiers },
      },
    },
    async (request, reply) => {
      const judgements = await inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.judgeTier(work, client, personOf(request).staffId, request.body);
      });
      return reply.code(201).send({ judgements });
    },
  );
}

function safetyPlanRoutes(api: Api, inPractice: InPractice): void {
  api.get(
    '/clients/:clientId/safety-plans',
    {
      config: { rule: mayReadClinical },
      schema: {
        summary: 'All versions of the safety plan, newest first',
        params: ofClient,
        response: { 200: safetyPlans },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const client = await readClient(tx, request.params.clientId);
        return { versions: await safetyPlansOf(tx, client.id) };
      }),
  );

  api.post(
    '/clients/:clientId/safety-plans',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Write a new version of the safety plan',
        params: ofClient,
        body: safetyPlanInput,
        response: { 201: safetyPlans },
      },
    },
    async (request, reply) => {
      const versions = await inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.writeSafetyPlan(work, client, personOf(request).staffId, request.body);
      });
      return reply.code(201).send({ versions });
    },
  );

  api.post(
    '/clients/:clientId/safety-plans/reviews',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Say that the plan was looked at together and still holds',
        params: ofClient,
        body: safetyPlanReview,
        response: { 201: safetyPlans },
      },
    },
    async (request, reply) => {
      const versions = await inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.reviewSafetyPlan(work, client, personOf(request).staffId, request.body.reviewedOn);
      });
      return reply.code(201).send({ versions });
    },
  );
}

function agreementRoutes(api: Api, inPractice: InPractice): void {
  api.get(
    '/clients/:clientId/agreements',
    {
      config: { rule: mayReadClinical },
      schema: {
        summary: 'All versions of the missed-session agreement, newest first; the newest signed one counts',
        params: ofClient,
        response: { 200: agreements },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const client = await readClient(tx, request.params.clientId);
        return { versions: await agreementsOf(tx, client.id) };
      }),
  );

  api.post(
    '/clients/:clientId/agreements',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Write a new version, which counts once it is signed',
        params: ofClient,
        body: agreementInput,
        response: { 201: agreements },
      },
    },
    async (request, reply) => {
      const versions = await inPractice(request, async (work) => {
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.writeAgreement(work, client, personOf(request).staffId, request.body.terms);
      });
      return reply.code(201).send({ versions });
    },
  );

  api.get(
    '/clients/:clientId/agreements/:version/document',
    {
      config: { rule: mayReadClinical, within: ['agreement'] },
      schema: {
        summary: 'One version as the client reads it, in their language; a signed one as it was read',
        params: ofVersion,
        response: { 200: agreementReading },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const client = await readClient(work.tx, request.params.clientId);
        return actions.readAgreement(work, client, request.params.version);
      }),
  );

  api.post(
    '/clients/:clientId/agreements/:version/signature',
    {
      config: { rule: mayWriteClinical, within: ['agreement'] },
      schema: {
        summary: 'Record the client’s signature, once',
        params: ofVersion,
        body: signatureInput,
        response: { 201: agreements },
      },
    },
    async (request, reply) => {
      const versions = await inPractice(request, async (work) => {
        personOf(request);
        const client = await lockClient(work.tx, request.params.clientId);
        return actions.signAgreement(work, client, request.params.version, request.body);
      });
      return reply.code(201).send({ versions });
    },
  );
}

function wishRoutes(api: Api, inPractice: InPractice): void {
  api.put(
    '/clients/:clientId/duress-word',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Agree a word for "I cannot speak freely"; nobody can read it back',
        params: ofClient,
        body: duressWordInput,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await inPractice(request, async (work) => {
        personOf(request);
        const client = await lockClient(work.tx, request.params.clientId);
        await actions.setDuressWord(work, client, request.body.word);
      });
      return reply.code(204).send(null);
    },
  );

  api.get(
    '/clients/:clientId/duress-word',
    {
      config: { rule: mayReadClinical },
      schema: {
        summary: 'Whether such a word is agreed, and since when; never the word',
        params: ofClient,
        response: { 200: duressWordKnown },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const client = await readClient(tx, request.params.clientId);
        return { agreedAt: await wishes.duressWordSetAt(tx, client.id) };
      }),
  );

  api.delete(
    '/clients/:clientId/duress-word',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Agree that there is no such word any more',
        params: ofClient,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await inPractice(request, async ({ tx }) => {
        personOf(request);
        const client = await lockClient(tx, request.params.clientId);
        await wishes.dropDuressWord(tx, client.id);
      });
      return reply.code(204).send(null);
    },
  );

  api.get(
    '/clients/:clientId/welfare-preferences',
    {
      config: { rule: mayReadClinical },
      schema: {
        summary: 'What helps if somebody has to look in',
        params: ofClient,
        response: { 200: welfareRecord },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const client = await readClient(tx, request.params.clientId);
        const [welfare] = await wishes.welfareOf(tx, [client.id]);
        return welfare ?? { version: 0, wishes: welfareWishes.parse({}) };
      }),
  );

  api.put(
    '/clients/:clientId/welfare-preferences',
    {
      config: { rule: mayWriteClinical },
      schema: {
        summary: 'Write down what the client wishes for',
        params: ofClient,
        body: welfareInput,
        response: { 200: welfareRecord },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const client = await lockClient(tx, request.params.clientId);
        await wishes.writeWelfare(tx, client.id, request.body, by);
        return { version: request.body.version + 1, wishes: request.body.wishes };
      }),
  );
}

function locationRoutes(api: Api, inPractice: InPractice): void {
  api.get(
    '/clients/:clientId/locations',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Where this client usually is',
        params: ofClient,
        response: { 200: z.object({ locations: z.array(locationRecord) }) },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const client = await readClient(tx, request.params.clientId);
        return { locations: await wishes.locationsOf(tx, [client.id]) };
      }),
  );

  api.post(
    '/clients/:clientId/locations',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Add a place',
        params: ofClient,
        body: locationInput,
        response: { 201: locationRecord },
      },
    },
    async (request, reply) => {
      const location = await inPractice(request, async ({ tx, by, newId }) => {
        const client = await lockClient(tx, request.params.clientId);
        mustHaveHappened(todayOf(client, by), { confirmedOn: request.body.confirmedOn });
        const id = newId<string>();
        await wishes.insertLocation(tx, client.id, id, request.body, by);
        return wishes.readLocation(tx, id);
      });
      return reply.code(201).send(location);
    },
  );

  api.put(
    '/clients/:clientId/locations/:locationId',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Write a place anew',
        params: ofLocation,
        body: locationChange,
        response: { 200: locationRecord },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const client = await lockClient(tx, request.params.clientId);
        mustHaveHappened(todayOf(client, by), { confirmedOn: request.body.confirmedOn });
        const before = await wishes.readLocation(tx, request.params.locationId);
        if (before.clientId !== client.id) throw noSuch('location');
        return wishes.changeLocation(tx, before.id, request.body, by);
      }),
  );

  api.post(
    '/clients/:clientId/locations/:locationId/ending',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Stop keeping a place',
        params: ofLocation,
        body: clientEnding,
        response: { 200: locationRecord },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const client = await lockClient(tx, request.params.clientId);
        const before = await wishes.readLocation(tx, request.params.locationId);
        if (before.clientId !== client.id) throw noSuch('location');
        return wishes.endLocation(tx, before.id, request.body, by);
      }),
  );
}
