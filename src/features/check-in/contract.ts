/** What the client's page may send. Words are stored for ever: add, never rename. */
import { z } from 'zod';
import type { Reading } from '#core/case/vocabulary.ts';

export const answers = ['safe', 'late', 'call-me', 'not-ok', 'explain-later'] as const;
export type Answer = (typeof answers)[number] & Reading;

/** Why somebody did not come, in one tap. Never asked for more than once, never needed. */
export const reasons = ['overslept', 'wrong-time', 'unwell', 'did-not-want', 'prefer-not-to-say'] as const;
export type Reason = (typeof reasons)[number];

export const wishes = ['another-time', 'not-coming-back'] as const;
export type Wish = (typeof wishes)[number];

export const longestText = 1000;

/** A browser counts a line break as one character and sends two; PostgreSQL cannot keep a NUL. */
const written = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '\uFFFD').trim());

const words = written.pipe(z.string().max(longestText));

export const answerForm = z.strictObject({
  nonce: z.string().max(100),
  answer: z.enum(answers),
  text: words.default(''),
  /** The name of that field on pages that were opened before it was there for everybody. */
  word: words.default(''),
});

/** Each button of the answer page sends its own form: a reason, a wish, or own words. */
export const explanationForm = z
  .strictObject({
    nonce: z.string().max(100),
    reason: z.enum(reasons).nullable().default(null),
    wish: z.enum(wishes).nullable().default(null),
    text: written.default(''),
  })
  .refine((form) => form.reason !== null || form.wish !== null || form.text !== '');

export type AnswerForm = z.infer<typeof answerForm>;
export type ExplanationForm = z.infer<typeof explanationForm>;
