/** The rota on the wire. */
import { z } from 'zod';
import type { StaffId } from '#core/ids.ts';
import type { Weekday } from '#core/on-call/duty.ts';
import { type Day, type Instant, instant } from '#core/time/instant.ts';
import { isTimeZone } from '#core/time/zone.ts';

const id = z.uuid();
const staffId = id as unknown as z.ZodType<StaffId, string>;
const outAt = z.iso.datetime() as unknown as z.ZodType<Instant, string>;
const at = z.iso.datetime({ offset: true }).transform((text) => instant(text));
const day = z.iso.date() as unknown as z.ZodType<Day, string>;
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'It is not a time of day; write it like 20:00.');
const weekday = z.int().min(1).max(7) as unknown as z.ZodType<Weekday, number>;
const timeZone = z
  .string()
  .refine(isTimeZone, 'It is not a time zone of the IANA list; write one like Europe/London.');

const shiftFields = {
  staffId,
  weekdays: z.array(weekday).min(1).max(7).readonly().describe('On which it begins; 1 is Monday'),
  from: time,
  until: time.describe('On the next day when it is no later than `from`'),
  timeZone,
  everyWeeks: z.int().min(1).max(12),
  firstOn: day,
  lastOn: day.nullable(),
};
export const shift = z.strictObject({ id, ...shiftFields });
export const newShift = z
  .strictObject({
    ...shiftFields,
    timeZone: timeZone.optional().describe("The practice's, when left away"),
    everyWeeks: shiftFields.everyWeeks.default(1),
    lastOn: day.nullable().default(null),
  })
  .refine(({ firstOn, lastOn }) => lastOn === null || lastOn >= firstOn, {
    path: ['lastOn'],
    error: 'It is before the first day.',
  });

const span = { staffId, from: at, until: at };
const longestOverrideDays = 62;
export const newOverride = z
  .strictObject(span)
  .refine(({ from, until }) => until > from, { path: ['until'], error: 'It is not after the beginning.' })
  .refine(
    ({ from, until }) => Date.parse(until) - Date.parse(from) <= longestOverrideDays * 24 * 60 * 60_000,
    { path: ['until'], error: 'It is longer than two months. Change the shifts instead.' },
  );
export const override = z.strictObject({ id, staffId, from: outAt, until: outAt });

const awayFields = { staffId, firstOn: day, lastOn: day };
export const away = z.strictObject({ id, ...awayFields });
export const newAway = z.strictObject(awayFields).refine(({ firstOn, lastOn }) => lastOn >= firstOn, {
  path: ['lastOn'],
  error: 'It is before the first day.',
});

const duty = z.strictObject({
  from: outAt,
  until: outAt,
  staffIds: z.array(staffId).readonly().describe('Nobody where it is empty'),
  isOverride: z.boolean(),
});

export const weeksAsked = z.strictObject({ weeks: z.coerce.number().int().min(1).max(12).default(4) });
export const rotaAnswer = z.strictObject({
  now: outAt,
  timeZone: z.string(),
  shifts: z.array(shift).readonly(),
  overrides: z.array(override).readonly(),
  away: z.array(away).readonly(),
  duties: z.array(duty).readonly().describe('From now on, without a hole; empty where there is no rota'),
  staff: z.array(z.strictObject({ id: staffId, name: z.string(), mayBeOnCall: z.boolean() })).readonly(),
  you: z.strictObject({
    staffId,
    mayPlan: z.boolean().describe('Owners and supervisors change the rota; others take over for themselves'),
    mayStandIn: z.boolean(),
  }),
});
export type RotaAnswer = z.infer<typeof rotaAnswer>;
export const byId = z.strictObject({ id });
export const feed = z.strictObject({
  address: z.string().describe('Whoever has it reads the rota; it is not shown again'),
});
export const feedToken = z.strictObject({ token: z.string().max(100) });

const leftOut = z.strictObject({ entry: z.string(), reason: z.string() });
export const newImport = z.strictObject({
  calendar: z.string().min(1).max(200_000),
  rehearse: z.boolean().default(false).describe('Say what would come in, and take in nothing'),
});
export const imported = z.strictObject({
  shifts: z.int(),
  overrides: z.int(),
  leftOut: z.array(leftOut).describe('Every entry that became nothing, with the reason'),
});
export type Imported = z.infer<typeof imported>;
