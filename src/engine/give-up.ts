/** A message whose time is over before anybody has tried to send it: it does not leave any more [P4.7]. */
import { sql } from 'kysely';
import { timer } from '#core/case/actor.ts';
import type { PracticeId } from '#core/ids.ts';
import { strengthen, type Word, writeStatuses } from './message-status.ts';
import { type Engine, runIn } from './run.ts';

/**
 * The case has its say first: of a check-in it knows that its time is over, calls it off, and asks a person or goes on.
 * What nobody has called off, such as a mail to staff, has failed.
 */
export async function giveUp(engine: Engine, practiceId: PracticeId, messageId: string): Promise<void> {
  const now = engine.clock.now();
  await engine.database.inPractice(practiceId, async (tx) => {
    const { rows } = await sql<Word['message']>`
      select id, key, case_id as "caseId", audience from message where id = ${messageId}`.execute(tx);
    const [message] = rows;
    if (!message) return;
    if (message.caseId) await runIn(tx, engine, practiceId, message.caseId, { type: 'advance', by: timer });
    const { rows: left } = await sql`
      select from message where id = ${messageId} and state = 'queued' and give_up_at <= ${now} for update`.execute(
      tx,
    );
    if (left.length === 0) return;
    const report = {
      state: 'failed',
      code: 'too-late',
      reason: 'Its time was over before it could leave.',
    } as const;
    const status = { messageId, providerId: null, source: 'send', ...report } as const;
    await writeStatuses(tx, engine, practiceId, [status], now);
    await strengthen(tx, practiceId, [{ message, report, providerId: null }]);
  });
}
