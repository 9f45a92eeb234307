/** The shapes that the outreach API speaks; the browser and the server read the same ones. */
import { z } from 'zod';
import { troubles } from '#core/sending/trouble.ts';
import { languages, templateIds, templateMedia } from './template.ts';

const templateId = z.enum(templateIds).describe('What the text is for');
const language = z.enum(languages);
const medium = z.enum(templateMedia);
const subject = z.string().max(200, 'At most 200 characters; shorten it.').default('');
const text = z.string().max(5000, 'At most 5000 characters; shorten it.');
const name = z
  .string()
  .trim()
  .min(1, 'Is empty; write something.')
  .max(120, 'At most 120 characters; shorten it.');

export const review = z
  .strictObject({ by: name, on: z.iso.date('Is not a day; write it like 2026-03-03.') })
  .describe('Who read it as a speaker of the language who knows such clients, and when');

const wordingRecord = z.strictObject({
  version: z.int().min(0).describe('0 is what Kept comes with'),
  subject: z.string(),
  text: z.string(),
  reviewed: review.nullable(),
  publishedBy: z.uuid().nullable().describe('null for what Kept comes with'),
  publishedAt: z.iso.datetime().nullable(),
});

export const templateList = z.strictObject({
  templates: z.array(
    z.strictObject({
      id: templateId,
      language,
      medium,
      audience: z.enum(['client', 'staff']),
      versions: z.array(wordingRecord).describe('Newest first; the first one is sent'),
    }),
  ),
});

export const draft = z.strictObject({ id: templateId, language, medium, subject, text });

export const lintInput = draft.extend({
  repliesAreRead: z.boolean().default(true).describe('Whether somebody reads what is sent back'),
});

export const finding = z.strictObject({
  rule: z.string(),
  part: z.enum(['subject', 'text']),
  from: z.int().min(0),
  to: z.int().min(0),
  reason: z.string(),
  wayOut: z.string(),
});

export const lintResult = z.strictObject({
  findings: z.array(finding).describe('Empty when the text may be published'),
});

export const previewInput = draft.extend({
  values: z.strictObject({
    preferredName: name.optional(),
    callerName: name.optional(),
    byTime: name.optional(),
    numbers: name.optional(),
    practiceName: name.optional(),
  }),
  channelLabel: name.optional(),
  shared: z.boolean().default(false),
  repliesAreRead: z.boolean().default(true),
});

export const previewResult = z.strictObject({
  subject: z.string(),
  text: z.string(),
  segments: z.int().nullable(),
  encoding: z
    .enum(['GSM-7', 'UCS-2'])
    .nullable()
    .describe('How a text message is written; UCS-2 fits less than half'),
  firstOutside: z.string().nullable().describe('The first letter that made it UCS-2'),
  reveals: z.array(z.string()),
  toWhom: z.string(),
  findings: z.array(finding),
});

export const publishInput = draft.extend({
  after: z.int().min(0).describe('The version that the author was looking at'),
  reviewed: review.nullable().default(null),
});

export const published = z.strictObject({ version: z.int().min(1) });

export const inboundResult = z.strictObject({
  kind: z
    .enum(['bounce', 'delay', 'auto-reply', 'message'])
    .describe('What the mail was taken for. A delay decides nothing, since the server keeps trying.'),
});

export type TemplateEntry = z.infer<typeof templateList>['templates'][number];
export type LintResult = z.infer<typeof lintResult>;
export type PreviewResult = z.infer<typeof previewResult>;
export type Draft = z.infer<typeof draft>;
export type PublishInput = z.infer<typeof publishInput>;
export type PreviewInput = z.infer<typeof previewInput>;

export const sending = z.strictObject({
  email: z.boolean().describe('A mail server is connected'),
  sms: z.boolean().describe('A provider of texts is connected'),
  carriers: z.array(
    z.strictObject({
      medium: z.enum(['sms', 'email', 'voice', 'push']),
      name: z.string().describe('Whoever carries it: the provider, or its machine'),
      state: z.enum(['working', 'struggling', 'returning', 'down']),
      since: z.iso.datetime().nullable().describe('Since when it is not working'),
      why: z.enum([...troubles, 'slow']).nullable(),
      share: z.number().describe('From 0 to 1: how much it is given, where another one can take the rest'),
    }),
  ),
  mailbox: z
    .strictObject({
      since: z.iso.datetime().nullable().describe('Since when answers by mail are not heard'),
      trouble: z.string().nullable().describe('Why they are not, in plain words; null while they are heard'),
      lastMailAt: z.iso.datetime().nullable().describe('When the last mail came that was for anybody here'),
      unreadable: z.int().describe('Mails that could not be read and wait for a person'),
      strangers: z
        .array(z.strictObject({ day: z.iso.date(), mails: z.int() }))
        .readonly()
        .nullable()
        .describe('How many mails came that nobody here reads; for owners only'),
    })
    .nullable()
    .describe('The mailbox that answers come to; null where none is set'),
  canary: z
    .strictObject({ since: z.iso.datetime(), words: z.string() })
    .nullable()
    .describe(
      'Since when the pretend client who misses a session has not come through, and where it stops; null while it does',
    ),
});
export type Sending = z.infer<typeof sending>;

export const testResult = z.strictObject({
  result: z
    .enum(['accepted', 'failed', 'unknown'])
    .describe('`accepted` by the mail server or the provider, which is not yet the mailbox or the phone'),
  reason: z.string().nullable().describe('Why it failed, in plain words'),
});
