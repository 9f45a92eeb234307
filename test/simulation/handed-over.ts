/** What has to hold of each message at the moment at which it leaves. */
import { type Instant, minutesBetween } from '#core/time/instant.ts';
import { Broken, must } from './broken.ts';
import type { Scene } from './invariants.ts';
import type { Handed } from './provider.ts';

interface LeavingRow {
  readonly state: string;
  readonly audience: string;
  readonly claimedAt: Instant | null;
  readonly giveUpAt: Instant;
  readonly createdAt: Instant;
  readonly address: string;
  /** Null for what has no case. */
  readonly caseStatus: string | null;
  /** The last who changed the row was a decision of the case, not whoever claimed it. */
  readonly isDecidedLast: boolean;
}

/** A message may leave at most this long after its sender last made sure that it is theirs to send. */
const handOverMinutes = 0.3;

/** At the moment at which messages are handed to a provider. */
export async function checkHanded(world: Scene, handed: readonly Handed[]): Promise<void> {
  for (const { machine, message, localNow } of handed) {
    const { rows } = await world.ground.owner.query<LeavingRow>(
      `select m.state, audience, claimed_at as "claimedAt", give_up_at as "giveUpAt", created_at as "createdAt", address,
         c.status as "caseStatus",
         exists (select from case_event e where e.case_id = m.case_id and e.xmin = m.xmin) as "isDecidedLast"
       from message m left join case_file c on c.id = m.case_id where key = $1`,
      [message.key],
    );
    const row = rows[0];
    world.stage.note(`${machine.name} hands over ${message.key}`);
    if (!row) throw new Broken(`a message was sent that is not on record: ${message.key}`);
    must(row.address === message.to, `a message went to another address than its own: ${message.key}`);
    must(row.state === 'sending', `a message was handed over while it was ${row.state}: ${message.key}`);
    const heldMinutes =
      row.claimedAt === null ? Number.NaN : minutesBetween(row.claimedAt, localNow as Instant);
    must(
      Math.abs(heldMinutes) <= handOverMinutes,
      `a message was handed over ${heldMinutes} minutes after its sender had last looked: ${message.key}`,
    );
    const overdueMinutes = minutesBetween(row.giveUpAt, localNow as Instant);
    const wasCalledOff = row.giveUpAt <= row.createdAt;
    must(
      !wasCalledOff || row.isDecidedLast,
      `a message was claimed after its case had called it off, and handed over: ${message.key}`,
    );
    must(
      row.audience !== 'client' || row.caseStatus !== 'closed' || wasCalledOff,
      `a check-in left after its case had ended: ${message.key}`,
    );
    must(
      wasCalledOff || overdueMinutes <= handOverMinutes,
      `a message left ${overdueMinutes} minutes after it should have been given up: ${message.key}`,
    );
  }
}
