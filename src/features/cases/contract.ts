/** Cases as they are read over the wire, and the few things that are put there without being a command of their own. */
import { z } from 'zod';
import type { CommandType } from '#core/case/commands.ts';
import { instant } from '#core/time/instant.ts';

export const uuid = z.uuid();
export const at = z.iso.datetime({ offset: true }).transform((said) => instant(said));
export const text = (most: number) => z.string().trim().max(most);
export const words = text(5000);
export const nullable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

/** Front desk may see that somebody is missing and write down what was tried; judging and disclosing is clinical. */
export const deskCommands: readonly CommandType[] = [
  'note-lateness',
  'confirm-missed',
  'clear-doubts',
  'record-outcome',
  'record-attempt',
  'record-reply',
  'complete-step',
  'answer-ask',
  'end-delegation',
  'add-addendum',
];

export const commandQuery = z.strictObject({
  seen: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('The last entry that you had seen; refused when anybody has put something on record since'),
});

/** A reply that reached the practice some other way: by phone to the front desk, in person. */
export const replyByHand = z.strictObject({
  via: z.enum(['sms', 'email', 'in-person']),
  channelId: nullable(uuid),
  reading: z.enum(['safe', 'late', 'call-me', 'not-ok', 'explain-later', 'opt-out', 'duress', 'unclear']),
  text: words.default(''),
  /** Missing when it was just now. */
  receivedAt: nullable(at),
});

/** `accounted` is missing on purpose: only a case comes to that. */
export const presenceMark = z.strictObject({
  presence: z.enum(['expected', 'here', 'late-noted', 'not-here']),
  at: at.optional(),
  /** How one knows; needed once a miss was confirmed, because "here" ends the case. */
  note: words.default(''),
});

export const caseParams = z.strictObject({ caseId: uuid });
export const caseQuery = z.strictObject({
  status: z.enum(['open', 'closed', 'all']).default('open'),
  clientId: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const caseSummary = z.object({
  id: uuid,
  clientId: uuid,
  clientName: z.string(),
  status: z.enum(['open', 'closed']),
  phase: z.enum(['unconfirmed', 'missed', 'closed']),
  tier: z
    .enum(['routine', 'elevated', 'high'])
    .nullable()
    .describe('Null where the case is closed, for whoever may not read records'),
  outcome: z.string().nullable(),
  ownerId: uuid,
  ownerName: z.string(),
  sessionStartsAt: z.string(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  asked: z.array(
    z.object({
      staffId: uuid,
      kind: z.string(),
      stepKind: z.string().nullable().describe('What kind of step it is about, when it is about one'),
      answerBy: z.string(),
      urgent: z.boolean(),
    }),
  ),
  asOf: z.string().describe('When this was so, by the server’s clock'),
});

/** The whole state and what comes next, as the core sees them; the browser runs the same rules on it. */
export const caseDetail = caseSummary.extend({
  state: z.looseObject({ status: z.enum(['open', 'closed']), sequence: z.int() }),
  agenda: z.array(z.looseObject({ type: z.string(), at: z.string() })),
  recordedAs: z.int().nullable().describe('The entry that was just put on record, where one was'),
});

export type CaseSummary = z.infer<typeof caseSummary>;
export type CaseDetail = z.infer<typeof caseDetail>;

/** Who is paged about something, or has it. Said here, since a screen that loads this loads nothing of the server's. */
export const alarmTold = z.strictObject({
  staffId: uuid,
  name: z.string(),
  hasIt: z.boolean().describe('Whether they said so; otherwise they are asked'),
  until: z.iso.datetime().describe('Then the next one is asked, or they are asked again'),
});

export const textParams = z.strictObject({ textId: uuid });

export const waitingTextsAnswer = z.strictObject({
  texts: z.array(
    z.strictObject({
      id: uuid,
      medium: z.enum(['sms', 'email']).describe('How it came'),
      sender: z.string().describe('The number or the mail address that it came from'),
      receivedAt: z.iso.datetime(),
      asks: z
        .enum(['unknown-number', 'shared-number', 'no-case', 'unreadable'])
        .describe(
          'Why a person has to say whose it is: nobody has the number, several have it or the address, there is no case, or it could not be read',
        ),
      words: z.string(),
      reading: z.string().describe('As in a case; `not-ok` may be danger'),
      clients: z.array(z.strictObject({ id: uuid, name: z.string() })).describe('Whoever it could be from'),
      alarm: alarmTold.nullable().describe('Who is being paged about it; null where nobody is'),
    }),
  ),
});
export type WaitingTexts = z.infer<typeof waitingTextsAnswer>;

export const settleTextInput = z.strictObject({
  note: z
    .string()
    .trim()
    .min(1, 'Is empty; write what was done, such as "Called Ana, it was hers".')
    .max(2000, 'At most 2000 characters; shorten it.'),
});
