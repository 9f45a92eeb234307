/** The settings of whoever carries texts. */
import { z } from 'zod';
import type { FieldProblem } from '#core/problem.ts';
import type { Words } from './setting-words.ts';

export interface TextSettings {
  readonly provider: 'twilio';
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string;
}

const text = z.string().trim();

export const textSchema = {
  KEPT_TWILIO_ACCOUNT: text
    .regex(/^AC[0-9a-f]{32}$/, 'is not AC and 32 figures or letters from a to f')
    .optional()
    .meta({
      means:
        'The account at Twilio that texts are sent from; needs `KEPT_TWILIO_TOKEN` and `KEPT_TWILIO_FROM`',
      otherwise: 'no texts are sent',
      wayOut: 'Copy "Account SID" from the first page of the Twilio console.',
    } satisfies Words),
  KEPT_TWILIO_TOKEN: text
    .regex(/^[0-9a-f]{32}$/, 'is not 32 figures or letters from a to f')
    .optional()
    .meta({
      means: "That account's auth token; what Twilio tells us is checked with it too",
      otherwise: 'no texts are sent',
      wayOut: 'Copy "Auth Token" from the first page of the Twilio console; an API key does not do.',
      secret: true,
    } satisfies Words),
  KEPT_TWILIO_FROM: text
    .regex(/^(?:\+[1-9]\d{5,14}|\d{3,8}|MG[0-9a-f]{32})$/, 'is neither a number nor a messaging service')
    .optional()
    .meta({
      means: 'The number that texts come from, or a messaging service',
      otherwise: 'no texts are sent',
      wayOut: 'Write a number of your account like +15550100123, or the MG… of a messaging service.',
    } satisfies Words),
} as const;

type Given = Readonly<Partial<Record<keyof typeof textSchema, string | undefined>>>;
const twilioNames = ['KEPT_TWILIO_ACCOUNT', 'KEPT_TWILIO_TOKEN', 'KEPT_TWILIO_FROM'] as const;

/** One of the three is nothing without the others. */
export function textProblems(given: Given): readonly FieldProblem[] {
  const first = twilioNames.find((name) => given[name]);
  if (!first) return [];
  return twilioNames
    .filter((name) => !given[name])
    .map((field) => {
      const { wayOut } = textSchema[field].meta() as unknown as Words;
      return { field, reason: `is needed, because ${first} is set`, wayOut };
    });
}

export function textsFrom(values: Given): TextSettings | null {
  const { KEPT_TWILIO_ACCOUNT: accountSid, KEPT_TWILIO_TOKEN: authToken, KEPT_TWILIO_FROM: from } = values;
  return accountSid && authToken && from ? { provider: 'twilio', accountSid, authToken, from } : null;
}
