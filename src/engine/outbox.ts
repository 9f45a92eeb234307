/**
 * Messages on their way out. Written in the transaction of the decision, claimed by compare-and-set, sent outside any
 * transaction, recorded after. A unique key makes a second send impossible; a claim that dies in between is looked into.
 */
import { sql } from 'kysely';
import type { Command } from '#core/case/commands.ts';
import type { CaseId, MessageKey, PracticeId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { Carrier, Jobs, Medium, NewId, SendResult, Tx } from './ports.ts';
import { type Engine, runIn } from './run.ts';

export interface Outgoing {
  readonly key: MessageKey;
  readonly caseId: CaseId;
  readonly audience: 'client' | 'staff';
  readonly medium: Medium;
  /** Empty when the channel has no address any more; the send then fails for good and the next channel is used. */
  readonly address: string;
  readonly fromName: string;
  readonly subject: string;
  /** `{link}` stands for the one-tap address, which is filled in at the moment of sending. */
  readonly body: string;
  readonly giveUpAt: Instant;
}

/** What delivering needs beside the engine. */
export interface Delivery {
  readonly engine: Engine;
  /** Missing media cannot be sent; the message fails for good with that reason. */
  readonly carriers: ReadonlyMap<Medium, Carrier>;
  /** The one-tap address for this message. */
  readonly linkFor: (key: MessageKey) => string;
}

type Report = Omit<Extract<Command, { type: 'record-delivery' }>, 'type' | 'by' | 'key'>;

/** After so long a claim counts as dead: its holder would have been told by the carrier's own time limit long before. */
export const claimMinutes = 0.75;
/** Waits between tries, in minutes, of a message that was refused for the moment. */
const waits = [0.5, 1, 2, 5, 10, 20, 30];

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
    insert into message (practice_id, id, key, case_id, audience, medium, address, from_name, subject, body, state,
      created_at, try_at, give_up_at)
    select ${practiceId}, id, key, "caseId", audience, medium, address, "fromName", subject, body, 'queued',
      ${now}, ${now}, "giveUpAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key text, "caseId" uuid, audience text,
      medium text, address text, "fromName" text, subject text, body text, "giveUpAt" timestamptz)
    on conflict (practice_id, key) do nothing
    returning id
  `.execute(tx);
  await jobs.enqueue(
    tx,
    'deliver',
    added.map(({ id }) => ({ data: { practiceId, id }, after: null })),
  );
}

/** Stops what nobody has claimed yet. What is in a carrier's hands already is reported as it turns out. */
export async function callOff(tx: Tx, keys: readonly MessageKey[]): Promise<void> {
  await sql`update message set state = 'cancelled' where key = any(${keys}::text[]) and state = 'queued'`.execute(
    tx,
  );
}

interface ClaimedMessage {
  readonly id: string;
  readonly key: MessageKey;
  readonly caseId: CaseId;
  readonly audience: 'client' | 'staff';
  readonly medium: Medium;
  readonly address: string;
  readonly fromName: string;
  readonly subject: string;
  readonly body: string;
  readonly tries: number;
  readonly giveUpAt: Instant;
  readonly claim: string;
}

/** Sends one message if nobody else has it and its time has come. Safe to call any number of times. */
export async function deliver(delivery: Delivery, practiceId: PracticeId, messageId: string): Promise<void> {
  const message = await claim(delivery.engine, practiceId, messageId);
  if (!message) return;
  const result = await hand(delivery, message);
  await record(delivery.engine, practiceId, message, result);
}

async function claim(
  engine: Engine,
  practiceId: PracticeId,
  messageId: string,
): Promise<ClaimedMessage | null> {
  const now = engine.clock.now();
  const { rows } = await engine.database.inPractice(practiceId, (tx) =>
    sql<ClaimedMessage>`
      update message set state = 'sending', claim = ${engine.newId()}, claimed_at = ${now}, tries = tries + 1
      where id = ${messageId} and state = 'queued' and try_at <= ${now}
      returning id, key, case_id as "caseId", audience, medium, address, from_name as "fromName", subject, body, tries,
        give_up_at as "giveUpAt", claim
    `.execute(tx),
  );
  return rows[0] ?? null;
}

async function hand(delivery: Delivery, message: ClaimedMessage): Promise<SendResult> {
  const carrier = delivery.carriers.get(message.medium);
  if (!carrier) return forGood('no-carrier', `This practice cannot send by ${message.medium}.`);
  if (message.address === '') return forGood('no-address', 'This channel has no address any more.');
  const { key, address, fromName, subject, body } = message;
  return carrier.send({
    key,
    to: address,
    fromName,
    subject,
    text: body.replaceAll('{link}', delivery.linkFor(key)),
  });
}

function forGood(code: string, reason: string): SendResult {
  return { kind: 'failed', permanent: true, code, reason };
}

async function record(
  engine: Engine,
  practiceId: PracticeId,
  message: ClaimedMessage,
  result: SendResult,
): Promise<void> {
  const now = engine.clock.now();
  await engine.database.inPractice(practiceId, async (tx) => {
    if (result.kind === 'failed' && !result.permanent && now < message.giveUpAt) {
      return tryAgain(tx, engine, practiceId, message, result, now);
    }
    const report = reportOf(result);
    const providerId = result.kind === 'failed' ? null : result.providerId;
    await writeStatus(
      tx,
      engine,
      practiceId,
      { messageId: message.id, providerId, source: 'send', ...report },
      now,
    );
    await strengthen(tx, practiceId, message.id, report.state, providerId);
    await tellCase(tx, engine, practiceId, message, report);
    if (providerId) await adoptEarlyReports(tx, engine, practiceId, message, providerId);
  });
}

function reportOf(result: SendResult): Report {
  switch (result.kind) {
    case 'accepted':
      return { state: 'sent', code: '', reason: '' };
    case 'failed':
      return { state: 'failed', code: result.code, reason: result.reason };
    case 'unknown':
      return { state: 'unknown', code: result.code, reason: result.reason };
  }
}

async function tryAgain(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  message: ClaimedMessage,
  failure: Extract<SendResult, { kind: 'failed' }>,
  now: Instant,
): Promise<void> {
  const tryAt = addMinutes(now, waits[Math.min(message.tries, waits.length) - 1] ?? 1);
  const { code, reason } = failure;
  const status = {
    messageId: message.id,
    providerId: null,
    source: 'send',
    state: 'retry',
    code,
    reason,
  } as const;
  await writeStatus(tx, engine, practiceId, status, now);
  const { numAffectedRows } = await sql`
    update message set state = 'queued', claim = null, claimed_at = null, try_at = ${tryAt}
    where id = ${message.id} and state = 'sending' and claim = ${message.claim}
  `.execute(tx);
  if (Number(numAffectedRows ?? 0) === 0) return;
  await engine.jobs.enqueue(tx, 'deliver', [{ data: { practiceId, id: message.id }, after: tryAt }]);
}

interface Status {
  readonly messageId: string | null;
  readonly providerId: string | null;
  readonly state: 'sent' | 'delivered' | 'failed' | 'unknown' | 'retry';
  readonly code: string;
  readonly reason: string;
  readonly source: 'send' | 'report';
}

async function writeStatus(
  tx: Tx,
  { newId }: { readonly newId: NewId },
  practiceId: PracticeId,
  status: Status,
  now: Instant,
): Promise<void> {
  const { messageId, providerId, state, code, reason, source } = status;
  await sql`
    insert into message_status (practice_id, id, message_id, provider_id, state, code, reason, source, at)
    values (${practiceId}, ${newId()}, ${messageId}, ${providerId}, ${state}, ${code}, ${reason}, ${source}, ${now})
  `.execute(tx);
}

/** The same order as the core's: a message's state only ever gets stronger, whoever reports late. */
async function strengthen(
  tx: Tx,
  practiceId: PracticeId,
  messageId: string,
  state: Report['state'],
  providerId: string | null,
): Promise<void> {
  await sql`
    update message set claim = null, claimed_at = null, provider_id = coalesce(${providerId}, provider_id),
      state = case when array_position(${strengths}::text[], ${state}) > array_position(${strengths}::text[], state)
        then ${state} else state end
    where practice_id = ${practiceId} and id = ${messageId}
  `.execute(tx);
}

const strengths = ['cancelled', 'queued', 'sending', 'unknown', 'sent', 'failed', 'delivered'];

/** Only a client's check-in is a step of the case; what staff were told is no news to it. */
async function tellCase(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  message: { readonly key: MessageKey; readonly caseId: CaseId; readonly audience: string },
  report: Report,
): Promise<void> {
  if (message.audience !== 'client') return;
  await runIn(tx, engine, practiceId, message.caseId, {
    type: 'record-delivery',
    by: { kind: 'provider' },
    key: message.key,
    ...report,
  });
}

async function adoptEarlyReports(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  message: ClaimedMessage,
  providerId: string,
): Promise<void> {
  const { rows } = await sql<Report>`
    select state, code, reason from message_status
    where provider_id = ${providerId} and message_id is null and state <> 'retry' order by at, id
  `.execute(tx);
  for (const early of rows) {
    await strengthen(tx, practiceId, message.id, early.state, null);
    await tellCase(tx, engine, practiceId, message, early);
  }
}

export interface DeliveryReport extends Report {
  /** Whatever the reporter knows the message by: our key, or the provider's own id. */
  readonly key: MessageKey | null;
  readonly providerId: string | null;
}

/**
 * What a provider says later: delivered, bounced, refused. Kept append-only whatever it says; one that comes before
 * the message's own record waits for it.
 */
export async function reportDelivery(
  engine: Engine,
  practiceId: PracticeId,
  report: DeliveryReport,
): Promise<void> {
  const { key, providerId, state, code, reason } = report;
  const now = engine.clock.now();
  await engine.database.inPractice(practiceId, async (tx) => {
    const { rows } = await sql<{ id: string; key: MessageKey; caseId: CaseId; audience: string }>`
      select id, key, case_id as "caseId", audience from message
      where key = ${key} or provider_id = ${providerId} limit 1 for update
    `.execute(tx);
    const message = rows[0];
    const messageId = message?.id ?? null;
    await writeStatus(
      tx,
      engine,
      practiceId,
      { messageId, providerId, source: 'report', state, code, reason },
      now,
    );
    if (!message) return;
    await strengthen(tx, practiceId, message.id, state, providerId);
    await tellCase(tx, engine, practiceId, message, { state, code, reason });
  });
}

/** Sends everything whose time has come and looks into claims that died. Returns how many messages were handled. */
export async function deliverDue(delivery: Delivery, most = 500): Promise<number> {
  const { engine } = delivery;
  const now = engine.clock.now();
  const deadBefore = addMinutes(now, -claimMinutes);
  const { rows } = await engine.database.withoutPractice((tx) =>
    sql<{ practiceId: PracticeId }>`
      select practice_id as "practiceId" from kept.practices_with_messages(${now}, ${deadBefore})
    `.execute(tx),
  );
  let handled = 0;
  for (const { practiceId } of rows) {
    const due = await dueMessages(engine, practiceId, now, deadBefore, most);
    for (const message of due) {
      if (message.state === 'queued') await deliver(delivery, practiceId, message.id);
      else await lookInto(delivery, practiceId, message.id, deadBefore);
    }
    handled += due.length;
  }
  return handled;
}

async function dueMessages(
  engine: Engine,
  practiceId: PracticeId,
  now: Instant,
  deadBefore: Instant,
  most: number,
) {
  const { rows } = await engine.database.inPractice(practiceId, (tx) =>
    sql<{ id: string; state: string }>`
      select id, state from message
      where (state = 'queued' and try_at <= ${now}) or (state = 'sending' and claimed_at < ${deadBefore})
      order by try_at limit ${most}
    `.execute(tx),
  );
  return rows;
}

/** The holder of the claim is gone. The provider is asked; where it cannot say, the message stands as unknown [P4.6]. */
async function lookInto(
  delivery: Delivery,
  practiceId: PracticeId,
  messageId: string,
  deadBefore: Instant,
): Promise<void> {
  const { engine, carriers } = delivery;
  const taken = await takeOver(engine, practiceId, messageId, deadBefore);
  if (!taken) return;
  const found = (await carriers.get(taken.medium)?.find?.(taken.key)) ?? { kind: 'cannot-say' };
  const result: SendResult =
    found.kind === 'accepted'
      ? found
      : found.kind === 'never-received'
        ? {
            kind: 'failed',
            permanent: false,
            code: 'never-received',
            reason: 'The provider never received it.',
          }
        : {
            kind: 'unknown',
            providerId: null,
            code: 'interrupted',
            reason: 'Kept stopped while sending. It may have been sent.',
          };
  await record(engine, practiceId, taken, result);
}

async function takeOver(
  engine: Engine,
  practiceId: PracticeId,
  messageId: string,
  deadBefore: Instant,
): Promise<ClaimedMessage | null> {
  const { rows } = await engine.database.inPractice(practiceId, (tx) =>
    sql<ClaimedMessage>`
      update message set claim = ${engine.newId()}, claimed_at = ${engine.clock.now()}
      where id = ${messageId} and state = 'sending' and claimed_at < ${deadBefore}
      returning id, key, case_id as "caseId", audience, medium, address, from_name as "fromName", subject, body, tries,
        give_up_at as "giveUpAt", claim
    `.execute(tx),
  );
  return rows[0] ?? null;
}
