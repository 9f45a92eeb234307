/** What came in by text, or by mail that answers nothing: stored once before anything is decided, and heard at once. */
import type { PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { faultOf } from '#engine/each-practice.ts';
import type { ReceivedText } from '#engine/ports.ts';
import type { InboundMail } from '#features/outreach/facts.ts';
import { type HearTextDeps, hearText } from './hear-text.ts';
import { sealedFor, sealWords } from './seal-words.ts';
import { tellOfText } from './tell-of-text.ts';
import { insertText, lockUnheard, markHeard, practiceOfNumber, type UnheardText } from './text-store.ts';
import { candidatesFor } from './whose-text.ts';

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
  const { providerId, isBlocked } = received;
  const text = received.text.slice(0, longestText);
  await storeAndHear(deps, practiceId, {
    medium: 'sms',
    providerId,
    sender: senderOf(received),
    words: text,
    isBlocked,
    isAutomatic: false,
  });
}

/** False where no client of the practice has the address that the mail came from; then nothing of it is kept. */
export async function takeInMailOf(
  deps: HearTextDeps,
  practiceId: PracticeId,
  mail: InboundMail,
): Promise<boolean> {
  const sender = mail.from.trim();
  const { database } = deps.engine;
  if (mail.kind === 'unmatched-bounce' || sender === '') return false;
  const known = await database.inPractice(practiceId, (tx) => candidatesFor(tx, 'email', sender));
  if (known.length === 0) return false;
  await storeAndHear(deps, practiceId, {
    medium: 'email',
    providerId: mail.messageId,
    sender,
    words: `${mail.subject}\n\n${mail.text}`.trim(),
    isBlocked: false,
    isAutomatic: mail.kind === 'auto-reply',
  });
  return true;
}

/** Of a mail that could not be taken in a person is told that it is there, and in which mailbox to look. */
export async function takeInUnreadable(
  deps: HearTextDeps,
  practiceId: PracticeId,
  mail: { readonly providerId: string; readonly sender: string; readonly receivedAt: Instant },
): Promise<void> {
  const { database, clock, newId } = deps.engine;
  const { providerId, sender, receivedAt } = mail;
  await database.inPractice(practiceId, async (tx) => {
    const candidates = sender === '' ? [] : await candidatesFor(tx, 'email', sender);
    const clientIds = candidates.map(({ clientId }) => clientId);
    const id = await insertText(tx, practiceId, {
      id: newId<string>(),
      medium: 'email',
      providerId,
      sender: sender || 'unknown',
      sealed: new Uint8Array(),
      isBlocked: false,
      isAutomatic: false,
      receivedAt,
    });
    if (!(await lockUnheard(tx, id))) return;
    await markHeard(tx, id, { asks: 'unreadable', words: '', reading: 'unclear', clientIds }, clock.now());
    await tellOfText(tx, deps, practiceId, { id, clientIds, receivedAt });
  });
}

type Received = Omit<UnheardText, 'id' | 'sealed' | 'receivedAt'> & { readonly words: string };

async function storeAndHear(
  deps: HearTextDeps,
  practiceId: PracticeId,
  { words, ...received }: Received,
): Promise<void> {
  const { engine, secret } = deps;
  const { database, clock, log } = engine;
  const sealed = sealWords(secret, sealedFor(received), words);
  const text = { ...received, id: engine.newId<string>(), sealed, receivedAt: clock.now() };
  const id = await database.inPractice(practiceId, (tx) => insertText(tx, practiceId, text));
  try {
    await hearText(deps, practiceId, id);
  } catch (error) {
    log.error({ practiceId, textId: id, fault: faultOf(error) }, 'a text could not be heard yet');
  }
}
