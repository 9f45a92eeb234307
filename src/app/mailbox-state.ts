/** How the mailbox for answers is doing: written by the one process that watches it, read by all. */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { addMinutes, type Day, type Instant, minutesBetween } from '#core/time/instant.ts';
import type { Clock, Database } from '#engine/ports.ts';
import { readPractice } from '#features/access/facts.ts';
import type { Sending } from '#features/outreach/contract.ts';
import type { HealthCheck } from './health.ts';
import type { Program } from './program.ts';

/** A week and a day: what came on the same weekday is beside it. */
const shownMinutes = 8 * 24 * 60;

type Known = Pick<Database, 'withoutPractice'>;

export interface MailboxNow {
  readonly lookedAt: Instant | null;
  /** Plain words with nothing private in them. */
  readonly trouble: string | null;
  readonly troubleSince: Instant | null;
  /** When the last mail came that was for anybody here. */
  readonly lastMailAt: Instant | null;
  /** Mails that could not be read and wait for a person. */
  readonly unreadable: number;
}

export interface MailOfDay {
  readonly day: Day;
  readonly mails: number;
}

/** A person looks that far back, and no mail is met again after it. */
const keptMinutes = 30 * 24 * 60;
/** Mail is slow in itself; what mends within this is nobody's business. */
const toleratedMinutes = 10;

export async function mailboxWasLookedAt(database: Known, at: Instant): Promise<void> {
  await database.withoutPractice((tx) => sql`select kept.mailbox_was_looked_at(${at})`.execute(tx));
}

export async function mailboxHasTrouble(database: Known, words: string, at: Instant): Promise<void> {
  await database.withoutPractice((tx) => sql`select kept.mailbox_has_trouble(${words}, ${at})`.execute(tx));
}

export async function mailboxHadMail(database: Known, at: Instant): Promise<void> {
  await database.withoutPractice((tx) => sql`select kept.mailbox_had_mail(${at})`.execute(tx));
}

/** The same mail counts once. */
export async function countMailForNobody(
  database: Known,
  { name, cameAt, now }: { readonly name: Buffer; readonly cameAt: Instant; readonly now: Instant },
): Promise<void> {
  const forgetBefore = addMinutes(now, -keptMinutes);
  await database.withoutPractice((tx) =>
    sql`select kept.count_mail_for_nobody(${name}, ${cameAt}, ${forgetBefore})`.execute(tx),
  );
}

export async function readMailbox(database: Known): Promise<MailboxNow> {
  const { rows } = await database.withoutPractice((tx) =>
    sql<MailboxNow>`
      select looked_at as "lookedAt", trouble, trouble_since as "troubleSince", last_mail_at as "lastMailAt", unreadable
      from kept.mailbox_now()`.execute(tx),
  );
  const [now] = rows;
  if (now === undefined) throw new Error('nothing is known of the mailbox');
  return now;
}

/** By the clock of whoever asks, the newest day first; days without any are left out. */
export async function mailForNobody(
  database: Known,
  since: Instant,
  timeZone: string,
): Promise<readonly MailOfDay[]> {
  const { rows } = await database.withoutPractice((tx) =>
    sql<MailOfDay>`select day, mails from kept.mail_for_nobody_by_day(${since}, ${timeZone})`.execute(tx),
  );
  return rows;
}

/** What lasts: since when answers by mail are not heard, and why; null while they are. */
export function deafSince(
  { lookedAt, trouble, troubleSince }: MailboxNow,
  now: Instant,
): { readonly since: Instant | null; readonly words: string } | null {
  const lasts = (since: Instant | null) => since !== null && minutesBetween(since, now) >= toleratedMinutes;
  if (trouble !== null && lasts(troubleSince)) return { since: troubleSince, words: trouble };
  if (lasts(lookedAt)) return { since: lookedAt, words: 'No process of Kept watches the mailbox.' };
  return null;
}

/** No reason to take a process out of service: it does all its other work. */
export function mailboxCheck(database: Known, clock: Pick<Clock, 'now'>): HealthCheck {
  return {
    name: 'reply-mailbox',
    async check() {
      const mailbox = await readMailbox(database);
      const deaf = deafSince(mailbox, clock.now());
      const notes = [
        ...(deaf ? [`Answers by mail are not heard. ${deaf.words}`] : []),
        ...(mailbox.unreadable > 0
          ? [`Mails that could not be read and wait for a person: ${mailbox.unreadable}.`]
          : []),
      ];
      return notes.length === 0 ? null : notes.join(' ');
    },
  };
}

/** As Settings show it. */
export async function mailboxFor({ world }: Program, practiceId: PracticeId): Promise<Sending['mailbox']> {
  const { database, clock, watchesMailbox = false } = world;
  if (!watchesMailbox) return null;
  const mailbox = await readMailbox(database);
  const { timeZone } = await database.inPractice(practiceId, readPractice);
  const deaf = deafSince(mailbox, clock.now());
  return {
    since: deaf?.since ?? null,
    trouble: deaf?.words ?? null,
    lastMailAt: mailbox.lastMailAt,
    unreadable: mailbox.unreadable,
    strangers: await mailForNobody(database, addMinutes(clock.now(), -shownMinutes), timeZone),
  };
}
