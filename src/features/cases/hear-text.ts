/**
 * A text from a client's phone, or a mail of theirs that answers nothing: stored once before anything is decided, then
 * given to the case that it is for. What is for no case alone stands before a person until somebody has said where it
 * belongs.
 */
import { sql } from 'kysely';
import type { CommandOf } from '#core/case/commands.ts';
import { isCry, type Reading } from '#core/case/vocabulary.ts';
import type { CaseId, ClientId, PracticeId } from '#core/ids.ts';
import { asksToStop } from '#core/reply/asks-to-stop.ts';
import { readReply } from '#core/reply/read-reply.ts';
import { eachPractice, faultOf } from '#engine/each-practice.ts';
import type { Tx } from '#engine/ports.ts';
import { type Engine, runIn } from '#engine/run.ts';
import type { AlarmDeps } from '#features/paging/facts.ts';
import { ownersOf, takeOutAgreedWord } from '#features/people/facts.ts';
import { caseThatHears, closeAddress, hearOptOut } from './hear.ts';
import { saysOnlyTheSame } from './only-the-same.ts';
import { raiseCry } from './raise-cry.ts';
import { replyIdOf } from './reply-id.ts';
import { openWords, sealedFor } from './seal-words.ts';
import { insertReply } from './store.ts';
import { type TextTeller, tellOfText } from './tell-of-text.ts';
import {
  type ForPerson,
  lockUnheard,
  markHeard,
  readUnheard,
  type UnheardText,
  unheardTexts,
} from './text-store.ts';
import { type Candidate, candidatesFor } from './whose-text.ts';

export interface HearTextDeps extends TextTeller {
  readonly secret: string;
  readonly alarms: AlarmDeps;
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
export async function hearText(deps: HearTextDeps, practiceId: PracticeId, id: string): Promise<boolean> {
  const { engine, secret } = deps;
  const { database } = engine;
  const found = await database.inPractice(practiceId, async (tx) => {
    const text = await readUnheard(tx, id);
    return text && { text, candidates: await candidatesFor(tx, text.medium, text.sender) };
  });
  if (!found) return false;
  const words = openWords(secret, sealedFor(found.text), found.text.sealed);
  // Comparing with the agreed words takes a while, so it is done before the transaction.
  const said = await readFor(engine, practiceId, found.candidates, words);
  return database.inPractice(practiceId, async (tx) => {
    if (!(await lockUnheard(tx, id))) return false;
    const { person, isHeard } = await place(tx, engine, practiceId, found.text, found.candidates, said);
    if (found.text.isBlocked || asksToStop(words)) await close(tx, engine, found.text);
    const now = engine.clock.now();
    await markHeard(tx, id, person, now);
    if (person) await tellOfText(tx, deps, practiceId, { id, ...person, receivedAt: found.text.receivedAt });
    // What a case has heard it asks about by itself.
    if (person && !isHeard && isCry(person.reading)) await raiseCry(tx, deps.alarms, practiceId, id);
    return true;
  });
}

/** A mail's capitals need not be those under which the address is known. */
async function close(tx: Tx, engine: Engine, { medium, sender, isBlocked }: UnheardText): Promise<void> {
  if (medium === 'sms') {
    await closeAddress(tx, engine, { kind: 'sms', address: sender, via: isBlocked ? 'provider' : 'reply' });
    return;
  }
  const owners = await ownersOf(tx, sender);
  for (const { channelId } of owners.filter(({ kind }) => kind === 'email'))
    await hearOptOut(tx, engine, channelId);
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

interface Placed {
  /** What is left for a person to say, if anything. */
  readonly person: ForPerson | null;
  /** Whether any case has heard it. */
  readonly isHeard: boolean;
}

/** Gives it to whichever cases are to hear it. */
async function place(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  text: UnheardText,
  candidates: readonly Candidate[],
  said: SaidByClient,
): Promise<Placed> {
  const [only, ...others] = candidates;
  const anybody = said.get(null) ?? { reading: 'unclear', words: '' };
  const isStop = anybody.reading === 'opt-out';
  const clientIds = candidates.map(({ clientId }) => clientId);
  // A bare stop asks nothing of anybody where no case is told: the number is closed, and its channel says so.
  const forPerson = (asks: ForPerson['asks'], isHeard = false): Placed => ({
    person: isStop ? null : { asks, ...anybody, clientIds },
    isHeard,
  });
  if (!only) return forPerson('unknown-number');
  if (others.length === 0) {
    const own = heardBy(text, said.get(only.clientId) ?? anybody);
    if (!only.case || !hears(only.case, text, own)) return forPerson('no-case');
    await giveToCase(tx, engine, practiceId, text, only, own);
    return { person: null, isHeard: true };
  }
  let isHeard = false;
  for (const one of candidates) {
    const own = said.get(one.clientId) ?? anybody;
    if (!one.case?.isOpen || !hears(one.case, text, own)) continue;
    await giveToCase(tx, engine, practiceId, text, one, {
      reading: asFromAnybody(own.reading),
      words: sharedWords[text.medium],
    });
    isHeard = true;
  }
  return forPerson('shared-number', isHeard);
}

/** Who wrote is not known: nothing calm may be taken from it, and nothing grave may be missed. */
function asFromAnybody(reading: Reading): Reading {
  return isCry(reading) || reading === 'opt-out' ? reading : 'unclear';
}

/** Anybody can write into a "from": a mail that names no message of ours is believed when it alarms, and never calms. */
function heardBy({ medium }: UnheardText, said: Said): Said {
  return medium === 'sms' ? said : { ...said, reading: asFromAnybody(said.reading) };
}

/**
 * A text goes on where the last one was sent, also in a case that has ended. A mail can be about anything, so an ended case
 * hears only what may be a cry, and so does any case of what a machine wrote.
 */
function hears(
  { isOpen }: NonNullable<Candidate['case']>,
  { medium, isAutomatic }: UnheardText,
  { reading }: Said,
): boolean {
  if (medium === 'sms') return true;
  return isCry(reading) || (isOpen && !isAutomatic);
}

/** One client's words do not belong in another's record. */
const sharedWords = {
  sms: '[A text from a number that more than one client uses. What it says stands under Today, where a person says whose it is.]',
  email:
    '[A mail from an address that more than one client uses. What it says stands under Today, where a person says whose it is.]',
} as const;

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
  const reply = { via: text.medium, channelId, reading, receivedAt: text.receivedAt } as const;
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
