/** The settings of whoever carries texts. */
import { z } from 'zod';
import type { FieldProblem } from '#core/problem.ts';
import type { Words } from './setting-words.ts';

export type TextSettings =
  | {
      readonly provider: 'twilio';
      readonly accountSid: string;
      readonly authToken: string;
      readonly from: string;
    }
  | { readonly provider: 'gateway'; readonly url: string; readonly from: string };

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
  KEPT_SMS_GATEWAY: text
    .refine(isGateway, { error: 'is not an address with a user name and a password' })
    .refine((value) => !isGateway(value) || isPrivate(value), {
      error: 'would go unencrypted over open networks',
    })
    .optional()
    .meta({
      means: "An HTTP gateway in Kannel's manner, in place of Twilio or beside it; needs `KEPT_SMS_FROM`",
      otherwise: 'no texts are sent',
      wayOut:
        'Write it like https://user:password@gateway.example.org/cgi-bin/sendsms (special characters percent-encoded); http only on this machine or a private network.',
      secret: true,
    } satisfies Words),
  KEPT_SMS_FROM: text
    .regex(/^(?:\+[1-9]\d{5,14}|\d{3,8})$/, 'is not a number')
    .optional()
    .meta({
      means: 'The number that texts come from, with `KEPT_SMS_GATEWAY`',
      otherwise: 'no texts are sent',
      wayOut: 'Write a number like +15550100123; a name could not be answered.',
    } satisfies Words),
  KEPT_TEXTS_FIRST: z
    .enum(['twilio', 'gateway'], { error: 'is neither twilio nor gateway' })
    .default('twilio')
    .meta({
      means: 'Which of the two carries texts where both are set; the other takes over when it fails',
      otherwise: '`twilio`',
      wayOut: 'Write twilio or gateway.',
    } satisfies Words),
} as const;

function isGateway(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username !== '' && password !== '';
}

/** Words and password go over the line as they are. A name without a dot is one of the same machine or its containers. */
function isPrivate(value: string): boolean {
  const { protocol, hostname } = new URL(value);
  return (
    protocol === 'https:' ||
    !hostname.includes('.') ||
    /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(hostname)
  );
}

type Given = Readonly<Partial<Record<keyof typeof textSchema, string | undefined>>>;
const twilioNames = ['KEPT_TWILIO_ACCOUNT', 'KEPT_TWILIO_TOKEN', 'KEPT_TWILIO_FROM'] as const;

const gatewayNames = ['KEPT_SMS_GATEWAY', 'KEPT_SMS_FROM'] as const;

/** One setting of a provider is nothing without the others. */
export function textProblems(given: Given): readonly FieldProblem[] {
  return [...missing(given, twilioNames), ...missing(given, gatewayNames)];
}

function missing(given: Given, names: readonly (keyof typeof textSchema)[]): FieldProblem[] {
  const first = names.find((name) => given[name]);
  if (!first) return [];
  return names
    .filter((name) => !given[name])
    .map((field) => {
      const { wayOut } = textSchema[field].meta() as unknown as Words;
      return { field, reason: `is needed, because ${first} is set`, wayOut };
    });
}

/** In the order in which they are asked: the second takes over where the first fails. */
export function textsFrom(values: Given): readonly TextSettings[] {
  const providers = [twilioFrom(values), gatewayFrom(values)].flatMap((one) => one ?? []);
  return values.KEPT_TEXTS_FIRST === 'gateway' ? providers.toReversed() : providers;
}

function twilioFrom(values: Given): TextSettings | null {
  const { KEPT_TWILIO_ACCOUNT: accountSid, KEPT_TWILIO_TOKEN: authToken, KEPT_TWILIO_FROM: from } = values;
  return accountSid && authToken && from ? { provider: 'twilio', accountSid, authToken, from } : null;
}

function gatewayFrom(values: Given): TextSettings | null {
  const { KEPT_SMS_GATEWAY: url, KEPT_SMS_FROM: sender } = values;
  return url && sender ? { provider: 'gateway', url, from: sender } : null;
}
