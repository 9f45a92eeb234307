/** Every error leaves as problem+json (RFC 9457): what is wrong, where, and what to do about it. */
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDatabaseAway } from '#adapters/database-away.ts';
import { type FieldProblem, Problem, type ProblemKind } from '#core/problem.ts';
import { fieldProblemOf } from './field-problems.ts';

export const problemMediaType = 'application/problem+json';

/** What a client of the API reads when something is wrong. */
export const problemDocument = z
  .strictObject({
    type: z.string().describe('A URN that names the kind of problem'),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('The same name, short and stable, for programs'),
    detail: z.string().describe('What is wrong and what to do, for a person'),
    fields: z.array(z.strictObject({ field: z.string(), reason: z.string(), wayOut: z.string() })),
    requestId: z.string().describe('Quote this when you ask for help; it is in the log'),
  })
  .meta({ id: 'Problem' });

export type ProblemDocument = z.infer<typeof problemDocument>;

interface Status {
  readonly status: number;
  readonly title: string;
}

/** The one table from kinds of problem to HTTP. The compiler checks that no kind is missing. */
export const statusOfKind: Record<ProblemKind, Status> = {
  invalid: { status: 400, title: 'Something in the request needs correcting' },
  'not-signed-in': { status: 401, title: 'Please sign in' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'wrong-method': { status: 405, title: 'Not a method of this address' },
  conflict: { status: 409, title: 'This changed in the meantime' },
  gone: { status: 410, title: 'No longer there' },
  'too-large': { status: 413, title: 'Too large' },
  'too-many': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Not available right now' },
};

/** What Fastify itself refuses, in our words. Anything else of its own is a fault or plain bad input. */
const ownCodes: Record<string, Status & { code: string; detail: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    title: 'Too large',
    code: 'too-large',
    detail: 'The request is larger than this address accepts. Send less, or send it in parts.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    title: 'Not a type that is understood here',
    code: 'unsupported-media-type',
    detail: 'Send the body as JSON, with the header "content-type: application/json".',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    title: 'Not JSON',
    code: 'not-json',
    detail:
      'The body could not be read as JSON. Check its commas, quotes and brackets, and that it is UTF-8.',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    title: 'Empty body',
    code: 'empty-body',
    detail: 'The content type says JSON, but the body is empty. Send a JSON object.',
  },
};

/** It may have gone in the middle of a transaction, so that nothing is promised about what was just sent. */
const databaseAwayWords =
  'Kept cannot reach its database at the moment. What was on record still is, and what you wrote stays in its place: try again in a moment.';

/** What stands for something in an address is no such thing's name: whoever came by a link can correct nothing. */
const noSuchAddress = {
  ...statusOfKind['not-found'],
  code: 'no-such-address',
  detail: 'There is nothing under this address. Go back and open it from its list.',
};

/** Turns whatever was thrown into a document, or `null` when it is a fault of ours. */
export function problemDocumentOf(error: unknown, requestId: string): ProblemDocument | null {
  if (error instanceof Problem) {
    return documentOf(
      { ...statusOfKind[error.kind], code: error.code },
      error.message,
      error.fields,
      requestId,
    );
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { validationContext } = error as FastifyError;
    const fields = error.validation.map((issue) => fieldProblemOf(issue, validationContext ?? 'body'));
    if (validationContext === 'params')
      return documentOf(noSuchAddress, noSuchAddress.detail, fields, requestId);
    const invalid = { ...statusOfKind.invalid, code: 'invalid-input' };
    return documentOf(
      invalid,
      'Some fields need correcting; each is listed with what to do.',
      fields,
      requestId,
    );
  }
  if (isDatabaseAway(error)) {
    const away = { ...statusOfKind.unavailable, code: 'database-away' };
    return documentOf(away, databaseAwayWords, [], requestId);
  }
  const own = ownCodes[(error as FastifyError)?.code ?? ''];
  if (own !== undefined) return documentOf(own, own.detail, [], requestId);
  const status = (error as FastifyError)?.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    const bad = { ...statusOfKind.invalid, status, code: 'bad-request' };
    return documentOf(
      bad,
      'The request could not be understood. Check it against /api/v1/openapi.json.',
      [],
      requestId,
    );
  }
  return null;
}

/** Nothing of the cause: it is in the log, under the same id. */
export function faultDocument(requestId: string): ProblemDocument {
  const fault = { status: 500, title: 'Something went wrong on our side', code: 'fault' };
  const detail =
    'Nothing you did caused this, and it was logged. Try again; if it stays, quote the request id.';
  return documentOf(fault, detail, [], requestId);
}

function documentOf(
  status: Status & { code: string },
  detail: string,
  fields: readonly FieldProblem[],
  requestId: string,
): ProblemDocument {
  return {
    type: `urn:kept:problem:${status.code}`,
    title: status.title,
    status: status.status,
    code: status.code,
    detail,
    fields: [...fields],
    requestId,
  };
}
