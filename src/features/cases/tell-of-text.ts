/** Tells those who may read it that a message waits for a person; of what it says, nothing. */
import type { ClientId, MessageKey, PracticeId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { localTime } from '#core/time/zone.ts';
import { queueMessages } from '#engine/outbox.ts';
import type { Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import { readPractice, type StaffRow, staffOfPractice } from '#features/access/facts.ts';
import { staffMail, wordingsOf } from '#features/outreach/facts.ts';
import { carersOf } from '#features/people/facts.ts';

/** By then somebody has seen it on Today, or the next mail has come. */
const giveUpMinutes = 24 * 60;

export interface TextTeller {
  readonly engine: Engine;
  readonly publicAddress: string;
  /** Whether staff can be written to at all. */
  readonly staffMail: boolean;
}

interface Waiting {
  readonly id: string;
  readonly clientIds: readonly ClientId[];
  readonly receivedAt: Instant;
}

export async function tellOfText(
  tx: Tx,
  { engine, publicAddress, staffMail: canWrite }: TextTeller,
  practiceId: PracticeId,
  { id, clientIds, receivedAt }: Waiting,
): Promise<void> {
  if (!canWrite) return;
  const now = engine.clock.now();
  const { timeZone } = await readPractice(tx);
  const wordings = await wordingsOf(tx);
  const values = { byTime: localTime(receivedAt, timeZone), link: `${publicAddress}/` };
  const clinicianIds = (await carersOf(tx, clientIds)).map(({ clinicianId }) => clinicianId);
  const mails = whoReads(await staffOfPractice(tx), clinicianIds).map((to) =>
    staffMail(wordings, {
      key: `text/${id}/${to.id}` as MessageKey,
      caseId: null,
      to,
      template: 'staff-text',
      values,
      giveUpAt: addMinutes(now, giveUpMinutes),
    }),
  );
  await queueMessages(tx, engine, practiceId, mails, now);
}

/** The clinicians of whoever it could be from; without any, whoever looks after the whole practice. */
function whoReads(staff: readonly StaffRow[], clinicianIds: readonly string[]): readonly StaffRow[] {
  const active = staff.filter((person) => person.active);
  const theirs = active.filter(({ id }) => clinicianIds.includes(id));
  return theirs.length > 0 ? theirs : active.filter(({ role }) => role === 'owner' || role === 'supervisor');
}
