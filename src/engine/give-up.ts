/** A message whose time is over before anybody has tried to send it: it does not leave any more [P4.7]. */
import { sql } from 'kysely';
import { timer } from '#core/case/actor.ts';
import type { CaseId, MessageKey, PracticeId } from '#core/ids.ts';
import { strengthen, writeStatus } from './message-status.ts';
import { type Engine, runIn } from './run.ts';

interface OverdueMessage {
  readonly key: MessageKey;
  readonly caseId: CaseId | null;
}

/**
 * The case has its say first: of a check-in it knows that its time is over, calls it off, and asks a person or goes on.
 * What nobody has called off, such as a mail to staff, has failed.
 */
export async function giveUp(engine: Engine, practiceId: PracticeId, messageId: string): Promise<void> {
  const now = engine.clock.now();
  await engine.database.inPractice(practiceId, async (tx) => {
    const { rows } = await sql<OverdueMessage>`
      select key, case_id as "caseId" from message where id = ${messageId}`.execute(tx);
    const [message] = rows;
    if (message?.caseId) await runIn(tx, engine, practiceId, message.caseId, { type: 'advance', by: timer });
    const { rows: left } = await sql`
      select from message where id = ${messageId} and state = 'queued' and give_up_at <= ${now} for update`.execute(
      tx,
    );
    if (left.length === 0) return;
    const status = {
      state: 'failed',
      code: 'too-late',
      reason: 'Its time was over before it could leave.',
    } as const;
    await writeStatus(
      tx,
      engine,
      practiceId,
      { messageId, providerId: null, source: 'send', ...status },
      now,
    );
    await strengthen(tx, practiceId, messageId, 'failed', null);
  });
}
