/** How each carrier is doing, worked out from what became of messages; every process comes to the same. */
import { sql } from 'kysely';
import { type CarriedMinute, foldMinutes, type Standing, standingOf } from '#core/sending/standing.ts';
import { addMinutes, type Instant, minutesBetween } from '#core/time/instant.ts';
import type { Way } from './claims.ts';
import type { Carrier, Clock, Database, Medium } from './ports.ts';

export interface CarrierStanding extends Standing {
  readonly medium: Medium;
  readonly name: string;
}

export interface StandingDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly carriers: ReadonlyMap<Medium, Carrier>;
  /** Who takes over where the first one fails. */
  readonly seconds: ReadonlyMap<Medium, Carrier>;
}

/** What was read is good for a moment; whoever asks within it is given the same. */
const goodForMinutes = 1 / 6;

export function watchStandings(deps: StandingDeps): () => Promise<readonly CarrierStanding[]> {
  let read: { readonly at: number; readonly standings: Promise<readonly CarrierStanding[]> } | null = null;
  return () => {
    const at = deps.clock.elapsed();
    if (read !== null && at - read.at < goodForMinutes) return read.standings;
    const standings = readStandings(deps);
    read = { at, standings };
    standings.catch(() => {
      if (read?.standings === standings) read = null;
    });
    return standings;
  };
}

interface Row extends CarriedMinute {
  readonly medium: Medium;
  /** Null in what an older version wrote, which knew the first one only. */
  readonly carrier: string | null;
}

/** In the order in which they are asked to carry; a medium's first one before its second. */
export async function readStandings({
  database,
  clock,
  carriers,
  seconds,
}: StandingDeps): Promise<readonly CarrierStanding[]> {
  const now = clock.now();
  const { rows } = await database.withoutPractice((tx) =>
    sql<Row>`
      select medium, carrier, at, accepted, troubles, trouble, ends_in_trouble as "endsInTrouble", delivered, slow
      from kept.carried_by_minute(${addMinutes(now, -foldMinutes)}) order by at`.execute(tx),
  );
  const firstNames = new Map([...carriers.values()].map(({ medium, name }) => [medium, name]));
  return [...carriers.values()]
    .flatMap((first) => [first, seconds.get(first.medium) ?? []].flat())
    .map(({ medium, name }) => {
      const own = rows.filter(
        (row) => row.medium === medium && (row.carrier ?? firstNames.get(medium)) === name,
      );
      return { medium, name, ...standingOf(own, now) };
    });
}

export const cannotSend = ({ state }: Standing): boolean => state === 'down';

/** Media over which nothing gets out at the moment, whoever would carry it. */
export function mediaThatAreDown(standings: readonly CarrierStanding[]): ReadonlySet<Medium> {
  const media = new Set(standings.map(({ medium }) => medium));
  return new Set(
    [...media].filter((medium) => standings.filter((one) => one.medium === medium).every(cannotSend)),
  );
}

/** Who carries what: a medium's carrier, and where there are two, how it is told which of them is given a message. */
export interface Choosing {
  readonly carriers: ReadonlyMap<Medium, Carrier>;
  readonly seconds: ReadonlyMap<Medium, Carrier>;
  readonly standings: () => Promise<readonly CarrierStanding[]>;
}

/** One that is down is given one message so often, to see whether it is back. */
const probeMinutes = 5;

/** Who is to carry each medium. One alone is given everything, however it is doing: a try costs nothing, silence may. */
export async function chooseWays(
  { carriers, seconds, standings }: Choosing,
  now: Instant,
): Promise<readonly Way[]> {
  const known = seconds.size === 0 ? [] : await standings();
  return [...carriers.values()].map(({ medium, name }) => {
    const second = seconds.get(medium)?.name;
    const [own, other] = [name, second].map((wanted) =>
      known.find((one) => one.medium === medium && one.name === wanted),
    );
    if (second === undefined || !own || !other) return alone(medium, name);
    return between(own, other, now);
  });
}

const alone = (medium: Medium, first: string): Way => ({
  medium,
  first,
  second: null,
  share: 1,
  isProbing: false,
  isTriedElsewhere: false,
});

function between(first: CarrierStanding, second: CarrierStanding, now: Instant): Way {
  const way = { medium: first.medium, first: first.name, second: second.name };
  // With both of them down each message tries the one and then the other.
  if (cannotSend(second)) return { ...way, share: 1, isProbing: false, isTriedElsewhere: cannotSend(first) };
  const isQuiet = first.heardAt === null || minutesBetween(first.heardAt, now) >= probeMinutes;
  return {
    ...way,
    share: first.share,
    isProbing: first.share === 0 && (isQuiet || first.state === 'returning'),
    isTriedElsewhere: !cannotSend(first),
  };
}
