/** Has people paged about a message that may be a cry: about one of each sender at a time, so that ten texts ring once. */
import type { PracticeId } from '#core/ids.ts';
import type { Tx } from '#engine/ports.ts';
import { type AlarmDeps, endAlarmAbout, openAlarms, raiseAlarm } from '#features/paging/facts.ts';
import { otherCries } from './text-store.ts';

/** In the transaction in which it was heard. */
export async function raiseCry(
  tx: Tx,
  alarms: AlarmDeps,
  practiceId: PracticeId,
  textId: string,
): Promise<void> {
  const others = await otherCries(tx, textId);
  if ((await openAlarms(tx, 'message', others)).size > 0) return;
  await raiseAlarm(tx, alarms, practiceId, { about: 'message', subjectId: textId });
}

/** In the transaction in which somebody wrote down what was done about it. What they did not see rings from now on. */
export async function endCry(
  tx: Tx,
  alarms: AlarmDeps,
  practiceId: PracticeId,
  textId: string,
): Promise<void> {
  await endAlarmAbout(tx, 'message', textId, alarms.engine.clock.now());
  const [next] = await otherCries(tx, textId);
  if (next !== undefined) await raiseCry(tx, alarms, practiceId, next);
}
