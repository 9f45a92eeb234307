/** An alarm as the screens are told of it. */
import type { StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { nameOfStaff, staffOfPractice } from '#features/access/facts.ts';
import type { AlarmRow } from './alarm-store.ts';
import { holderOfAlarm } from './alarms.ts';

export interface AlarmTold {
  readonly staffId: StaffId;
  readonly name: string;
  /** Whether they said so; otherwise they are asked. */
  readonly hasIt: boolean;
  /** Then the next one is asked, or they are asked again. */
  readonly until: Instant;
}

/** By what each is about. */
export async function tellAlarms(
  tx: Tx,
  open: ReadonlyMap<string, AlarmRow>,
  now: Instant,
): Promise<ReadonlyMap<string, AlarmTold>> {
  if (open.size === 0) return new Map();
  const names = new Map((await staffOfPractice(tx)).map(({ id, name }) => [id, name]));
  return new Map(
    [...open].map(([subjectId, alarm]) => {
      const { staffId, heldUntil, answerBy } = alarm;
      const told = {
        staffId,
        name: names.get(staffId) ?? '',
        hasIt: holderOfAlarm(alarm, now) !== null,
        until: heldUntil ?? answerBy,
      };
      return [subjectId, told];
    }),
  );
}

/** To whoever says "I have it" as the second one. */
export async function somebodyHasIt(tx: Tx, holder: StaffId): Promise<Problem> {
  return new Problem(
    'conflict',
    'somebody-has-it',
    `${await nameOfStaff(tx, holder)} has it already. Ask them, or wait until they have written something down.`,
  );
}
