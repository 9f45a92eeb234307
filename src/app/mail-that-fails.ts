/** A mail that cannot be taken in however often it is tried reaches a person, as one that could not be read. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { faultOf } from '#engine/each-practice.ts';
import type { Log, MailTaker } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import type { HearTextDeps } from '#features/cases/hear-text.ts';
import { takeInUnreadable } from '#features/cases/take-in-text.ts';
import { type Inbound, readInbound } from '#features/outreach/inbound-mail.ts';
import { practiceOfMail } from './take-fetched-mail.ts';

/** A mail is met again at every look, at most some minutes apart. */
const mostTries = 5;

export interface Failing {
  /** Of the mail's bytes. */
  readonly hash: string;
  readonly receivedAt: Date;
}

export function unlessItKeepsFailing(
  take: MailTaker,
  giveUp: (bytes: Uint8Array, failing: Failing) => Promise<void>,
  log: Log,
): MailTaker {
  const tries = new Map<string, number>();
  return async (bytes, receivedAt) => {
    try {
      return await take(bytes, receivedAt);
    } catch (error) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const failed = (tries.get(hash) ?? 0) + 1;
      tries.set(hash, failed);
      if (failed < mostTries) throw error;
      log.error(
        { fault: faultOf(error), tries: failed },
        'a mail is left to a person, since it cannot be taken in',
      );
      await giveUp(bytes, { hash, receivedAt });
      tries.delete(hash);
      return 'taken';
    }
  };
}

/** For the practice that it seems to be for; the first one there is, where nothing of it can be read. */
export async function leaveToPerson(
  engine: Engine,
  texts: HearTextDeps,
  bytes: Uint8Array,
  { hash, receivedAt }: Failing,
): Promise<void> {
  const inbound = await readInbound(bytes).catch((): Inbound => ({ kind: 'delay' }));
  const practiceId = (await practiceOfMail(engine, inbound)) ?? (await firstPractice(engine));
  if (practiceId === null) return;
  await takeInUnreadable(texts, practiceId, {
    providerId: `sha256:${hash}`,
    sender: 'mail' in inbound ? inbound.mail.from.trim() : '',
    receivedAt: receivedAt.toISOString() as Instant,
  });
}

async function firstPractice({ database }: Engine): Promise<PracticeId | null> {
  const { rows } = await database.withoutPractice((tx) =>
    sql<{ practiceId: PracticeId }>`
      select practice_id as "practiceId" from kept.real_practices() limit 1`.execute(tx),
  );
  return rows[0]?.practiceId ?? null;
}
