/** The end of a way that leads nowhere any more. */
import type { MessageKey, PracticeId, StaffId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { writeAudit } from '#engine/audit.ts';
import { type Outgoing, queueMessages } from '#engine/outbox.ts';
import type { Tx } from '#engine/ports.ts';
import { staffOfPractice } from '#features/access/facts.ts';
import type { WayDeps } from './own-ways.ts';
import { endWaysTo, type WayRow } from './way-store.ts';

const mailGiveUpMinutes = 24 * 60;

/**
 * In the transaction that records what the carrier said. Whoever had proved the way is written to at once: they count on it,
 * and would learn of it by not being woken.
 */
export async function endWays(
  tx: Tx,
  { engine, publicAddress, media }: Pick<WayDeps, 'engine' | 'publicAddress' | 'media'>,
  practiceId: PracticeId,
  address: string,
  now: Instant,
): Promise<void> {
  const ended = await endWaysTo(tx, address, now);
  if (ended.length === 0) return;
  const entries = ended.map(({ staffId, medium }) => ({
    staffId: null,
    actor: 'provider',
    action: 'reach.ended',
    subjectKind: 'staff',
    subjectId: staffId,
    detail: { medium },
  }));
  await writeAudit(tx, engine.newId, practiceId, now, entries);
  if (!media.has('email')) return;
  const emails = new Map((await staffOfPractice(tx)).map(({ id, email }) => [id, email]));
  const mails = ended
    .filter(({ verifiedAt }) => verifiedAt !== null)
    .map((way) => mailAbout(way, emails, publicAddress, now));
  await queueMessages(tx, engine, practiceId, mails, now);
}

function mailAbout(
  { id, staffId, label }: WayRow,
  emails: ReadonlyMap<StaffId, string>,
  publicAddress: string,
  now: Instant,
): Outgoing {
  return {
    key: `way-ended/${id}/${now}` as MessageKey,
    caseId: null,
    audience: 'staff',
    medium: 'email',
    channelId: null,
    address: emails.get(staffId) ?? '',
    fromName: 'Kept',
    subject: 'Kept: a device of yours is not reached any more',
    body: `${label} has taken back that Kept may notify it, or was set up anew. Until you add it again, a mail comes at once when something needs you.\n\n${publicAddress}/account`,
    giveUpAt: addMinutes(now, mailGiveUpMinutes),
  };
}
