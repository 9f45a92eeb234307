import { z } from 'zod';

/** The document itself is checked by the core, which says what is wrong field by field. */
export const publishBody = z.strictObject({
  document: z.looseObject({ name: z.string(), tiers: z.looseObject({}), limits: z.looseObject({}) }),
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
