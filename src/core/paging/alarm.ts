/**
 * Who is asked about what cannot wait and belongs to no case. A case has the ladder of its protocol; this is the shortest
 * one that forgets nobody: one after the other, again from the head, until somebody has it [P3.2].
 */
import { answerBy, nextAlong } from '../case/chain.ts';
import type { StaffId } from '../ids.ts';
import { addMinutes, type Instant, latest } from '../time/instant.ts';
import { nightAt } from '../time/night.ts';

/** A message that may be a cry, or a time for which nobody is on duty. */
export type AlarmAbout = 'message' | 'duty';

export interface AlarmQuestion {
  /** In the order in which they are asked. */
  readonly people: readonly [StaffId, ...StaffId[]];
  readonly pace: AlarmPace;
}

/** A practice always keeps an active owner, so that there is always somebody. */
export function inTurn(wanted: Iterable<StaffId>): AlarmQuestion['people'] {
  const [first, ...others] = new Set(wanted);
  if (first === undefined) throw new Error('a practice without an active owner cannot be asked anything');
  return [first, ...others];
}

export interface AlarmPace {
  readonly answerMinutes: number;
  readonly urgent: boolean;
  /** The zone by whose clock nobody is paged at night; `null` where it cannot wait for the morning. */
  readonly sleepsIn: string | null;
}

/** As an urgent question of the shipped protocol. */
export const atOnce: AlarmPace = { answerMinutes: 5, urgent: true, sleepsIn: null };
/** There is an evening for it. */
export const thisEvening: AlarmPace = { answerMinutes: 30, urgent: false, sleepsIn: null };

export interface AlarmAsk {
  readonly staffId: StaffId;
  readonly round: number;
  /** Then somebody else is asked. */
  readonly answerBy: Instant;
  /** The same, or the evening of the night in between. */
  readonly pagedUntil: Instant;
}

const limits = { reviewMinutes: 24 * 60 } as const;

/** `before` is who was asked last. */
export function nextAlarmAsk(
  { people, pace }: AlarmQuestion,
  before: Pick<AlarmAsk, 'staffId' | 'round'> | null,
  now: Instant,
): AlarmAsk {
  const [head] = people;
  return asked(before ? nextAlong(people, before, head) : { staffId: head, round: 0 }, pace, now);
}

/** Whoever said "I have it" and wrote nothing down is asked again, unless they have left in between. */
export function againAlarmAsk(
  question: AlarmQuestion,
  holder: Pick<AlarmAsk, 'staffId' | 'round'>,
  now: Instant,
): AlarmAsk {
  const { people, pace } = question;
  return people.includes(holder.staffId) ? asked(holder, pace, now) : nextAlarmAsk(question, holder, now);
}

function asked(
  { staffId, round }: Pick<AlarmAsk, 'staffId' | 'round'>,
  pace: AlarmPace,
  now: Instant,
): AlarmAsk {
  const by = answerBy(pace, round, now, limits);
  const night = pace.sleepsIn === null ? null : nightAt(by, pace.sleepsIn);
  if (!night) return { staffId, round, answerBy: by, pagedUntil: by };
  // Whoever is asked in the night itself hears of it once.
  return { staffId, round, answerBy: night.until, pagedUntil: latest(night.from, addMinutes(now, 1)) };
}
