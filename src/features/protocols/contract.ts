import { z } from 'zod';
import { tiers } from '#core/protocol/protocol.ts';

/** The document itself is checked by the core, which says what is wrong field by field. */
const document = z.looseObject({ name: z.string(), tiers: z.looseObject({}), limits: z.looseObject({}) });

export const publishBody = z.strictObject({
  document,
  reason: z.string().trim().min(1).max(2000),
  /** The version that the editor started from; publishing on top of a newer one is refused. */
  basedOn: z.int().min(1),
});

export const protocolAnswer = z.object({
  version: z.int(),
  name: z.string(),
  document: z.looseObject({}),
  reason: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
});

export const verificationBody = z.strictObject({ document });

const tier = z.enum(tiers);
const minutes = z.number();
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

const problem = z.object({ path: z.string(), reason: z.string(), wayOut: z.string() });

/** One thing that holds: a sentence, and the longest time that was seen beside the practice's own bound. */
const plainAnswer = z.object({
  about: z.string(),
  words: z.string(),
  minutes: minutes.nullable(),
  within: minutes.nullable(),
});

/** What breaks, and a shortest way to it, in minutes from the session's start. */
const finding = z.object({
  promise: z.string(),
  tier,
  client: z.enum(['allows-everything', 'allows-nothing']),
  words: z.string(),
  path: listOf(z.object({ minutes, clock: z.string(), words: z.string() })),
});

const tierVerdict = z.object({
  tier,
  bounds: z.object({ personMinutes: minutes, everybodyMinutes: minutes, quietMinutes: minutes }).nullable(),
  states: z.int(),
  transitions: z.int(),
  answers: listOf(plainAnswer),
  findings: listOf(finding),
});

/** Problems in how it is written; or, for each tier, what holds or what breaks. */
export const verdictAnswer = z.object({
  isProved: z.boolean(),
  problems: listOf(problem),
  tiers: listOf(tierVerdict),
  states: z.int(),
  transitions: z.int(),
  scope: listOf(z.string()),
});
