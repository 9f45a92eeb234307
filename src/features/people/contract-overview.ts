/** The shape of the list of clients on the wire. */
import { z } from 'zod';
import type { Day } from '#core/time/instant.ts';
import { clientId, staffId, tier } from './contract.ts';

export const gap = z.object({ lack: z.string(), words: z.string(), serious: z.boolean() });
export type GapWords = z.output<typeof gap>;

export const overviewQuery = z.strictObject({
  text: z.string().max(200).default(''),
  show: z.enum(['all', 'with-gaps', 'elevated', 'ended']).default('all'),
  clinicianId: staffId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: clientId.optional(),
});
export type OverviewQuery = z.output<typeof overviewQuery>;

export const overview = z.object({
  clients: z.array(
    z.object({
      id: clientId,
      preferredName: z.string(),
      legalName: z.string(),
      pronouns: z.string(),
      clinicianId: staffId,
      references: z.array(z.string()),
      endedOn: (z.iso.date() as unknown as z.ZodType<Day, string>).nullable(),
      tier: tier.nullable().describe('Null when nobody has judged, and for machines'),
      gaps: z.array(gap),
    }),
  ),
  /** Ask for those after this one; a page may be shorter than asked for and still not be the last. */
  next: clientId.nullable(),
});
export type Overview = z.output<typeof overview>;
export type OverviewLine = Overview['clients'][number];
