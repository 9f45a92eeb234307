/**
 * Claimed by compare-and-set, sent outside any transaction, recorded after. A claim that dies in between is looked
 * into: the provider is asked, and where it cannot say the message stands as "unknown, may have been sent".
 */
import { sql } from 'kysely';
import { foldVersion } from '#core/case/fold-version.ts';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import {
  type ClaimedMessage,
  type ClaimWatch,
  claim,
  isFresh,
  putBack,
  type StandingClaim,
  takeOver,
} from './claims.ts';
import { adoptEarlyReports } from './delivery-reports.ts';
import { eachPractice, faultOf } from './each-practice.ts';
import { giveUp } from './give-up.ts';
import { isLeftToNewerVersion } from './load-case.ts';
import { holdFor, type Report, type Status, strengthen, tellCase, writeStatus } from './message-status.ts';
import type { Carrier, Medium, SendResult, Tx } from './ports.ts';
import type { Engine } from './run.ts';

/** What delivering needs beside the engine. */
export interface Delivery {
  readonly engine: Engine;
  /** Missing media cannot be sent; the message fails for good with that reason. */
  readonly carriers: ReadonlyMap<Medium, Carrier>;
  /** What this process has seen of claims; one for each process. */
  readonly claims: ClaimWatch;
  /** The one-tap address for this message. */
  readonly linkFor: (key: MessageKey) => string;
}

/** Waits between tries, in minutes, of a message that was refused for the moment. */
const waits = [0.5, 1, 2, 5, 10, 20, 30];

/** Sends one message if nobody else has it and its time has come. Safe to call any number of times. */
export async function deliver(delivery: Delivery, practiceId: PracticeId, messageId: string): Promise<void> {
  const { engine, carriers } = delivery;
  const held = await claim(engine, practiceId, messageId);
  if (!held) return;
  const { message } = held;
  if (!isFresh(engine.clock, held)) return putBack(engine, practiceId, message);
  const result = await hand(delivery, message);
  // The claim stands until the provider can have made up its mind; then it is asked rather than guessed at [P4.6].
  if (result.kind === 'unknown' && carriers.get(message.medium)?.find) return;
  await record(engine, practiceId, message, result);
}

/** Not a moment passes between the call and the carrier's own. */
function hand(delivery: Delivery, message: ClaimedMessage): SendResult | Promise<SendResult> {
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
  const report = reportOf(result);
  const providerId = result.kind === 'failed' ? null : result.providerId;
  const status: Status = { messageId: message.id, providerId, source: 'send', ...report };
  try {
    await engine.database.inPractice(practiceId, async (tx) => {
      await holdFor(tx, practiceId, message, providerId);
      // Whoever holds the claim now will say what became of it; only what is certain may be said by somebody else.
      if (result.kind === 'unknown' && !(await stillHolds(tx, message))) return;
      if (result.kind === 'failed' && !result.permanent) {
        const isOver = await tryAgain(tx, engine, practiceId, message, result, now);
        if (!isOver) return;
      }
      await writeStatus(tx, engine, practiceId, status, now);
      await takeIn(tx, engine, practiceId, message, report, providerId);
    });
  } catch (error) {
    if (!isLeftToNewerVersion(error)) throw error;
    // The case has moved on while this was sent. The word is kept, and the newer version takes it in with the claim.
    await engine.database.inPractice(practiceId, (tx) => writeStatus(tx, engine, practiceId, status, now));
  }
}

/** What the provider said at once becomes the message's state, and the case hears of it. */
async function takeIn(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  message: ClaimedMessage,
  report: Report,
  providerId: string | null,
): Promise<void> {
  await strengthen(tx, practiceId, message.id, report.state, providerId);
  await tellCase(tx, engine, practiceId, message, report);
  if (providerId) await adoptEarlyReports(tx, engine, practiceId, message, providerId);
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
  const tryAt = addMinutes(now, waits[Math.min(message.tries, waits.length) - 1] ?? 1);
  const { code, reason } = failure;
  const { rows } = await sql<{ isOver: boolean }>`
    update message set try_at = ${tryAt}, state = case when give_up_at > ${now} then 'queued' else state end,
      claim = case when give_up_at > ${now} then null else claim end,
      claimed_at = case when give_up_at > ${now} then null else claimed_at end
    where id = ${message.id} and state = 'sending' and claim = ${message.claim}
    returning give_up_at <= ${now} as "isOver"
  `.execute(tx);
  const isOver = rows[0]?.isOver ?? false;
  if (isOver) return true;
  const status = { messageId: message.id, providerId: null, source: 'send', state: 'retry' } as const;
  await writeStatus(tx, engine, practiceId, { ...status, code, reason }, now);
  if (rows[0])
    await engine.jobs.enqueue(tx, 'deliver', [{ data: { practiceId, id: message.id }, after: tryAt }]);
  return false;
}

/** Sends everything whose time has come and looks into claims that died. Returns how many messages were handled. */
export async function deliverDue(delivery: Delivery, most = 500): Promise<number> {
  const { engine } = delivery;
  const now = engine.clock.now();
  const waiting = sql<{ practiceId: PracticeId }>`
    select practice_id as "practiceId" from kept.practices_with_messages(${now}, 'infinity')`;
  return eachPractice(engine, waiting, async (practiceId) => {
    let handled = 0;
    for (const { id, handle } of await dueWork(delivery, practiceId, now, most)) {
      // One message that nobody can handle holds up no other; its claim dies and is looked into.
      try {
        await handle();
        handled += 1;
      } catch (error) {
        engine.log.error(
          { practiceId, messageId: id, fault: faultOf(error) },
          'a message could not be handled',
        );
      }
    }
    return handled;
  });
}

interface Work {
  readonly id: string;
  handle(): Promise<void>;
}

async function dueWork(
  delivery: Delivery,
  practiceId: PracticeId,
  now: Instant,
  most: number,
): Promise<readonly Work[]> {
  const { engine, claims } = delivery;
  const { queued, standing } = await engine.database.inPractice(practiceId, async (tx) => ({
    queued: await queuedMessages(tx, now, most),
    standing: await standingClaims(tx),
  }));
  return [
    ...queued.map(({ id, isOver }) => ({
      id,
      handle: () => (isOver ? giveUp(engine, practiceId, id) : deliver(delivery, practiceId, id)),
    })),
    ...claims
      .see(practiceId, standing)
      .filter(({ isOurs }) => isOurs)
      .map((dead) => ({
        id: dead.id,
        handle: () => lookInto(delivery, practiceId, dead),
      })),
  ];
}

/** In a case of a newer version only that version may tell what came of a message, so the rest is left to it. */
const ofNewerVersion = sql`exists (
  select from case_file f where f.id = message.case_id and f.fold_version > ${foldVersion})`;

async function queuedMessages(tx: Tx, now: Instant, most: number) {
  const { rows } = await sql<{ id: string; isOver: boolean }>`
    select id, give_up_at <= ${now} as "isOver" from message
    where state = 'queued' and try_at <= ${now} and (give_up_at > ${now} or not ${ofNewerVersion})
    order by try_at, id limit ${most}`.execute(tx);
  return rows;
}

async function standingClaims(tx: Tx) {
  const { rows } = await sql<StandingClaim & { readonly isOurs: boolean }>`
    select id, claim, not ${ofNewerVersion} as "isOurs" from message where state = 'sending'
    order by claimed_at, id`.execute(tx);
  return rows;
}

/** The holder of the claim is gone, or its line broke. The provider is asked; where it cannot say, the message stands as unknown [P4.6]. */
async function lookInto(delivery: Delivery, practiceId: PracticeId, dead: StandingClaim): Promise<void> {
  const { engine, carriers } = delivery;
  const taken = await takeOver(engine, practiceId, dead);
  if (!taken) return;
  if (await takeInWhatWasSaid(engine, practiceId, taken)) return;
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
            reason: 'The sending was interrupted. It may have been sent.',
          };
  await record(engine, practiceId, taken, result);
}

/** An older version heard the provider's answer and could not tell the case of it. */
async function takeInWhatWasSaid(
  engine: Engine,
  practiceId: PracticeId,
  message: ClaimedMessage,
): Promise<boolean> {
  return engine.database.inPractice(practiceId, async (tx) => {
    const { rows } = await sql<Report & { providerId: string | null }>`
      select state, code, reason, provider_id as "providerId" from message_status
      where message_id = ${message.id} and source = 'send' and state <> 'retry' order by at desc, id desc limit 1
    `.execute(tx);
    const [said] = rows;
    if (!said) return false;
    const { providerId, ...report } = said;
    await holdFor(tx, practiceId, message, providerId);
    await takeIn(tx, engine, practiceId, message, report, providerId);
    return true;
  });
}
