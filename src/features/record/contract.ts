/** What may be asked of the record over the wire. */
import { z } from 'zod';
import type { Day, Instant } from '#core/time/instant.ts';
import { instant } from '#core/time/instant.ts';

const outInstant = z.iso.datetime() as unknown as z.ZodType<Instant, string>;
const at = z.iso.datetime({ offset: true }).transform((text) => instant(text));
const version = z.int().min(1);

/** As it can be kept and hashed: PostgreSQL keeps no NUL, and half a character is no character. */
const written = (most: number) =>
  z
    .string()
    .transform((text) => text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\0', '\uFFFD').trim())
    .pipe(z.string().min(1).max(most));
const title = written(200);
const longestNote = 50_000;

export const caseParams = z.strictObject({ caseId: z.uuid() });
export const noteParams = z.strictObject({ caseId: z.uuid(), noteId: z.uuid() });
export const clientParams = z.strictObject({ clientId: z.uuid() });

const detail = z.object({ label: z.string(), text: z.string() });
const addendumOfEntry = z.object({
  sequence: z.int(),
  at: outInstant,
  who: z.string(),
  text: z.string(),
});

const spokenAt = { at: outInstant, day: z.string(), time: z.string() };
const sentMessage = z.object({
  ...spokenAt,
  from: z.literal('practice'),
  key: z.string(),
  subject: z.string(),
  text: z.string(),
  address: z.string(),
  state: z.enum(['cancelled', 'queued', 'sending', 'unknown', 'sent', 'failed', 'delivered']),
  /** What became of it, in plain words; never that it was read, which nobody can know. */
  fate: z.string(),
  reason: z.string(),
  /** When that was known: `14:36`. */
  knownAt: z.string().nullable(),
});
const answered = z.object({
  ...spokenAt,
  from: z.literal('client'),
  replyId: z.string(),
  reading: z.string(),
  /** `“I’m OK”` */
  readAs: z.string(),
  words: z.array(detail),
  /** `client-is-safe`, `carry-on`, or `null` while nobody has settled it. */
  settledAs: z.string().nullable(),
});
const thread = z.object({
  /** `null` for what came over no channel of the client's: said in person, tapped on the page. */
  channelId: z.string().nullable(),
  /** `mobile (text)` */
  name: z.string(),
  entries: z.array(z.discriminatedUnion('from', [sentMessage, answered])),
});
export type Thread = z.output<typeof thread>;

export const chronology = z.object({
  caseId: z.string(),
  clientName: z.string(),
  /** IANA name: the client's own zone, in which days and times below are given. */
  zone: z.string(),
  /** The practice's zone when it is another one. */
  practiceZone: z.string().nullable(),
  /** Channel by channel, the one with the latest word first. */
  threads: z.array(thread),
  entries: z.array(
    z.object({
      /** `null` for what was sent or said beside the events. */
      sequence: z.int().nullable(),
      type: z.string(),
      by: z.enum(['staff', 'client', 'provider', 'timer', 'calendar']),
      happenedAt: outInstant,
      enteredAt: outInstant,
      /** `Tuesday 3 March 2026` and `14:16`, on the client's clock. */
      day: z.string(),
      time: z.string(),
      /** When it was entered, where that was later: `16:40`. */
      entered: z.string().nullable(),
      isLate: z.boolean(),
      who: z.string(),
      what: z.string(),
      details: z.array(detail),
      /** Follows from another entry; show it more quietly. */
      isMinor: z.boolean(),
      addenda: z.array(addendumOfEntry),
    }),
  ),
});
export type Chronology = z.output<typeof chronology>;

export const note = z.object({
  id: z.string(),
  caseId: z.string(),
  version,
  status: z.enum(['draft', 'signed']),
  text: z.string(),
  /** It was drafted from entries 1 to this one. */
  draftedTo: z.int(),
  /** Entries that have come since. */
  newerEntries: z.int(),
  authorId: z.string(),
  authorName: z.string(),
  createdAt: outInstant,
  updatedAt: outInstant,
  signature: z
    .object({
      at: outInstant,
      name: z.string(),
      title: z.string(),
      /** SHA-256 in hexadecimal; docs/verifying-a-record.md says over what. */
      hash: z.string(),
      caseSequence: z.int(),
      caseHash: z.string(),
    })
    .nullable(),
  addenda: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['addendum', 'late-entry']),
      text: z.string(),
      /** What a late entry is about. */
      aboutAt: outInstant.nullable(),
      writtenAt: outInstant,
      authorId: z.string(),
      authorName: z.string(),
      authorTitle: z.string(),
      previousHash: z.string(),
      hash: z.string(),
    }),
  ),
});
export type Note = z.output<typeof note>;

export const draftEdit = z.strictObject({ version, text: written(longestNote) });
export const draftAnew = z.strictObject({ version });
export const signature = z.strictObject({
  version,
  /** As it is to stand under the note: "Licensed Psychologist". */
  title,
});
export const addendumInput = z
  .strictObject({
    kind: z.enum(['addendum', 'late-entry']).default('addendum'),
    text: written(longestNote),
    title,
    /** When that happened which was left out. The entry itself always bears today's date. */
    aboutAt: at.nullable().default(null),
  })
  .refine(({ kind, aboutAt }) => (kind === 'late-entry') === (aboutAt !== null), {
    path: ['aboutAt'],
    message: 'Is for late entries, and a late entry needs it: say when it happened.',
  });

const day = z.iso.date() as unknown as z.ZodType<Day, string>;
export const disclosureQuery = z.strictObject({
  /** First and last day, on the client's clock; without them, everything on record. */
  from: day.optional(),
  to: day.optional(),
});

export const disclosureList = z.object({
  clientId: z.string(),
  clientName: z.string(),
  zone: z.string(),
  disclosures: z.array(
    z.object({
      happenedAt: outInstant,
      recipient: z.string(),
      address: z.string(),
      description: z.string(),
      purpose: z.string(),
      basis: z.string(),
      by: z.string(),
      caseId: z.string(),
      sequence: z.int(),
    }),
  ),
});
