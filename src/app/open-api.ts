/** OpenAPI 3.1, made from the schemas that the routes check with. */
import swagger from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { type Api, anyone, type Rule } from '#features/access/facts.ts';
import { problemDocument, problemMediaType } from './problems.ts';

export async function describeApi(api: Api): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kept',
        version: '1',
        description:
          'Runs a practice’s missed-session protocol, so that no client is forgotten. Every error is a problem document (RFC 9457) that says what is wrong and what to do.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          signIn: {
            type: 'apiKey',
            in: 'cookie',
            name: 'kept.sign_in',
            description: 'Set by POST /api/v1/sign-in',
          },
          apiKey: { type: 'http', scheme: 'bearer', description: 'A key made with POST /api/v1/api-keys' },
        },
      },
    },
    transform: (document) => {
      const { schema, url } = jsonSchemaTransform({ ...document, schema: document.schema ?? {} });
      return { schema: withRule(schema, document.route.config?.rule), url };
    },
    transformObject: jsonSchemaTransformObject,
  });
  api.get(
    '/api/v1/openapi.json',
    {
      config: { rule: anyone('Describes the program, and holds nothing of any practice') },
      schema: { tags: ['Health'], summary: 'This description' },
    },
    async () => api.swagger(),
  );
}

/** What every route has in common, said of each: who may use it, and how errors look. */
function withRule(schema: FastifySchema & { hide?: boolean }, rule: Rule | undefined): FastifySchema {
  if (schema.hide || rule === undefined) return schema;
  const response = (schema.response ?? { 200: { description: 'As asked' } }) as Record<string, unknown>;
  return {
    ...schema,
    description: [schema.description, inWords(rule)].filter(Boolean).join('\n\n'),
    security: securityOf(rule),
    response: { ...response, '4XX': problemResponse, '5XX': problemResponse },
  };
}

const problemResponse = {
  description: problemDocument.description ?? 'What is wrong, and what to do',
  content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
};

function securityOf(rule: Rule): Record<string, string[]>[] {
  if (rule.who === 'anyone') return [];
  const bySignIn = { signIn: [] };
  return rule.who === 'machine' ? [bySignIn, { apiKey: [] }] : [bySignIn];
}

function inWords(rule: Rule): string {
  switch (rule.who) {
    case 'anyone':
      return `For anyone. ${rule.why}.`;
    case 'enrolling':
      return `For all staff, also before a second factor is set up. ${rule.why}.`;
    case 'signed-in':
      return `For all staff. ${rule.why}.`;
    case 'staff':
      return `For staff: ${rule.roles.join(', ')}.`;
    case 'machine':
      return `For staff: ${rule.roles.join(', ')}. For API keys with the scope ${rule.scope}.`;
    default:
      return rule satisfies never;
  }
}
