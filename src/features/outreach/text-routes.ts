/** Where the provider of texts calls us. Whoever cannot sign as the provider does is told nothing and stores nothing. */
import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Carrier, Heard, Medium, ProviderEar, ReceivedText } from '#engine/ports.ts';
import { type Api, anyone } from '#features/access/facts.ts';

export interface TextDeps {
  readonly carriers: ReadonlyMap<Medium, Carrier>;
  /** They call the same addresses; each is known by how it signs. */
  readonly seconds?: ReadonlyMap<Medium, Carrier>;
  readonly publicAddress: string;
  /** False when there is no such practice. */
  readonly onTextReport: (practiceId: PracticeId, report: TextReport) => Promise<boolean>;
  /** Resolves once the text is safely stored. */
  readonly onText: (text: ReceivedText) => Promise<void>;
}

/** As the engine takes it. */
export interface TextReport {
  readonly key: MessageKey | null;
  readonly providerId: string;
  readonly state: 'sent' | 'delivered' | 'failed';
  readonly code: string;
  readonly reason: string;
}

const rule = anyone('Only whoever knows what the provider signs with is heard');
const tags = ['outreach'];
/** A burst of reports comes from few addresses, and a text that was turned away would be lost. */
const config = { rule, rateLimit: false } as const;
const reportParams = z.strictObject({ practiceId: z.uuid() });

export function textRoutes(api: Api, deps: TextDeps): void {
  api.register(async (scope) => {
    await scope.register(formbody);
    const under = scope.withTypeProvider<ZodTypeProvider>();
    const reports = {
      summary: 'What became of a text, as its provider tells it',
      tags,
      params: reportParams,
    };
    under.route({
      method: ['GET', 'POST'],
      url: '/text-reports/:practiceId',
      config,
      schema: reports,
      handler: async (request, reply) => {
        const { ear, heard } = listen(deps, request);
        if (heard.kind === 'report') {
          const { kind: _, ...report } = heard;
          const practiceId = request.params.practiceId as PracticeId;
          if (!(await deps.onTextReport(practiceId, { key: null, ...report }))) throw noSuchPractice();
        }
        return thanks(reply, ear);
      },
    });
    under.route({
      method: ['GET', 'POST'],
      url: '/inbound-texts',
      config,
      schema: { summary: 'What somebody texted, as its provider hands it in', tags },
      handler: async (request, reply) => {
        const { ear, heard } = listen(deps, request);
        if (heard.kind === 'text') await deps.onText(heard);
        return thanks(reply, ear);
      },
    });
  });
}

function listen(
  { carriers, seconds, publicAddress }: TextDeps,
  request: FastifyRequest,
): { readonly ear: ProviderEar; readonly heard: Heard } {
  const ears = [carriers, seconds].flatMap((some) => some?.get('sms')?.ear ?? []);
  const [first] = ears;
  if (!first) throw notConnected();
  // As the provider called it: its signature covers the address to the letter.
  const call = {
    address: `${publicAddress}${request.raw.url}`,
    headers: request.headers,
    query: fieldsOf(request.query),
    form: fieldsOf(request.body),
  };
  const understood = ears.map((ear) => ({ ear, heard: ear.hear(call) }));
  const { ear, heard } = understood.find((one) => one.heard.kind !== 'not-the-provider') ?? {
    ear: first,
    heard: { kind: 'not-the-provider' } as const,
  };
  if (heard.kind === 'not-the-provider') throw notTheProvider();
  if (heard.kind === 'unreadable') throw unreadable(heard.field);
  return { ear, heard };
}

function fieldsOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string'));
}

function thanks(reply: FastifyReply, { answer }: ProviderEar): FastifyReply {
  return reply.code(answer.status).type(answer.type).send(answer.body);
}

const notConnected = () =>
  new Problem('not-found', 'texts-not-connected', 'No provider of texts is connected to this Kept.');

const noSuchPractice = () =>
  new Problem(
    'not-found',
    'no-such-practice',
    'This Kept has no such practice. The address belongs to another one.',
  );

const notTheProvider = () =>
  new Problem(
    'forbidden',
    'not-the-provider',
    'The signature does not fit. The provider has to call the address that KEPT_PUBLIC_ADDRESS begins, with the account that Kept sends from.',
  );

const unreadable = (field: string) =>
  new Problem('invalid', 'unreadable-text', 'A field is missing.', [
    { field, reason: 'Is missing', wayOut: 'send what the provider sends, unchanged' },
  ]);
