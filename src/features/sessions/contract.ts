/** The shapes of sessions on the wire. */
import { z } from 'zod';
import type { ClientId, SessionId, StaffId } from '#core/ids.ts';
import { type Day, type Instant, instant } from '#core/time/instant.ts';
import type { CalendarId, SeriesId } from './session.ts';

const id = <Id extends string>() =>
  z.uuid('Is not an identifier; use one that Kept gave') as unknown as z.ZodType<Id, string>;
export const sessionId = id<SessionId>();
export const clientId = id<ClientId>();
export const staffId = id<StaffId>();

const outInstant = z.iso.datetime() as unknown as z.ZodType<Instant, string>;
/** An instant with any offset; kept in UTC. */
const inInstant = z.iso.datetime({ offset: true }).transform((text) => instant(text));
const modality = z.enum(['in-person', 'telehealth']);

const exists = (text: string): boolean => {
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};
/** Wall-clock time: `2026-03-03T10:00`. */
const wallTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, 'Is no time on a wall clock; write it like 2026-03-03T10:00')
  .refine(exists, 'Does not exist; look at the calendar and enter a date and time that do');
export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'Is no day; write it like 2026-03-03')
  .refine((text) => exists(`${text}T00:00`), 'Does not exist; look at the calendar') as unknown as z.ZodType<
  Day,
  string
>;
const zone = z.string().refine((name) => {
  try {
    return (
      /^[A-Za-z]/.test(name) &&
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
    );
  } catch {
    return false;
  }
}, 'Is no time zone of the IANA list; choose one such as America/New_York');
const link = z
  .url({ protocol: /^https$/, error: 'Is no web address; use one that begins with https://' })
  .max(2_000)
  .nullable();
const minutes = z.int().min(1).max(720);
const clientIds = z.array(clientId).min(1, 'Names nobody; choose who is expected').max(30);
const rule = z.string().trim().min(1).max(500);

export const booking = z.strictObject({
  clientIds,
  clinicianId: staffId,
  start: wallTime,
  zone,
  minutes: minutes.default(50),
  modality: modality.default('in-person'),
  link: link.default(null),
  /** RFC 5545, such as FREQ=WEEKLY;BYDAY=TU. It ends by COUNT, by `until` (the last start that counts), or never. */
  repeats: z
    .strictObject({ rule, until: wallTime.nullable().default(null) })
    .nullable()
    .default(null),
});

export const scope = z.enum(['this', 'following', 'all']).default('this');
export const sessionChange = z.strictObject({
  version: z.int().min(1),
  scope,
  start: wallTime.optional(),
  zone: zone.optional(),
  minutes: minutes.optional(),
  clientIds: clientIds.optional(),
  clinicianId: staffId.optional(),
  modality: modality.optional(),
  link: link.optional(),
  rule: rule.optional(),
});
export const cancellation = z.strictObject({ version: z.int().min(1), scope });

const text = (most: number) => z.string().trim().max(most);
const address = {
  street: text(200).optional(),
  city: text(100).optional(),
  region: text(100).optional(),
  postcode: text(20).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Is not a country code; use two capital letters such as US')
    .optional(),
  access: text(500).optional(),
};
export const locationSaid = z.strictObject({
  location: text(500).min(1),
  address: z.strictObject(address).nullable().default(null),
});

const rangeDays = 93;
const rangeDaysOfOne = 366;

/** One day by the practice's clock, or a range of at most three months; of one client, a year. */
export const sessionQuery = z
  .strictObject({
    day: day.optional(),
    from: inInstant.optional(),
    to: inInstant.optional(),
    clinicianId: staffId.optional(),
    clientId: clientId.optional(),
  })
  .refine(({ day: one, from, to }) => (one ? !from && !to : from && to), {
    path: ['day'],
    error: 'Is missing; give a day, or both from and to',
  })
  .refine(
    ({ from, to, clientId: one }) =>
      !from ||
      !to ||
      (from < to && Date.parse(to) - Date.parse(from) <= (one ? rangeDaysOfOne : rangeDays) * 86_400_000),
    {
      path: ['to'],
      error: `Does not fit; it has to be after from, by at most ${rangeDays} days, or ${rangeDaysOfOne} for one client`,
    },
  );

const participant = z.object({
  clientId,
  presence: z.enum(['expected', 'here', 'late-noted', 'not-here', 'accounted']),
  presenceAt: outInstant.nullable(),
  presenceBy: staffId.nullable(),
  absenceDueAt: outInstant.nullable(),
  handedOverAt: outInstant.nullable(),
  calledOffAt: outInstant.nullable(),
  location: z.string().nullable(),
  locationAddress: z.object(address).nullable(),
  locationConfirmedAt: outInstant.nullable(),
  locationConfirmedBy: staffId.nullable(),
});

export const sessionRecord = z.object({
  id: sessionId,
  version: z.int(),
  kind: z.enum(['individual', 'couple', 'group']),
  startsAt: outInstant,
  endsAt: outInstant,
  zone: z.string(),
  modality,
  clinicianId: staffId,
  link: z.string().nullable(),
  status: z.enum(['booked', 'cancelled', 'moved']),
  movedTo: sessionId.nullable(),
  seriesId: id<SeriesId>().nullable(),
  calendarId: id<CalendarId>().nullable(),
  participants: z.array(participant).readonly(),
});
export type SessionRecord = z.output<typeof sessionRecord>;
export type ParticipantRecord = SessionRecord['participants'][number];

const calendarDays = 42;
const dayMs = 86_400_000;

/** Whole days by the practice's clock: `from` on and before `to`. */
export const calendarQuery = z.strictObject({ from: day, to: day, clinicianId: staffId.optional() }).refine(
  ({ from, to }) => {
    const days = (Date.parse(to) - Date.parse(from)) / dayMs;
    return days >= 1 && days <= calendarDays;
  },
  { path: ['to'], error: `Does not fit; it has to be after from, by at most ${calendarDays} days` },
);

/** Clients, staff and rules are told once, beside the sessions that mean them. */
export const calendarAnswer = z.object({
  /** The server's clock. */
  now: outInstant,
  timeZone: z.string(),
  sessions: z.array(sessionRecord),
  clients: z.record(z.string(), z.object({ name: z.string(), timeZone: z.string() })),
  staff: z.record(z.string(), z.string()),
  series: z.record(z.string(), z.object({ rule: z.string(), until: z.string().nullable() })),
});
export type CalendarAnswer = z.output<typeof calendarAnswer>;
