/** Shapes of this feature on the wire. */
import { z } from 'zod';
import type { Day } from '#core/time/instant.ts';

/** `looks`: who saw or took out what; `refused`: what somebody tried and was not allowed. */
export const kinds = ['looks', 'changes', 'refused', 'sign-ins'] as const;

const day = z.iso.date().transform((text) => text as Day);

export const auditFilter = z.strictObject({
  staffId: z.uuid().optional().describe('What this person did'),
  clientId: z.uuid().optional().describe('What was done to this client, their cases and notes'),
  kind: z.enum(kinds).optional(),
  from: day.optional().describe('A day of the practice’s own clock'),
  to: day.optional().describe('The last day, included'),
});

export const auditQuery = auditFilter.extend({
  before: z
    .string()
    .refine(isPlace, 'It is not the `next` of a page; leave it out to begin with the newest.')
    .optional()
    .describe('`next` of the page before'),
});

/** The moment and the identifier of an entry. */
function isPlace(text: string): boolean {
  const [at, id, ...rest] = text.split(' ');
  return rest.length === 0 && z.iso.datetime().safeParse(at).success && z.uuid().safeParse(id).success;
}

export const auditEntry = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  staffId: z.uuid().nullable().describe('`null` for whoever is nobody of the staff'),
  actor: z.string().describe('staff, api-key, operator, client, timer, provider, calendar'),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  clientId: z.uuid().nullable(),
  clientName: z.string().nullable(),
  caseId: z.uuid().nullable(),
  detail: z.record(z.string(), z.unknown()).describe('Codes and identifiers only'),
});

export const auditPage = z.strictObject({
  entries: z.array(auditEntry).describe('Newest first'),
  next: z.string().nullable().describe('For the next page; `null` at the end'),
});

export type AuditKind = (typeof kinds)[number];
export type AuditFilter = z.output<typeof auditFilter>;
export type AuditEntryRead = z.output<typeof auditEntry>;
