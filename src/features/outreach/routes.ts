import type { PracticeId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { CarrierStanding } from '#engine/standings.ts';
import { type Api, actorOf, machine, personOf, signedIn, staff } from '#features/access/facts.ts';
import { listTemplates, previewDraft, publish } from './actions.ts';
import {
  inboundResult,
  lintInput,
  lintResult,
  previewInput,
  previewResult,
  published,
  publishInput,
  type Sending,
  sending,
  templateList,
  testResult,
} from './contract.ts';
import { type InboundReaders, takeIn } from './inbound-mail.ts';
import { lintWording } from './lint.ts';
import { type SendingDeps, sendTest } from './sending.ts';
import { publishedWordings } from './store.ts';

export interface OutreachDeps extends InboundReaders, SendingDeps {
  readonly standings: () => Promise<readonly CarrierStanding[]>;
  /** Null where no mailbox is set. */
  readonly mailbox: (practiceId: PracticeId) => Promise<Sending['mailbox']>;
  readonly canary: () => Promise<Sending['canary']>;
}

const mayRead = machine('outreach:read', 'clinician', 'supervisor', 'front-desk', 'auditor');
const mayPublish = staff('supervisor');
const mayDeliver = machine('outreach:write');

/** A mail with a large picture in it is still read; a longer one is no answer to a check-in. */
const largestMailBytes = 10 * 1024 * 1024;

export function outreachRoutes(api: Api, deps: OutreachDeps): void {
  templateRoutes(api, deps);
  inboundRoutes(api, deps);
  sendingRoutes(api, deps);
}

/** Each goes to a real mailbox. */
const fewTests = { max: 10, timeWindow: 10 * 60_000 };

function sendingRoutes(api: Api, deps: OutreachDeps): void {
  api.get(
    '/sending',
    {
      config: {
        rule: signedIn('Whoever works here must know what can leave by itself'),
        within: ['board'],
      },
      schema: { summary: 'Over what Kept can send messages', response: { 200: sending } },
    },
    async (request) => ({
      email: deps.carriers.has('email'),
      sms: deps.carriers.has('sms'),
      carriers: (await deps.standings()).map(({ medium, name, state, since, why, share }) => ({
        medium,
        name,
        state,
        since,
        why,
        share,
      })),
      mailbox: await mailboxFor(deps, actorOf(request)),
      canary: await deps.canary(),
    }),
  );

  for (const [path, medium] of [
    ['/sending/test-mail', 'email'],
    ['/sending/test-text', 'sms'],
  ] as const) {
    api.post(
      path,
      {
        config: { rule: staff('owner'), rateLimit: fewTests },
        schema: {
          summary: `Send a test ${medium === 'sms' ? 'text' : 'mail'} to oneself`,
          response: { 200: testResult },
        },
      },
      async (request) => {
        const result = await sendTest(deps, personOf(request), medium);
        return { result: result.kind, reason: 'reason' in result ? result.reason : null };
      },
    );
  }
}

/** How much of it nobody reads is for whoever can do something about it. */
async function mailboxFor(
  { mailbox }: OutreachDeps,
  actor: ReturnType<typeof actorOf>,
): Promise<Sending['mailbox']> {
  const found = await mailbox(actor.practiceId);
  const isOwner = 'role' in actor && actor.role === 'owner';
  return found && { ...found, strangers: isOwner ? found.strangers : null };
}

function templateRoutes(api: Api, deps: OutreachDeps): void {
  api.get(
    '/templates',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Every text that can be sent, with all its versions',
        response: { 200: templateList },
      },
    },
    async (request) => {
      const { practiceId } = actorOf(request);
      const own = await deps.database.inPractice(practiceId, publishedWordings);
      return { templates: listTemplates(own) };
    },
  );

  api.post(
    '/templates/lint',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'What stands in the way of using a text',
        body: lintInput,
        response: { 200: lintResult },
      },
    },
    async (request) => ({ findings: [...lintWording(request.body, request.body)] }),
  );

  api.post(
    '/templates/preview',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'A text as it would arrive, what it gives away, and to whom',
        body: previewInput,
        response: { 200: previewResult },
      },
    },
    async (request) => {
      const { findings, reveals, ...shown } = previewDraft(request.body);
      return { ...shown, reveals: [...reveals], findings: [...findings] };
    },
  );

  api.post(
    '/templates',
    {
      config: { rule: mayPublish },
      schema: {
        summary: 'Publish a text: it is sent from now on; open cases keep theirs',
        body: publishInput,
        response: { 201: published },
      },
    },
    async (request, reply) => {
      const { practiceId, staffId } = personOf(request);
      const { clock, newId, database } = deps;
      const result = await database.inPractice(practiceId, (tx) =>
        publish(tx, { clock, newId, practiceId, staffId }, request.body),
      );
      return reply.code(201).send(result);
    },
  );
}

/** For the mail server or the script that collects the mailbox from which check-ins are sent. */
function inboundRoutes(api: Api, deps: OutreachDeps): void {
  api.addContentTypeParser(
    'message/rfc822',
    { parseAs: 'buffer', bodyLimit: largestMailBytes },
    (_request, body, done) => done(null, body),
  );
  api.post(
    '/inbound-mail',
    {
      config: { rule: mayDeliver },
      bodyLimit: largestMailBytes,
      schema: {
        summary: 'A mail that came back or was answered, whole and unchanged, as message/rfc822',
        response: { 202: inboundResult },
      },
    },
    async (request, reply) => {
      const { body } = request;
      if (!(body instanceof Uint8Array)) throw notWhole();
      const kind = await takeIn(deps, actorOf(request).practiceId, body);
      return reply.code(202).send({ kind });
    },
  );
}

function notWhole(): Problem {
  const message =
    'Send the mail itself as the body, whole and unchanged, with the header "content-type: message/rfc822".';
  return new Problem('invalid', 'no-mail', message);
}
