/**
 * Who is asked about what may be a cry and belongs to no case. A case has the ladder of its protocol; this is the shortest
 * one that forgets nobody: one after the other, again from the head, until somebody has it [P3.2].
 */
import { answerBy, nextAlong } from '../case/chain.ts';
import type { StaffId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

export interface AlarmAsk {
  readonly staffId: StaffId;
  readonly round: number;
  readonly answerBy: Instant;
}

/** As an urgent question of the shipped protocol. */
const usual = { answerMinutes: 5, urgent: true } as const;
const limits = { reviewMinutes: 24 * 60 } as const;

/** `people` in the order in which they are asked, never empty; `before` is who was asked last. */
export function nextAlarmAsk(
  people: readonly [StaffId, ...StaffId[]],
  before: Pick<AlarmAsk, 'staffId' | 'round'> | null,
  now: Instant,
): AlarmAsk {
  const [head] = people;
  return asked(before ? nextAlong(people, before, head) : { staffId: head, round: 0 }, now);
}

/** Whoever said "I have it" and wrote nothing down is asked again, unless they have left in between. */
export function againAlarmAsk(
  people: readonly [StaffId, ...StaffId[]],
  holder: Pick<AlarmAsk, 'staffId' | 'round'>,
  now: Instant,
): AlarmAsk {
  return people.includes(holder.staffId) ? asked(holder, now) : nextAlarmAsk(people, holder, now);
}

function asked({ staffId, round }: Pick<AlarmAsk, 'staffId' | 'round'>, now: Instant): AlarmAsk {
  return { staffId, round, answerBy: answerBy(usual, round, now, limits) };
}
