/** Keeps count of what comes into the mailbox: when the last mail was for somebody here, and how many were for nobody. */
import { createHash } from 'node:crypto';
import type { Instant } from '#core/time/instant.ts';
import type { Clock, Database, MailTaker } from '#engine/ports.ts';
import { countMailForNobody, mailboxHadMail } from './mailbox-state.ts';

export function countMail(take: MailTaker, database: Database, clock: Clock): MailTaker {
  return async (bytes, receivedAt) => {
    const taken = await take(bytes, receivedAt);
    const cameAt = receivedAt.toISOString() as Instant;
    if (taken === 'taken') await mailboxHadMail(database, cameAt);
    if (taken === 'not-ours') {
      const name = createHash('sha256').update(bytes).digest();
      await countMailForNobody(database, { name, cameAt, now: clock.now() });
    }
    return taken;
  };
}
