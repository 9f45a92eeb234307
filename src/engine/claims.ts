/**
 * Who may send a message. A claim is taken by compare-and-set and is good for a moment only: whoever was held up for
 * longer gives it back unsent. A claim that somebody else has watched unchanged for longer than a send can last is dead.
 * Each measures on a clock of its own that is never set, and nobody compares two machines' times of day.
 */
import { sql } from 'kysely';
import type { CaseId, MessageKey, PracticeId } from '#core/ids.ts';
import { type Instant, minutesBetween } from '#core/time/instant.ts';
import type { Clock, Medium } from './ports.ts';
import type { Engine } from './run.ts';

/** From taking a claim to handing over. Together with the half minute of a carrier it stays below `claimMinutes`. */
const holdMinutes = 0.2;
/** Watched unchanged for so long a claim counts as dead: its holder has handed over and heard, or never will. */
export const claimMinutes = 0.75;

export interface ClaimedMessage {
  readonly id: string;
  readonly key: MessageKey;
  readonly caseId: CaseId | null;
  readonly audience: 'client' | 'staff';
  readonly medium: Medium;
  readonly address: string;
  readonly fromName: string;
  readonly subject: string;
  readonly body: string;
  readonly writtenAt: Instant;
  readonly giveUpAt: Instant;
  readonly tries: number;
  readonly claim: string;
  /** Who is to carry it; null where nobody carries its medium. */
  readonly carrier: string | null;
  /** That was decided at an earlier try, of which something may be left with this carrier. */
  readonly isBound: boolean;
  /** Of an example practice, whose messages reach nobody. */
  readonly isExample: boolean;
}

const columns = sql`m.id, key, case_id as "caseId", audience, m.medium, address, from_name as "fromName", subject, body,
  created_at as "writtenAt", give_up_at as "giveUpAt", tries, claim, m.carrier,
  (select is_example from practice) as "isExample"`;

/** Who may carry a medium. */
export interface Way {
  readonly medium: Medium;
  readonly first: string;
  /** Null where nobody else could. */
  readonly second: string | null;
  /** From 0 to 1: how many of the new messages the first one is given. */
  readonly share: number;
  /** Whether one message of a claim goes to the first one, to see whether it is back. */
  readonly isProbing: boolean;
  /** Whether what one has turned away is tried with the other. */
  readonly isTriedElsewhere: boolean;
}

/** Each message falls on one side by the last figures of its id, which are drawn by lot. */
const place = sql`('x' || right(m.id::text, 4))::bit(16)::integer / 65536.0`;

export interface Held {
  readonly messages: readonly ClaimedMessage[];
  /** From before the claim was asked for. */
  readonly since: { readonly at: Instant; readonly elapsed: number };
}

/**
 * Those of the messages that nobody else has, whose time has come and is not over. One that somebody is just changing
 * is passed over, so that whoever takes several waits for nobody.
 */
export async function claim(
  engine: Engine,
  practiceId: PracticeId,
  messageIds: readonly string[],
  ways: readonly Way[],
): Promise<Held> {
  const { clock } = engine;
  const since = { at: clock.now(), elapsed: clock.elapsed() };
  const { rows } = await engine.database.inPractice(practiceId, (tx) =>
    sql<ClaimedMessage>`
      with held as (
        select id, medium, carrier, refused_by from message
        where id = any(${messageIds}::uuid[]) and state = 'queued' and try_at <= ${since.at} and give_up_at > ${since.at}
        for update skip locked),
      numbered as (select *, row_number() over (partition by medium order by id) as turn from held)
      update message m set state = 'sending', claim = ${engine.newId()}, claimed_at = ${since.at}, tries = tries + 1,
        -- Written down before anything leaves: until it is certain that this one has not taken it, no other is given it.
        carrier = coalesce(held.carrier, case
          when w.second is null then w.first
          when w."isTriedElsewhere" and held.refused_by = w.first then w.second
          when w."isTriedElsewhere" and held.refused_by = w.second then w.first
          when w."isProbing" and turn = 1 and held.refused_by is distinct from w.first then w.first
          when ${place} < w.share then w.first
          else w.second end)
      from numbered as held left join jsonb_to_recordset(${JSON.stringify(ways)}::jsonb)
        as w(medium text, first text, second text, share double precision, "isProbing" boolean,
          "isTriedElsewhere" boolean)
        on w.medium = held.medium
      where m.id = held.id
      returning ${columns}, held.carrier is not null as "isBound"
    `.execute(tx),
  );
  return { messages: rows, since };
}

/**
 * Whether the claim is as good as just taken. Ask right before handing over, with nothing awaited in between: after a
 * pause, of which both clocks or only one may know, somebody else may have looked into the claim and sent the message.
 */
export function isFresh(clock: Clock, { since }: Held): boolean {
  const ran = clock.elapsed() - since.elapsed;
  return ran <= holdMinutes && Math.abs(minutesBetween(since.at, clock.now())) <= holdMinutes;
}

/** Unsent: whoever takes them next looks at everything anew. What was called off meanwhile stays so. */
export async function putBack(
  engine: Engine,
  practiceId: PracticeId,
  { messages: [first, ...others] }: Held,
): Promise<void> {
  if (!first) return;
  const ids = [first, ...others].map(({ id }) => id);
  const bound = [first, ...others].filter(({ isBound }) => isBound).map(({ id }) => id);
  await engine.database.inPractice(practiceId, (tx) =>
    sql`
      update message set claim = null, claimed_at = null, tries = tries - 1,
        carrier = case when id = any(${bound}::uuid[]) then carrier end,
        state = case when give_up_at <= created_at then 'cancelled' else 'queued' end
      where id = any(${ids}::uuid[]) and state = 'sending' and claim = ${first.claim}
    `.execute(tx),
  );
}

/** A claim as it stands in the database. */
export interface StandingClaim {
  readonly id: string;
  readonly claim: string;
}

/** What one process has seen of other holders' claims. */
export interface ClaimWatch {
  /** Give it all claims that stand in a practice; it returns those that it has watched for too long. */
  see<Standing extends StandingClaim>(
    practiceId: PracticeId,
    standing: readonly Standing[],
  ): readonly Standing[];
}

export function watchClaims(clock: Clock): ClaimWatch {
  const practices = new Map<PracticeId, ReadonlyMap<string, number>>();
  return {
    see(practiceId, standing) {
      const elapsed = clock.elapsed();
      const before = practices.get(practiceId);
      const since = new Map(standing.map(({ claim }) => [claim, before?.get(claim) ?? elapsed]));
      if (since.size > 0) practices.set(practiceId, since);
      else practices.delete(practiceId);
      return standing.filter(({ claim }) => elapsed - (since.get(claim) ?? elapsed) > claimMinutes);
    },
  };
}

/** Null when its holder, or another who looks into it, was first. */
export async function takeOver(
  engine: Engine,
  practiceId: PracticeId,
  { id, claim }: StandingClaim,
): Promise<ClaimedMessage | null> {
  const { rows } = await engine.database.inPractice(practiceId, (tx) =>
    sql<ClaimedMessage>`
      update message m set claim = ${engine.newId()}, claimed_at = ${engine.clock.now()}
      where id = ${id} and state = 'sending' and claim = ${claim}
      returning ${columns}, true as "isBound"
    `.execute(tx),
  );
  return rows[0] ?? null;
}
