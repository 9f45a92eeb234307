/** A client's answer by mail: matched by the message that it answers, read, and given to the case word for word. */
import type { CommandOf } from '#core/case/commands.ts';
import { isCry, type Reading } from '#core/case/vocabulary.ts';
import type { PracticeId } from '#core/ids.ts';
import { readReply } from '#core/reply/read-reply.ts';
import { type Engine, runIn } from '#engine/run.ts';
import type { InboundMail } from '#features/outreach/facts.ts';
import { takeOutAgreedWord } from '#features/people/facts.ts';
import { caseThatHears, hearOptOut } from './hear.ts';
import { saysOnlyTheSame } from './only-the-same.ts';
import { replyIdOf } from './reply-id.ts';
import { type AnsweredCase, answeredCase, insertReply } from './store.ts';

/** False when the mail answers nothing of ours. */
export async function hearMail(engine: Engine, practiceId: PracticeId, mail: InboundMail): Promise<boolean> {
  const { database } = engine;
  const answered = await database.inPractice(practiceId, (tx) => answeredCase(tx, mail.answers));
  if (!answered) return false;
  const { clientId, channelId } = answered;
  const { saidWord, text } = await takeOutAgreedWord(database, practiceId, clientId, mail.text);
  const { kind, reading } = read(answered, mail, saidWord);
  const now = engine.clock.now();
  await database.inPractice(practiceId, async (tx) => {
    const replyId = replyIdOf(practiceId, mail.messageId);
    const reply = { via: 'email', channelId, reading, receivedAt: now } as const;
    const command: CommandOf<'record-reply'> = {
      type: 'record-reply',
      by: { kind: 'client' },
      replyId,
      ...reply,
    };
    // A machine's answer says nothing of how the client is; it stands in the record and moves nothing.
    const isHeard = kind === 'message';
    const caseId = isHeard ? await caseThatHears(tx, engine, answered.caseId, command) : answered.caseId;
    const isNew = await insertReply(tx, practiceId, {
      ...reply,
      id: replyId,
      caseId,
      answer: kind,
      text,
      reason: null,
      wish: null,
      recordedAt: now,
    });
    if (!isNew || !isHeard || (await saysOnlyTheSame(tx, caseId, reply, now))) return;
    await runIn(tx, engine, practiceId, caseId, command);
    if (reading === 'opt-out' && channelId) await hearOptOut(tx, engine, channelId);
  });
  return true;
}

interface Read {
  readonly kind: InboundMail['kind'];
  readonly reading: Reading;
}

/**
 * Anybody can write into a "from"; words that came from elsewhere settle nothing, but alarm as any would. So do words in
 * an automatic answer: what may be a cry is heard, whatever a program put into the headers.
 */
function read({ language, address, sent }: AnsweredCase, mail: InboundMail, saidWord: boolean): Read {
  const { reading } = readReply(mail.text, { language, duressMatches: saidWord, sent });
  // A bounce gives back our own words.
  const alarms = mail.kind !== 'unmatched-bounce' && isCry(reading);
  if (mail.kind !== 'message' && !alarms) return { kind: mail.kind, reading: 'unclear' };
  if (mail.kind === 'message' && isFrom(address, mail)) return { kind: 'message', reading };
  return { kind: 'message', reading: alarms ? 'not-ok' : 'unclear' };
}

const isFrom = (address: string, { from }: InboundMail): boolean =>
  from.trim().toLowerCase() === address.trim().toLowerCase();
