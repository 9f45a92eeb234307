/** The day as it stands, on the wire. Clients and staff are named once, beside the rows that mean them. */
import { z } from 'zod';
import { alarmTold } from '#features/cases/facts.ts';

const id = z.uuid();
const at = z.iso.datetime();
const day = z.iso.date();
const tier = z.enum(['routine', 'elevated', 'high']);
const stepKind = z.string().nullable();

export const todayQuery = z.strictObject({
  day: day.optional().describe('By the practice’s clock; its today when nothing is said'),
});

export const standings = [
  /** The session has not begun. */
  'expected',
  /** It has begun, nobody has said anything, and nobody had to be asked yet. */
  'begun',
  'here',
  /** Somebody said "not here yet"; the case waits with them. */
  'late',
  /** Somebody is asked whether the client is here. */
  'unconfirmed',
  /** A named person confirmed that the client was not seen. */
  'not-seen',
  /** Somebody should have been asked, and no case could be opened. */
  'in-nobodys-hands',
  'accounted',
  'called-off',
  'moved',
] as const;
export type Standing = (typeof standings)[number];

const attending = z.object({
  sessionId: id,
  clientId: id,
  clinicianId: id,
  startsAt: at,
  endsAt: at,
  telehealth: z.boolean(),
  standing: z.enum(standings),
  /** Since when it stands so; `null` when nobody has said anything. */
  since: at.nullable(),
  /** From when on "not here" means a missed session; before that it means "not here yet" [P2.2]. */
  mayConfirmAt: at,
  caseId: id.nullable(),
});
export type AttendingNow = z.infer<typeof attending>;

const asked = z.object({ kind: z.string(), stepKind, staffId: id, answerBy: at, urgent: z.boolean() });
const ahead = z.discriminatedUnion('what', [
  z.object({ what: z.literal('message'), at, channel: z.enum(['sms', 'email', 'voice']) }),
  z.object({ what: z.literal('question'), at, staffId: id, kind: z.string(), stepKind }),
]);

const caseNow = z.object({
  caseId: id,
  clientId: id,
  phase: z.enum(['unconfirmed', 'missed']),
  tier,
  ownerId: id,
  sessionStartsAt: at,
  lease: z.object({ staffId: id, until: at }).nullable(),
  asked: z.array(asked).readonly(),
  lastMessage: z
    .object({
      channel: z.enum(['sms', 'email', 'voice']),
      state: z.string(),
      at,
    })
    .nullable(),
  ahead: z.array(ahead).readonly(),
});
export type CaseNow = z.infer<typeof caseNow>;

const client = z.object({ name: z.string(), timeZone: z.string(), tier: tier.nullable() });

export const todayAnswer = z.object({
  day,
  isToday: z.boolean(),
  /** The server's clock, by which everything here is counted. */
  now: at,
  timeZone: z.string(),
  practice: z.string(),
  you: z.object({ staffId: id, mayMark: z.boolean() }),
  /** Those of the day, in its order. */
  attending: z.array(attending),
  /** All that are open, of whatever day, most pressing first. */
  cases: z.array(caseNow),
  /** Of whatever day: no case holds them, and somebody should have been asked. */
  inNobodysHands: z.array(attending),
  clients: z.record(z.string(), client),
  staff: z.record(z.string(), z.string()),
});
export type TodayAnswer = z.infer<typeof todayAnswer>;

/** For a screen on the wall: clients by their initials, and of a case nothing but who has it and what they are asked. */
export const boardAnswer = todayAnswer.omit({ practice: true, you: true, isToday: true }).extend({
  cases: z.array(caseNow.omit({ tier: true, lease: true, lastMessage: true, ahead: true })),
  clients: z.record(z.string(), z.string()),
});
export type BoardAnswer = z.infer<typeof boardAnswer>;

const gap = z.object({ lack: z.string(), words: z.string(), serious: z.boolean() });

const stretch = z.object({ from: at, until: at });

export const settleDutyInput = z.strictObject({
  note: z
    .string()
    .trim()
    .min(1, 'Is empty; write what was done, such as "Marcus answers on Saturday".')
    .max(2000, 'At most 2000 characters; shorten it.'),
});

export const readinessAnswer = z.object({
  /** The next one on which there are sessions; everything here looks as far as its end. */
  day,
  /** Worst first. */
  clients: z.array(
    z.object({
      clientId: id,
      name: z.string(),
      clinicianId: id,
      startsAt: at,
      tier: tier.nullable(),
      gaps: z.array(gap).readonly(),
    }),
  ),
  /** How many more there are than are listed. */
  more: z.int(),
  /** Where the rota plans nobody; none where there is no rota. */
  nobodyOnCall: z.array(stretch).readonly(),
  /** Where a shift was planned and its holder is away, and where nobody at all would be. */
  unheld: z.array(stretch).readonly(),
  /** Who is being paged about them, or has it. */
  duty: alarmTold.nullable(),
});
export type ReadinessAnswer = z.infer<typeof readinessAnswer>;
