/**
 * Messages on their way out, written in the transaction of the decision that caused them, before anything is sent. A
 * unique key makes a second send of the same step impossible.
 */
import { sql } from 'kysely';
import type { CaseId, ContactChannelId, MessageKey, PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Jobs, Medium, NewId, Tx } from './ports.ts';

export interface Outgoing {
  readonly key: MessageKey;
  /** Null only for staff, who are also told of what has no case. */
  readonly caseId: CaseId | null;
  readonly audience: 'client' | 'staff';
  readonly medium: Medium;
  /** Which of the client's channels it goes over, so that an answer to it closes the right one; null for staff. */
  readonly channelId: ContactChannelId | null;
  /** Empty when the channel has no address any more; the send then fails for good and the next channel is used. */
  readonly address: string;
  readonly fromName: string;
  readonly subject: string;
  /** `{link}` stands for the one-tap address, which is filled in at the moment of sending. */
  readonly body: string;
  readonly giveUpAt: Instant;
}

export async function queueMessages(
  tx: Tx,
  { newId, jobs }: { readonly newId: NewId; readonly jobs: Jobs },
  practiceId: PracticeId,
  messages: readonly Outgoing[],
  now: Instant,
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message) => ({ id: newId(), ...message }));
  const { rows: added } = await sql<{ id: string }>`
    insert into message (practice_id, id, key, case_id, audience, medium, channel_id, address, from_name, subject, body, state,
      created_at, try_at, give_up_at)
    select ${practiceId}, id, key, "caseId", audience, medium, "channelId", address, "fromName", subject, body, 'queued',
      ${now}, ${now}, "giveUpAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key text, "caseId" uuid, audience text,
      medium text, "channelId" uuid, address text, "fromName" text, subject text, body text, "giveUpAt" timestamptz)
    -- Two that write the same messages at once wait for each other in one order only.
    order by key
    on conflict (practice_id, key) do nothing
    returning id
  `.execute(tx);
  await jobs.enqueue(
    tx,
    'deliver',
    added.map(({ id }) => ({ data: { practiceId, id }, after: null })),
  );
}

/** By every clock its time is over, also by one that was set back to before the message was written. */
const longAgo = '0001-01-01T00:00:00Z';

/** Stops what nobody has claimed yet. What is in a carrier's hands is reported as it turns out, and not tried again. */
export async function callOff(tx: Tx, keys: readonly MessageKey[]): Promise<void> {
  await sql`
    update message set state = case state when 'queued' then 'cancelled' else state end, give_up_at = ${longAgo}
    where key = any(${keys}::text[]) and state in ('queued', 'sending')`.execute(tx);
}
