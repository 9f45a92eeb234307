/**
 * A text from a client's phone: stored once before anything is decided, then given to the case that it is for. What is
 * for no case alone stands before a person until somebody has said where it belongs.
 */
import { sql } from 'kysely';
import type { CommandOf } from '#core/case/commands.ts';
import type { Reading } from '#core/case/vocabulary.ts';
import type { CaseId, ClientId, PracticeId } from '#core/ids.ts';
import { asksToStop } from '#core/reply/asks-to-stop.ts';
import { readReply } from '#core/reply/read-reply.ts';
import { eachPractice, faultOf } from '#engine/each-practice.ts';
import type { ReceivedText, Tx } from '#engine/ports.ts';
import { type Engine, runIn } from '#engine/run.ts';
import { takeOutAgreedWord } from '#features/people/facts.ts';
import { caseThatHears, closeAddress } from './hear.ts';
import { saysOnlyTheSame } from './only-the-same.ts';
import { replyIdOf } from './reply-id.ts';
import { openWords, sealWords } from './seal-words.ts';
import { insertReply } from './store.ts';
import { type TextTeller, tellOfText } from './tell-of-text.ts';
import {
  type ForPerson,
  insertText,
  lockUnheard,
  markHeard,
  practiceOfNumber,
  readUnheard,
  type UnheardText,
  unheardTexts,
} from './text-store.ts';
import { type Candidate, candidatesFor } from './whose-text.ts';

export interface HearTextDeps extends TextTeller {
  readonly secret: string;
}

/** No text of a phone is longer; what comes after it is no client's words. */
const longestText = 5000;

/** Resolves once the text is stored; hearing it is tried at once, and again by the worker as long as it fails. */
export async function takeInText(deps: HearTextDeps, received: ReceivedText): Promise<void> {
  const { database, log } = deps.engine;
  const practiceId = await database.withoutPractice((tx) => practiceOfNumber(tx, senderOf(received)));
  if (practiceId === null) log.warn({}, 'a text came in before there was a practice');
  else await takeInTextOf(deps, practiceId, received);
}

const senderOf = ({ from }: ReceivedText): string => from.trim().slice(0, 64);

/** Where it is known to which practice the text came. */
export async function takeInTextOf(
  deps: HearTextDeps,
  practiceId: PracticeId,
  received: ReceivedText,
): Promise<void> {
  const { engine, secret } = deps;
  const { database, clock, log } = engine;
  const sender = senderOf(received);
  const newId = engine.newId<string>();
  const sealed = sealWords(secret, received.providerId, received.text.slice(0, longestText));
  const { providerId, isBlocked } = received;
  const text = { id: newId, providerId, sender, sealed, isBlocked, receivedAt: clock.now() };
  const id = await database.inPractice(practiceId, (tx) => insertText(tx, practiceId, text));
  try {
    await hearText(deps, practiceId, id);
  } catch (error) {
    log.error({ practiceId, textId: id, fault: faultOf(error) }, 'a text could not be heard yet');
  }
}

const mostAtATime = 100;

/** What a process stored and could not hear any more. Returns how many were heard. */
export async function hearUnheardTexts(deps: HearTextDeps): Promise<number> {
  const { engine } = deps;
  const waiting = sql<{ practiceId: PracticeId }>`
    select practice_id as "practiceId" from kept.practices_with_unheard_texts()`;
  return eachPractice(engine, waiting, async (practiceId) => {
    const ids = await engine.database.inPractice(practiceId, (tx) => unheardTexts(tx, mostAtATime));
    let heard = 0;
    for (const id of ids) {
      try {
        if (await hearText(deps, practiceId, id)) heard += 1;
      } catch (error) {
        engine.log.error({ practiceId, textId: id, fault: faultOf(error) }, 'a text could not be heard yet');
      }
    }
    return heard;
  });
}

/** What was said, read for one of those whom the number could mean. */
interface Said {
  readonly reading: Reading;
  /** Without the agreed word. */
  readonly words: string;
}

/** False when somebody else has heard it. */
async function hearText(deps: HearTextDeps, practiceId: PracticeId, id: string): Promise<boolean> {
  const { engine, secret } = deps;
  const { database } = engine;
  const found = await database.inPractice(practiceId, async (tx) => {
    const text = await readUnheard(tx, id);
    return text && { text, candidates: await candidatesFor(tx, text.sender) };
  });
  if (!found) return false;
  const words = openWords(secret, found.text.providerId, found.text.sealed);
  // Comparing with the agreed words takes a while, so it is done before the transaction.
  const said = await readFor(engine, practiceId, found.candidates, words);
  return database.inPractice(practiceId, async (tx) => {
    if (!(await lockUnheard(tx, id))) return false;
    const person = await place(tx, engine, practiceId, found.text, found.candidates, said);
    if (found.text.isBlocked || asksToStop(words)) {
      const via = found.text.isBlocked ? 'provider' : 'reply';
      await closeAddress(tx, engine, { kind: 'sms', address: found.text.sender, via });
    }
    const now = engine.clock.now();
    await markHeard(tx, id, person, now);
    if (person) await tellOfText(tx, deps, practiceId, { id, ...person, receivedAt: found.text.receivedAt });
    return true;
  });
}

type SaidByClient = ReadonlyMap<ClientId | null, Said>;

/** Under `null`: as somebody reads it who may be anybody, without any of the agreed words. */
async function readFor(
  { database }: Engine,
  practiceId: PracticeId,
  candidates: readonly Candidate[],
  words: string,
): Promise<SaidByClient> {
  const said = new Map<ClientId | null, Said>();
  let left = words;
  for (const { clientId, language } of candidates) {
    const without = await takeOutAgreedWord(database, practiceId, clientId, words);
    const { reading } = readReply(words, { language, duressMatches: without.saidWord });
    said.set(clientId, { reading, words: without.text });
    if (without.saidWord) left = (await takeOutAgreedWord(database, practiceId, clientId, left)).text;
  }
  return said.set(null, { reading: gravest(words, said), words: left });
}

function gravest(words: string, said: SaidByClient): Reading {
  const readings = [...said.values()].map(({ reading }) => reading);
  return readings.includes('duress') ? 'not-ok' : readReply(words).reading;
}

/** Gives it to whichever cases are to hear it; returns what is left for a person to say, if anything. */
async function place(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  text: UnheardText,
  candidates: readonly Candidate[],
  said: SaidByClient,
): Promise<ForPerson | null> {
  const [only, ...others] = candidates;
  const anybody = said.get(null) ?? { reading: 'unclear', words: '' };
  const isStop = anybody.reading === 'opt-out';
  const clientIds = candidates.map(({ clientId }) => clientId);
  // A bare stop asks nothing of anybody where no case is told: the number is closed, and its channel says so.
  const forPerson = (asks: ForPerson['asks']): ForPerson | null =>
    isStop ? null : { asks, ...anybody, clientIds };
  if (!only) return forPerson('unknown-number');
  if (others.length === 0) {
    if (!only.case) return forPerson('no-case');
    await giveToCase(tx, engine, practiceId, text, only, said.get(only.clientId) ?? anybody);
    return null;
  }
  for (const one of candidates.filter((candidate) => candidate.case?.isOpen)) {
    const own = said.get(one.clientId) ?? anybody;
    await giveToCase(tx, engine, practiceId, text, one, {
      reading: asFromAnybody(own.reading),
      words: sharedWords,
    });
  }
  return forPerson('shared-number');
}

/** Who wrote is not known: nothing calm may be taken from it, and nothing grave may be missed. */
function asFromAnybody(reading: Reading): Reading {
  return reading === 'not-ok' || reading === 'duress' || reading === 'opt-out' ? reading : 'unclear';
}

/** One client's words do not belong in another's record. */
const sharedWords =
  '[A text from a number that more than one client uses. What it says stands under Today, where a person says whose it is.]';

async function giveToCase(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  text: UnheardText,
  { case: about, channelId }: Candidate,
  { reading, words }: Said,
): Promise<void> {
  if (!about) return;
  const replyId = replyIdOf(practiceId, text.providerId, about.caseId);
  const reply = { via: 'sms', channelId, reading, receivedAt: text.receivedAt } as const;
  const by = { kind: 'client' } as const;
  const command: CommandOf<'record-reply'> = { type: 'record-reply', by, replyId, ...reply };
  const caseId: CaseId = await caseThatHears(tx, engine, about.caseId, command);
  const now = engine.clock.now();
  const isNew = await insertReply(tx, practiceId, {
    ...reply,
    id: replyId,
    caseId,
    answer: 'message',
    text: words,
    reason: null,
    wish: null,
    recordedAt: now,
  });
  if (!isNew || (await saysOnlyTheSame(tx, caseId, reply, now))) return;
  await runIn(tx, engine, practiceId, caseId, command);
}
