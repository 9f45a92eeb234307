/** The shapes of calendars on the wire. */
import { z } from 'zod';
import type { ClientId, SessionId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { CalendarId } from '#features/sessions/facts.ts';
import { outcomes, type ReportId, type RuleId } from './calendar.ts';
import { ruleSubjects, usualWays, waysToMatch } from './match-booking.ts';
import { ianaName } from './zone-clock.ts';

const id = <Id extends string>() =>
  z.uuid('Is not an identifier; use one that Kept gave') as unknown as z.ZodType<Id, string>;
export const calendarId = id<CalendarId>();
export const ruleId = id<RuleId>();
const clientId = id<ClientId>();
const staffId = id<StaffId>();
const instant = z.iso.datetime() as unknown as z.ZodType<Instant, string>;
const zone = z
  .string()
  .refine(
    (name) => ianaName(name) !== null,
    'Is no time zone that is known; use a name such as America/New_York',
  );

/** `webcal:` is `https:` by another name. What it points at is checked again whenever it is read. */
const address = z
  .string()
  .trim()
  .max(2_000)
  .transform((text) => text.replace(/^webcals?:/i, 'https:'))
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'Is no web address; use the calendar’s iCal address, which begins with https:// or webcal://',
  );

export const calendarInput = z.strictObject({
  name: z.string().trim().min(1).max(120),
  address: address.nullable().default(null),
  clinicianId: staffId,
  zone,
  modality: z.enum(['in-person', 'telehealth']).default('in-person'),
  automatic: z.array(z.enum(waysToMatch)).default([...usualWays]),
  pollMinutes: z.int().min(5).max(1440).default(15),
});
export type CalendarInput = z.output<typeof calendarInput>;

export const calendarChange = calendarInput.extend({
  version: z.int().min(1),
  /** Left out, the address stays as it is: it is never shown again, so it cannot be sent back. */
  address: address.nullable().optional(),
  stopped: z.boolean().default(false),
});

export const calendarRecord = z.object({
  id: calendarId,
  version: z.int(),
  name: z.string(),
  /** Enough to recognise it; an address is a secret. */
  addressHint: z.string().nullable(),
  clinicianId: staffId,
  zone: z.string(),
  modality: z.enum(['in-person', 'telehealth']),
  automatic: z.array(z.enum(waysToMatch)).readonly(),
  pollMinutes: z.int(),
  lastGoodAt: instant.nullable(),
  checkedAt: instant.nullable(),
  nextCheckAt: instant.nullable(),
  failure: z.string().nullable(),
  failingSince: instant.nullable(),
  stoppedAt: instant.nullable(),
});

export type CalendarRecord = z.output<typeof calendarRecord>;

export const reportRecord = z.object({
  id: id<ReportId>(),
  calendarId,
  madeAt: instant,
  via: z.enum(['upload', 'address', 'kept-copy', 'rule']),
  complete: z.boolean(),
  counts: z.record(z.enum([...outcomes, 'unchanged']), z.int()),
  lines: z
    .array(
      z.object({
        outcome: z.enum(outcomes),
        line: z.int(),
        uid: z.string().nullable(),
        title: z.string(),
        startsAt: instant.nullable(),
        reason: z.string(),
        wayOut: z.string(),
      }),
    )
    .readonly(),
});

export type ReportRecord = z.output<typeof reportRecord>;

const yes = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');
export const calendarFile = z
  .instanceof(Uint8Array, { error: 'Is no file; send an .ics file as text/calendar' })
  .meta({ type: 'string', format: 'binary' });

export const importQuery = z.strictObject({
  /** The file is only a part of the calendar: nothing is called off for missing from it. */
  part: yes,
  /** It is right that more than half of what was booked is gone. */
  manyMayVanish: yes,
});

export const entryOutcome = z.enum([
  'matched',
  'unsure',
  'unmatched',
  'not-a-session',
  'called-off',
  'vanished',
]);
export const entryRecord = z.object({
  uid: z.string(),
  recurrence: z.string(),
  startsAt: instant,
  endsAt: instant,
  zone: z.string(),
  title: z.string(),
  outcome: entryOutcome,
  because: z.string(),
  clientIds: z.array(clientId).readonly(),
  sessionId: id<SessionId>().nullable(),
});

export type EntryRecord = z.output<typeof entryRecord>;

/** Of whomever an entry to come, or a rule, may mean. */
export const namedClients = z.object({ clients: z.record(z.string(), z.string()) });
export type NamedClients = z.output<typeof namedClients>;

export const ruleInput = z.strictObject({
  calendarId: calendarId.nullable().default(null),
  looksAt: z.enum(ruleSubjects),
  pattern: z.string().trim().min(1).max(500),
  means: z.enum(['session', 'not-a-session']),
  clientIds: z.array(clientId).max(30).default([]),
});

export const ruleRecord = z.object({
  id: ruleId,
  calendarId: calendarId.nullable(),
  looksAt: z.enum(ruleSubjects),
  pattern: z.string(),
  means: z.enum(['session', 'not-a-session']),
  clientIds: z.array(clientId).readonly(),
  createdAt: instant,
});
export type RuleRecord = z.output<typeof ruleRecord>;
