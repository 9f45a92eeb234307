/**
 * Claimed by compare-and-set, sent outside any transaction, recorded after. A claim that dies in between is looked
 * into: the provider is asked, and where it cannot say the message stands as "unknown, may have been sent".
 */
import { sql } from 'kysely';
import { foldVersion } from '#core/case/fold-version.ts';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import {
  type ClaimedMessage,
  type ClaimWatch,
  claim,
  isFresh,
  putBack,
  type StandingClaim,
  takeOver,
} from './claims.ts';
import { takeIn } from './delivery-reports.ts';
import { eachPractice } from './each-practice.ts';
import { giveUp } from './give-up.ts';
import { holdFor, type Report } from './message-status.ts';
import type { Carrier, Medium, OutgoingMessage, SendResult, Tx } from './ports.ts';
import { type Answered, interrupted, noteBrokenLine, record, tellFault } from './record-answers.ts';
import type { Engine } from './run.ts';
import { type Choosing, chooseWays } from './standings.ts';

export type LinkFor = (key: MessageKey, audience: ClaimedMessage['audience']) => string;

/** What delivering needs beside the engine. */
export interface Delivery extends Choosing {
  readonly engine: Engine;
  /** Missing media cannot be sent; the message fails for good with that reason. */
  readonly carriers: ReadonlyMap<Medium, Carrier>;
  /** What example practices are given instead, each of them: nothing of theirs may come near a real one. */
  readonly pretend: ReadonlyMap<Medium, Carrier>;
  /** What this process has seen of claims; one for each process. */
  readonly claims: ClaimWatch;
  /** The one-tap address for this message, by whom it is for. */
  readonly linkFor: LinkFor;
}

/**
 * Sends messages of one practice, those that nobody else has and whose time has come, side by side. Safe to call any
 * number of times. Returns of how many it wrote down what became of them; the claim of any other dies and is looked into.
 */
export async function deliver(
  delivery: Delivery,
  practiceId: PracticeId,
  messageIds: readonly string[],
): Promise<number> {
  const { engine } = delivery;
  const held = await claim(engine, practiceId, messageIds, await chooseWays(delivery, engine.clock.now()));
  if (!isFresh(engine.clock, held)) {
    await putBack(engine, practiceId, held);
    return 0;
  }
  return recordAsTheyCome(
    delivery,
    practiceId,
    held.messages.map((message) => ({ message, answer: hand(delivery, practiceId, message) })),
  );
}

interface Handed {
  readonly message: ClaimedMessage;
  readonly answer: Promise<SendResult>;
}

/** What comes back while something is being written down is written down next, together. */
async function recordAsTheyCome(
  delivery: Delivery,
  practiceId: PracticeId,
  handed: readonly Handed[],
): Promise<number> {
  const { engine } = delivery;
  const back: Answered[] = [];
  let recorded = Promise.resolve(0);
  const hearing = handed.map(async ({ message, answer }) => {
    try {
      const result = await answer;
      // The claim stands until the provider can have made up its mind; then it is asked rather than guessed at [P4.6].
      if (result.kind === 'unknown' && carrierOf(delivery, message)?.find)
        return await noteBrokenLine(engine, practiceId, { message, result });
      back.push({ message, result });
      recorded = recorded.then(async (sum) => sum + (await record(engine, practiceId, back.splice(0))));
    } catch (error) {
      tellFault(engine, practiceId, message.id, error);
    }
  });
  await Promise.all(hearing);
  return recorded;
}

/** Not a moment passes between the call and the carrier's own. */
async function hand(
  delivery: Delivery,
  practiceId: PracticeId,
  message: ClaimedMessage,
): Promise<SendResult> {
  const carrier = carrierOf(delivery, message);
  if (!carrier && message.isBound) return goneMeanwhile;
  if (!carrier) return forGood('no-carrier', `This practice cannot send by ${message.medium}.`);
  if (message.address === '') return forGood('no-address', 'This channel has no address any more.');
  const result = await carrier.send(asHandedOver(delivery, practiceId, message));
  // What our account may not do at one, it may do at the other.
  const isOurs = result.kind === 'failed' && result.trouble !== undefined;
  return isOurs && delivery.seconds.has(message.medium) ? { ...result, permanent: false } : result;
}

/** An earlier try may have arrived, and nobody is left who could be asked. */
const goneMeanwhile: SendResult = {
  kind: 'unknown',
  providerId: null,
  code: interrupted,
  reason: 'It was given to a carrier that is not connected any more. It may have been sent.',
};

/** The one place in which it is decided who carries a case's message. */
function carrierOf(
  { carriers, seconds, pretend }: Delivery,
  { medium, carrier, isExample }: ClaimedMessage,
): Carrier | undefined {
  if (isExample) return pretend.get(medium);
  const first = carriers.get(medium);
  // Claimed by an older version, which knew the first one only.
  if (carrier === null) return first;
  return [first, seconds.get(medium)].find((one) => one?.name === carrier);
}

function asHandedOver(
  { linkFor }: Delivery,
  practiceId: PracticeId,
  { key, audience, address, fromName, subject, body, writtenAt, giveUpAt, tries }: ClaimedMessage,
): OutgoingMessage {
  const text = body.replaceAll('{link}', linkFor(key, audience));
  return { key, to: address, fromName, subject, text, practiceId, writtenAt, giveUpAt, again: tries > 1 };
}

function forGood(code: string, reason: string): SendResult {
  return { kind: 'failed', permanent: true, code, reason };
}

/** Sends everything whose time has come and looks into claims that died. Returns how many messages were handled. */
export async function deliverDue(delivery: Delivery, most = 500): Promise<number> {
  const { engine } = delivery;
  const now = engine.clock.now();
  const waiting = sql<{ practiceId: PracticeId }>`
    select practice_id as "practiceId" from kept.practices_with_messages(${now}, 'infinity')`;
  return eachPractice(engine, waiting, async (practiceId) => {
    const { queued, over, dead } = await dueWork(delivery, practiceId, now, most);
    let handled = 0;
    for (let from = 0; from < queued.length; from += sideBySide)
      handled += await deliver(delivery, practiceId, queued.slice(from, from + sideBySide));
    // One message that nobody can handle holds up no other; its claim dies and is looked into.
    const attempt = async (messageId: string, work: Promise<void>) => {
      try {
        await work;
        handled += 1;
      } catch (error) {
        tellFault(engine, practiceId, messageId, error);
      }
    };
    for (const id of over) await attempt(id, giveUp(engine, practiceId, id));
    for (const one of dead) await attempt(one.id, lookInto(delivery, practiceId, one));
    return handled;
  });
}

/** Messages in a carrier's hands at a time: each has to be through within half a minute. */
const sideBySide = 10;

interface DueWork {
  readonly queued: readonly string[];
  /** Nobody has tried to send these, and their time is over. */
  readonly over: readonly string[];
  readonly dead: readonly StandingClaim[];
}

async function dueWork(
  delivery: Delivery,
  practiceId: PracticeId,
  now: Instant,
  most: number,
): Promise<DueWork> {
  const { engine, claims } = delivery;
  const { waiting, standing } = await engine.database.inPractice(practiceId, async (tx) => ({
    waiting: await queuedMessages(tx, now, most),
    standing: await standingClaims(tx),
  }));
  const idsOf = (which: boolean) => waiting.filter(({ isOver }) => isOver === which).map(({ id }) => id);
  return {
    queued: idsOf(false),
    over: idsOf(true),
    dead: claims.see(practiceId, standing).filter(({ isOurs }) => isOurs),
  };
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
  const { engine } = delivery;
  const taken = await takeOver(engine, practiceId, dead);
  if (!taken) return;
  if (await takeInWhatWasSaid(engine, practiceId, taken)) return;
  const message = asHandedOver(delivery, practiceId, taken);
  const found = (await carrierOf(delivery, taken)?.find?.(message)) ?? { kind: 'cannot-say' };
  const result: SendResult =
    found.kind === 'accepted'
      ? found
      : found.kind === 'never-received'
        ? {
            kind: 'failed',
            permanent: false,
            code: 'never-received',
            reason: 'The provider never received it.',
            isOpen: true,
          }
        : {
            kind: 'unknown',
            providerId: null,
            code: interrupted,
            reason: 'The sending was interrupted. It may have been sent.',
          };
  await record(engine, practiceId, [{ message: taken, result }]);
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
    const word = { message, report, providerId };
    await holdFor(tx, practiceId, [word]);
    await takeIn(tx, engine, practiceId, [word]);
    return true;
  });
}
