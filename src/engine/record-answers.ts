/** Writes down what providers answered to sends: what became of the messages, and what the cases make of it. */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import type { Trouble } from '#core/sending/trouble.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { ClaimedMessage } from './claims.ts';
import { takeIn } from './delivery-reports.ts';
import { faultOf } from './each-practice.ts';
import { isLeftToNewerVersion } from './load-case.ts';
import { holdFor, type Report, type Status, type Word, writeStatuses } from './message-status.ts';
import type { SendResult, Tx } from './ports.ts';
import type { Engine } from './run.ts';

/** Waits between tries, in minutes, of a message that was refused for the moment. */
const waits = [0.5, 1, 2, 5, 10, 20, 30];
/** Also where a provider asks for more: its word is about all its callers, and this message may matter more. */
const longestWait = 30;

/** The code of a send whose holder was gone before it heard. */
export const interrupted = 'interrupted';

export interface Answered {
  readonly message: ClaimedMessage;
  readonly result: SendResult;
}

/** One that cannot be written down must not hold up the others: when the set fails, each is written down on its own. */
export async function record(
  engine: Engine,
  practiceId: PracticeId,
  answered: readonly Answered[],
): Promise<number> {
  if (answered.length === 0) return 0;
  try {
    await engine.database.inPractice(practiceId, (tx) => recordIn(tx, engine, practiceId, answered));
    return answered.length;
  } catch (error) {
    const [first, ...others] = answered;
    if (!first || others.length > 0) {
      let recorded = 0;
      for (const one of answered) recorded += await record(engine, practiceId, [one]);
      return recorded;
    }
    return recordAlone(engine, practiceId, first, error);
  }
}

async function recordIn(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  answered: readonly Answered[],
): Promise<void> {
  const now = engine.clock.now();
  await holdFor(tx, practiceId, answered.map(wordOf));
  const settled: Answered[] = [];
  for (const one of answered) if (await isSettled(tx, engine, practiceId, one, now)) settled.push(one);
  await writeStatuses(tx, engine, practiceId, settled.map(statusOf), now);
  await takeIn(tx, engine, practiceId, settled.map(wordOf));
  for (const { message, result } of settled)
    if (result.kind === 'failed' && result.isGone && message.audience === 'staff')
      await engine.onGone(tx, practiceId, message.address, now);
}

/** False when nothing is to be said of it now: it is tried again, or whoever holds it by now will say what became of it. */
async function isSettled(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  { message, result }: Answered,
  now: Instant,
): Promise<boolean> {
  switch (result.kind) {
    case 'accepted':
      return true;
    case 'unknown':
      // Only what is certain may be said by somebody who has lost the claim.
      return stillHolds(tx, message);
    case 'failed':
      return result.permanent || tryAgain(tx, engine, practiceId, message, result, now);
  }
}

/** The case may have moved on to a newer version while this was sent. The word is kept, and that version takes it in. */
async function recordAlone(
  engine: Engine,
  practiceId: PracticeId,
  one: Answered,
  error: unknown,
): Promise<number> {
  try {
    if (!isLeftToNewerVersion(error)) throw error;
    const now = engine.clock.now();
    const status = statusOf(one);
    await engine.database.inPractice(practiceId, (tx) =>
      writeStatuses(tx, engine, practiceId, [status], now),
    );
    return 1;
  } catch (fault) {
    tellFault(engine, practiceId, one.message.id, fault);
    return 0;
  }
}

function wordOf({ message, result }: Answered): Word {
  const providerId = result.kind === 'failed' ? null : result.providerId;
  return { message, report: reportOf(result), providerId };
}

function statusOf(one: Answered): Status {
  const { message, report, providerId } = wordOf(one);
  const { carrier } = one.message;
  return {
    messageId: message.id,
    providerId,
    source: 'send',
    ...report,
    carrier,
    trouble: troubleOf(one.result),
  };
}

/** What was cut short by ourselves is no trouble of the carrier's. */
function troubleOf(result: SendResult): Trouble | null {
  if (result.kind === 'failed') return result.trouble ?? null;
  return result.kind === 'unknown' && result.code !== interrupted ? 'line' : null;
}

/** The provider will be asked what became of these; until then it is known that its line broke. */
export async function noteBrokenLine(
  engine: Engine,
  practiceId: PracticeId,
  { message, result }: Answered,
): Promise<void> {
  if (result.kind !== 'unknown') return;
  const { code, reason } = result;
  const status: Status = {
    messageId: message.id,
    providerId: null,
    source: 'send',
    state: 'retry',
    code,
    reason,
    carrier: message.carrier,
    trouble: troubleOf(result),
  };
  const now = engine.clock.now();
  await engine.database.inPractice(practiceId, (tx) => writeStatuses(tx, engine, practiceId, [status], now));
}

async function stillHolds(tx: Tx, { id, claim }: ClaimedMessage): Promise<boolean> {
  const { rows } = await sql`
    select from message where id = ${id} and state = 'sending' and claim = ${claim} for update`.execute(tx);
  return rows.length > 0;
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

/** True when its time is over, or when it was called off while it was in the carrier's hands. */
async function tryAgain(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  message: ClaimedMessage,
  failure: Extract<SendResult, { kind: 'failed' }>,
  now: Instant,
): Promise<boolean> {
  const { code, reason, trouble = null, isOpen = false, waitMinutes = 0 } = failure;
  const ownWait = waits[Math.min(message.tries, waits.length) - 1] ?? 1;
  const tryAt = addMinutes(now, Math.max(ownWait, Math.min(waitMinutes, longestWait)));
  const mayBeThere = message.isBound && isOpen;
  const { rows } = await sql<{ isOver: boolean }>`
    update message set try_at = ${tryAt},
      carrier = case when ${mayBeThere} then carrier end,
      refused_by = case when ${trouble !== null} then carrier else refused_by end, state = case when give_up_at > ${now} then 'queued' else state end,
      claim = case when give_up_at > ${now} then null else claim end,
      claimed_at = case when give_up_at > ${now} then null else claimed_at end
    where id = ${message.id} and state = 'sending' and claim = ${message.claim}
    returning give_up_at <= ${now} as "isOver"
  `.execute(tx);
  const isOver = rows[0]?.isOver ?? false;
  if (isOver) return true;
  const status = {
    messageId: message.id,
    providerId: null,
    source: 'send',
    state: 'retry',
    code,
    reason,
    carrier: message.carrier,
    trouble,
  } as const;
  await writeStatuses(tx, engine, practiceId, [status], now);
  if (rows[0])
    await engine.jobs.enqueue(tx, 'deliver', [{ data: { practiceId, id: message.id }, after: tryAt }]);
  return false;
}

export function tellFault(engine: Engine, practiceId: PracticeId, messageId: string, error: unknown): void {
  engine.log.error({ practiceId, messageId, fault: faultOf(error) }, 'a message could not be handled');
}
