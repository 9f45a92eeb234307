/** Tells the owner of a case that something in it was due and has not moved. Told once an hour, not once a minute. */
import { sql } from 'kysely';
import type { CaseId, MessageKey, PracticeId, StaffId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { localTime } from '#core/time/zone.ts';
import { type Outgoing, queueMessages } from '#engine/outbox.ts';
import type { Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import { readPractice, staffOfPractice } from '#features/access/facts.ts';
import { render, wordingsOf } from '#features/outreach/facts.ts';

interface OverdueCase {
  readonly caseId: CaseId;
  readonly ownerId: StaffId;
  readonly dueAt: Instant;
}

/** With a whole practice standing still, the longest waiting ones say enough. */
const mostTold = 20;

export async function tellStaffOfLateness(
  engine: Engine,
  practiceId: PracticeId,
  dueBefore: Instant,
  publicAddress: string,
): Promise<void> {
  const now = engine.clock.now();
  await engine.database.inPractice(practiceId, async (tx) => {
    const messages = await lateMessages(tx, await readOverdue(tx, dueBefore), publicAddress, now);
    await queueMessages(tx, engine, practiceId, messages, now);
  });
}

async function readOverdue(tx: Tx, dueBefore: Instant): Promise<readonly OverdueCase[]> {
  const { rows } = await sql<OverdueCase>`
    select id as "caseId", owner_id as "ownerId", due_at as "dueAt" from case_file
    where due_at < ${dueBefore} or (faults > 0 and due_at is not null) order by due_at limit ${mostTold}`.execute(
    tx,
  );
  return rows;
}

async function lateMessages(
  tx: Tx,
  overdue: readonly OverdueCase[],
  publicAddress: string,
  now: Instant,
): Promise<readonly Outgoing[]> {
  const practice = await readPractice(tx);
  const staff = new Map((await staffOfPractice(tx)).map((person) => [person.id, person]));
  const wording = (await wordingsOf(tx)).choose({
    id: 'staff-late',
    medium: 'email',
    language: 'en',
    practiceNameAllowed: false,
  })?.wording;
  if (!wording) throw new Error('there is no wording to tell staff that something is late');
  const hour = now.slice(0, 13);
  return overdue.flatMap(({ caseId, ownerId, dueAt }): Outgoing[] => {
    const owner = staff.get(ownerId);
    if (!owner) return [];
    const { subject, text } = render(wording, {
      byTime: localTime(dueAt, practice.timeZone),
      link: `${publicAddress}/cases/${caseId}`,
    });
    const key = `${caseId}/late/${hour}` as MessageKey;
    const giveUpAt = addMinutes(now, 60);
    return [
      {
        key,
        caseId,
        audience: 'staff',
        medium: 'email',
        channelId: null,
        address: owner.email,
        fromName: 'Kept',
        subject,
        body: text,
        giveUpAt,
      },
    ];
  });
}
