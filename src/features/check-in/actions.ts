/** What somebody who holds a link may do: answer, and say more. Each is kept together with what it sets off. */
import { calmReadings, type Reading } from '#core/case/vocabulary.ts';
import type { CaseId, ClientId, PracticeId, ReplyId } from '#core/ids.ts';
import { addMinutes, type Instant, minutesBetween } from '#core/time/instant.ts';
import type { Clock, Database, Log, NewId, Tx } from '#engine/ports.ts';
import type { Answer, AnswerForm, ExplanationForm, Reason, Wish } from './contract.ts';
import { isOurToken, tokenHash } from './link.ts';
import { hourMinutes, isMoreOfTheSame, type Said } from './more-of-the-same.ts';
import { oneAtATime } from './one-at-a-time.ts';
import {
  answersHeard,
  type Explained,
  explanationsHeard,
  findLink,
  insertAnswer,
  insertExplanation,
  type LinkOwner,
  type LinkPage,
  lockLink,
  readAnswer,
  readExplained,
  readLastExplanation,
  readLinkPage,
  type StoredAnswer,
} from './store.ts';

export interface CheckInDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** The instance's secret; links and forms are sealed with it. */
  readonly secret: string;
  /** Whose crisis lines stand on a page that belongs to nobody. */
  readonly defaultCountry: string;
  /** Runs in the answer's own transaction: when it throws, nothing was answered and the client is told so. */
  onReply(tx: Tx, reply: PageReply): Promise<void>;
  onExplained(tx: Tx, explanation: PageExplanation): Promise<void>;
  /**
   * The word that the client agreed on means "I am not free to speak". It is taken out of every text that is kept. Takes
   * seconds for a long text, whatever was agreed.
   */
  takeOutAgreedWord(practiceId: PracticeId, clientId: ClientId, text: string): Promise<HeardText>;
  /** Whether a reply at least as grave still waits in this case for somebody to read it. */
  isUnread(tx: Tx, caseId: CaseId, reading: Reading): Promise<boolean>;
}

export interface HeardText {
  readonly saidWord: boolean;
  /** Without the agreed word; empty when there was nothing else. */
  readonly text: string;
}

export interface PageReply {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly clientId: ClientId;
  readonly replyId: ReplyId;
  /** The button; `reading` can differ from it when something was added. */
  readonly answer: Answer;
  readonly reading: Reading;
  /** What was added in own words, for a person to read; never holds the agreed word. */
  readonly text: string | null;
  /** Said over and over within the hour: its words are kept, and nobody is asked anew. */
  readonly repeats: boolean;
  readonly receivedAt: Instant;
}

/** Said after an answer, once or several times. */
export interface PageExplanation {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly clientId: ClientId;
  /** The reply that it explains. */
  readonly replyId: ReplyId;
  readonly explanationId: string;
  readonly answer: Answer;
  readonly reason: Reason | null;
  readonly wish: Wish | null;
  /** Never holds the agreed word. */
  readonly text: string | null;
  /** `duress` when the agreed word stands among the own words. */
  readonly reading: 'unclear' | 'duress';
  readonly receivedAt: Instant;
  /** Own words and "I'd rather not come back" are never left for a machine to understand. */
  readonly needsPerson: boolean;
  readonly repeats: boolean;
}

/** A link that is good now, and what its page shows. */
export interface OpenLink extends LinkOwner {
  readonly token: string;
  readonly page: LinkPage;
}

/** For this long a reload shows the same page; later the address asks afresh, and tells nobody what was said. */
const shownMinutes = 60;

/** `null` for forged, unknown and expired links alike. */
export async function openLink(deps: CheckInDeps, token: string): Promise<OpenLink | null> {
  if (!isOurToken(deps.secret, token)) return null;
  const owner = await deps.database.withoutPractice((tx) => findLink(tx, tokenHash(token)));
  if (!owner || owner.expiresAt <= deps.clock.now()) return null;
  const page = await deps.database.inPractice(owner.practiceId, (tx) => readLinkPage(tx, owner.linkId));
  return { ...owner, token, page };
}

/** Returns the answer's number, by which its page is found. */
export async function recordAnswer(deps: CheckInDeps, link: OpenLink, form: AnswerForm): Promise<number> {
  const written = form.text || form.word;
  const listen = () => hear(deps, link, written);
  // What worries and has no words waits behind nobody's text.
  const isBareCry = written === '' && !calmReadings.includes(form.answer);
  const heard = await (isBareCry ? listen() : oneAtATime(deps, link.linkId, listen));
  return keepAnswer(deps, link, form, heard, written === '');
}

function keepAnswer(
  deps: CheckInDeps,
  { practiceId, linkId, caseId, clientId }: OpenLink,
  form: AnswerForm,
  heard: HeardText,
  isWordless: boolean,
): Promise<number> {
  const receivedAt = deps.clock.now();
  const id = deps.newId<ReplyId>();
  const { reading, text } = readingOf(form.answer, heard);
  return deps.database.inPractice(practiceId, async (tx) => {
    await lockLink(tx, linkId);
    const last = await readAnswer(tx, linkId);
    // The same tap, arrived twice. The same answer after a different one is news, and so is one from a new page. So are
    // any words: what was written is not kept as it came, and the answer's number would tell where the agreed word stood.
    const isSameForm = last?.nonce === form.nonce && last.answer === form.answer;
    if (isWordless && isSameForm && last.reading === reading && last.said === text) return last.ordinal;
    const ordinal = (last?.ordinal ?? 0) + 1;
    const answer = { id, ordinal, nonce: form.nonce, answer: form.answer, reading, said: text, receivedAt };
    const repeats =
      isMoreOfTheSame({ kind: reading, reading }, await answersHeard(tx, linkId, anHourBefore(receivedAt))) &&
      (await isKnown(deps, tx, caseId, reading));
    await insertAnswer(tx, { ...answer, practiceId, linkId, repeats });
    await deps.onReply(tx, {
      practiceId,
      caseId,
      clientId,
      replyId: id,
      answer: form.answer,
      reading,
      text,
      repeats,
      receivedAt,
    });
    return ordinal;
  });
}

const anHourBefore = (at: Instant): Instant => addMinutes(at, -hourMinutes);

/** Once somebody has read the others, what worries is news again, however often it was said before. */
async function isKnown(deps: CheckInDeps, tx: Tx, caseId: CaseId, reading: Reading): Promise<boolean> {
  return calmReadings.includes(reading) || deps.isUnread(tx, caseId, reading);
}

/** Most say nothing more than what they tap. */
async function hear(
  deps: CheckInDeps,
  { practiceId, clientId }: LinkOwner,
  text: string,
): Promise<HeardText> {
  return text === '' ? { saidWord: false, text } : deps.takeOutAgreedWord(practiceId, clientId, text);
}

/**
 * What is added may be the agreed word misspelt by somebody who is watched, or a cry for help in the only field there
 * is. So it never lets an OK or "I'm late" pass as plain; a person reads it [P4.8].
 */
function readingOf(answer: Answer, { saidWord, text }: HeardText): { reading: Reading; text: string | null } {
  const kept = text === '' ? null : text;
  if (saidWord) return { reading: 'duress', text: kept };
  return { reading: kept !== null && calmReadings.includes(answer) ? 'unclear' : answer, text: kept };
}

export interface ShownAnswer extends Explained {
  readonly answer: Answer;
}

/** What the page after an answer shows; `null` once that is too long ago. */
export async function readShownAnswer(
  deps: CheckInDeps,
  link: OpenLink,
  ordinal: number,
): Promise<ShownAnswer | null> {
  const now = deps.clock.now();
  return deps.database.inPractice(link.practiceId, async (tx) => {
    const answer = await freshAnswer(tx, link, ordinal, now);
    if (!answer) return null;
    return { answer: answer.answer, ...(await readExplained(tx, answer.id)) };
  });
}

/** False when the answer that it belongs to is too long ago, or none. */
export async function recordExplanation(
  deps: CheckInDeps,
  link: OpenLink,
  ordinal: number,
  form: ExplanationForm,
): Promise<boolean> {
  const heard = await oneAtATime(deps, link.linkId, () => hear(deps, link, form.text));
  return keepExplanation(deps, link, ordinal, form, heard);
}

function keepExplanation(
  deps: CheckInDeps,
  link: OpenLink,
  ordinal: number,
  form: ExplanationForm,
  heard: HeardText,
): Promise<boolean> {
  const receivedAt = deps.clock.now();
  const id = deps.newId();
  const { practiceId, caseId, clientId } = link;
  return deps.database.inPractice(practiceId, async (tx) => {
    await lockLink(tx, link.linkId);
    const answer = await readAnswer(tx, link.linkId, ordinal);
    if (!answer) return false;
    const last = await readLastExplanation(tx, answer.id);
    const { reason, wish, nonce } = form;
    const reading = heard.saidWord ? 'duress' : 'unclear';
    const said = heard.text === '' ? null : heard.text;
    const isSameForm = last?.nonce === nonce && last.reason === reason && last.wish === wish;
    if (isSameForm && last.reading === reading && last.said === said) return true;
    const row = { ordinal: (last?.ordinal ?? 0) + 1, nonce, reason, wish, reading, said } as const;
    const needsPerson = form.text !== '' || wish === 'not-coming-back';
    const kind: Said = { kind: wish ?? reason ?? reading, reading };
    const repeats =
      isMoreOfTheSame(kind, await explanationsHeard(tx, link.linkId, anHourBefore(receivedAt))) &&
      (!needsPerson || (await isKnown(deps, tx, caseId, reading)));
    await insertExplanation(tx, { ...row, practiceId, id, answerId: answer.id, repeats, receivedAt });
    await deps.onExplained(tx, {
      practiceId,
      caseId,
      clientId,
      replyId: answer.id,
      explanationId: id,
      answer: answer.answer,
      reason,
      wish,
      text: said,
      reading,
      receivedAt,
      needsPerson,
      repeats,
    });
    return true;
  });
}

async function freshAnswer(
  tx: Tx,
  link: OpenLink,
  ordinal: number,
  now: Instant,
): Promise<StoredAnswer | null> {
  const answer = await readAnswer(tx, link.linkId, ordinal);
  return answer && minutesBetween(answer.receivedAt, now) < shownMinutes ? answer : null;
}
