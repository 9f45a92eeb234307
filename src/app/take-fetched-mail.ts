/**
 * A mail fetched from the mailbox: for the practice whose message it answers or whose client wrote it, or nobody's, and
 * then nothing of it is kept.
 */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { type Instant, minutesBetween } from '#core/time/instant.ts';
import type { MailTaker } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import { handOver, type Inbound, type InboundReaders, readInbound } from '#features/outreach/inbound-mail.ts';

/** An answer or a bounce can be there before we have written down what the mail was called. */
const lookAgainMinutes = 10;

export function takeFetchedMail(engine: Engine, readers: InboundReaders): MailTaker {
  return async (bytes, receivedAt) => {
    const inbound = await readInbound(bytes).catch(refusedAsNull);
    if (inbound === null || inbound.kind === 'delay') return 'not-ours';
    const age = minutesBetween(receivedAt.toISOString() as Instant, engine.clock.now());
    const isNew = Math.abs(age) < lookAgainMinutes;
    // A person is heard at once; a machine's answer is worth nobody's time until it is sure that it answers nothing.
    const mayYetAnswer = isNew && namesIn(inbound).length > 0 && inbound.kind !== 'message';
    const practiceId = mayYetAnswer
      ? await practiceAnsweredBy(engine, namesIn(inbound))
      : await practiceOfMail(engine, inbound);
    if (practiceId !== null && (await isTaken(readers, practiceId, inbound))) return 'taken';
    return isNew ? 'look-again' : 'not-ours';
  };
}

/** A colleague who answers a mail to staff is no client, and what they write is for nobody here. */
async function isTaken(readers: InboundReaders, practiceId: PracticeId, inbound: Inbound): Promise<boolean> {
  try {
    await handOver(readers, practiceId, inbound);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'answers-nothing') return false;
    throw error;
  }
}

/** The one whose message it answers, else the one whose client wrote it. */
export async function practiceOfMail(engine: Engine, inbound: Inbound): Promise<PracticeId | null> {
  return (await practiceAnsweredBy(engine, namesIn(inbound))) ?? (await practiceOfWriter(engine, inbound));
}

/** What is no mail is nobody's answer; anything else is a fault of ours, and the mail is met again. */
function refusedAsNull(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}

function namesIn(inbound: Inbound): readonly string[] {
  if ('report' in inbound) return [inbound.report.providerId];
  return 'mail' in inbound ? inbound.mail.answers : [];
}

async function practiceAnsweredBy(
  { database }: Engine,
  names: readonly string[],
): Promise<PracticeId | null> {
  if (names.length === 0) return null;
  const { rows } = await database.withoutPractice((tx) =>
    sql<{ practiceId: PracticeId | null }>`
      select kept.practice_answered_by(${names}::text[]) as "practiceId"`.execute(tx),
  );
  return rows[0]?.practiceId ?? null;
}

/** Also of a machine's: what a client's own address sends without naming a message is read by a person. */
async function practiceOfWriter({ database }: Engine, inbound: Inbound): Promise<PracticeId | null> {
  if (!('mail' in inbound) || inbound.mail.kind === 'unmatched-bounce') return null;
  const from = inbound.mail.from.trim();
  const { rows } = await database.withoutPractice((tx) =>
    sql<{ practiceId: PracticeId | null }>`
      select kept.practice_of_mail_address(${from}) as "practiceId"`.execute(tx),
  );
  return rows[0]?.practiceId ?? null;
}
