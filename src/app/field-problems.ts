/** What a schema found wrong with a field, in words for whoever has to correct it. Never quotes what was entered. */
import type { FieldProblem } from '#core/problem.ts';

export interface SchemaIssue {
  /** `/person/email` */
  readonly instancePath: string;
  /** Zod's code of the issue. */
  readonly keyword: string;
  readonly message?: string | undefined;
  readonly params?: Record<string, unknown> | undefined;
}

/** `part` names what was checked (body, querystring, params) when the issue is about the whole of it. */
export function fieldProblemOf(issue: SchemaIssue, part: string): FieldProblem {
  const path = issue.instancePath.split('/').filter((name) => name !== '');
  const words = wordsOf[issue.keyword] ?? otherWords;
  const [reason, wayOut] = words(issue.params ?? {}, issue.message ?? '');
  return { field: path.length > 0 ? path.join('.') : part, reason, wayOut };
}

type Words = readonly [reason: string, wayOut: string];
type Params = Record<string, unknown>;

const wordsOf: Record<string, (params: Params, message: string) => Words> = {
  invalid_type: ({ expected }, message) =>
    message.endsWith('received undefined')
      ? ['It is missing.', `Send ${nameOfType(expected)}.`]
      : [`It is not ${nameOfType(expected)}.`, `Send ${nameOfType(expected)}.`],
  invalid_value: ({ values }) => [
    `It is none of the values that are accepted: ${list(values)}.`,
    'Send one of the values that the reason lists.',
  ],
  too_small: ({ origin, minimum }) => tooSmall(origin, Number(minimum)),
  too_big: ({ origin, maximum }) => tooBig(origin, Number(maximum)),
  invalid_format: ({ format }) => [
    `It is not ${formats[String(format)] ?? 'of the form that is expected'}.`,
    'Correct it, or leave it out if it is optional.',
  ],
  unrecognized_keys: ({ keys }) =>
    Array.isArray(keys) && keys.length > 1
      ? [`It has fields that are not known here: ${list(keys)}.`, 'Leave them out, or check their spelling.']
      : [
          `It has a field that is not known here: ${list(keys)}.`,
          'Leave that field out, or check its spelling.',
        ],
  invalid_union: () => [
    'It has none of the forms that are accepted here.',
    'Compare it with /api/v1/openapi.json, which lists the forms.',
  ],
};

function otherWords(_params: Params, message: string): Words {
  return [
    message || 'It is not valid.',
    'Correct it as the reason says; /api/v1/openapi.json describes every field.',
  ];
}

function tooSmall(origin: unknown, least: number): Words {
  if (origin === 'string') {
    if (least <= 1) return ['It is empty.', 'Fill it in.'];
    return [`It is too short: at least ${least} characters are needed.`, 'Make it longer.'];
  }
  if (origin === 'array') return [`It needs at least ${least} of them.`, 'Add what is missing.'];
  return [`It is too small: ${least} is the least.`, `Send ${least} or more.`];
}

function tooBig(origin: unknown, most: number): Words {
  if (origin === 'string') return [`It is too long: at most ${most} characters fit.`, 'Shorten it.'];
  if (origin === 'array')
    return [`It has too many: at most ${most} are accepted.`, 'Send fewer, or in parts.'];
  return [`It is too big: ${most} is the most.`, `Send ${most} or less.`];
}

function nameOfType(expected: unknown): string {
  return types[String(expected)] ?? 'a value of the type that is expected';
}

const types: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const formats: Record<string, string> = {
  email: 'an email address',
  uuid: 'an identifier as this API gives them',
  e164: 'a phone number in international form, such as +12025550142',
  datetime: 'an instant such as 2026-03-03T14:00:00Z',
  date: 'a day such as 2026-03-03',
  time: 'a time such as 14:00',
  url: 'a web address',
};

/** Names from the schema, or field names that were sent; each cut short, in case it is none. */
function list(entries: unknown): string {
  return Array.isArray(entries) ? entries.map((entry) => String(entry).slice(0, 40)).join(', ') : '';
}
