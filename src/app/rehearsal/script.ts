/** What the people of a rehearsal do, and when: the answers file, read and checked before anything begins. */
import { z } from 'zod';
import { type FieldProblem, Problem } from '#core/problem.ts';
import type { Day, Instant } from '#core/time/instant.ts';
import { atLocal, isTimeZone } from '#core/time/zone.ts';
import { commandRoutes } from '#features/cases/command-routes.ts';
import { answers, reasons } from '#features/check-in/contract.ts';

const localTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'is not written like 2026-03-03T10:20');
const minutes = z
  .number()
  .min(0)
  .max(14 * 24 * 60);

const file = z.strictObject({
  practice: z.strictObject({
    name: z.string().min(1),
    timeZone: z.string().refine(isTimeZone, 'is no IANA time zone'),
    country: z.string().regex(/^[A-Z]{2}$/, 'is no country code of two capital letters'),
  }),
  /** The first one is the owner of the calendar's sessions. */
  staff: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        email: z.email(),
        role: z.enum(['owner', 'clinician', 'supervisor', 'front-desk', 'auditor']),
        backup: z.email().nullable().default(null),
      }),
    )
    .min(1),
  /** Days by the practice's clock; sessions outside are not rehearsed. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Sessions that go unlike "here at the start". */
  sessions: z
    .array(
      z.strictObject({
        client: z.string(),
        startsAt: localTime,
        marks: z
          .array(
            z.strictObject({
              afterMinutes: minutes,
              who: z.string(),
              presence: z.enum(['here', 'late-noted', 'not-here']),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
  /** What clients tap on the page of their n-th check-in. */
  replies: z
    .array(
      z.strictObject({
        client: z.string(),
        toCheckIn: z.int().min(1),
        afterMinutes: minutes,
        taps: z.enum(answers),
        because: z.enum(reasons).nullable().default(null),
      }),
    )
    .default([]),
  /** What staff put on record, in the words of the API: `attempts`, `agreement-review`, `closure` and so on. */
  deeds: z
    .array(
      z.strictObject({
        client: z.string(),
        at: localTime,
        who: z.string(),
        record: z.enum(commandRoutes.map((route) => route.path)),
        with: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default([]),
});

export type Script = z.output<typeof file>;

/** Throws a Problem that names every field that is wrong. */
export function readScript(text: string): Script {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Problem(
      'invalid',
      'answers-no-json',
      'The answers file is no JSON. Compare it with examples/answers.json.',
    );
  }
  const read = file.safeParse(json);
  if (read.success) return read.data;
  const fields = read.error.issues.map(
    ({ path, message }): FieldProblem => ({
      field: path.join('.') || 'the file',
      reason: message,
      wayOut: 'Compare it with examples/answers.json.',
    }),
  );
  throw new Problem(
    'invalid',
    'answers-wrong',
    'The answers file says something that cannot be rehearsed.',
    fields,
  );
}

/** `2026-03-03T10:20` by the practice's clock. */
export function localInstant(local: string, timeZone: string): Instant {
  const [day = '', time = ''] = local.split('T');
  return atLocal(day as Day, time, timeZone);
}
