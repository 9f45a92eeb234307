/** What is missing or old in the records of those who are expected until the end of the next day, worst first [P1.6]. */
import { tiers } from '#core/protocol/protocol.ts';
import type { Instant } from '#core/time/instant.ts';
import { dayOf } from '#core/time/zone.ts';
import type { Tx } from '#engine/ports.ts';
import { readPractice } from '#features/access/facts.ts';
import { readsTierOf } from '#features/cases/facts.ts';
import { gapsOnCall } from '#features/on-call/facts.ts';
import { readinessOf } from '#features/people/facts.ts';
import { aheadOf, type Expected, expectedUntil, unheldUntil } from './ahead.ts';
import type { ReadinessAnswer } from './contract.ts';
import { dutyNow } from './duty.ts';
import type { Asker } from './read-today.ts';

type Unready = ReadinessAnswer['clients'][number];

/** More than anybody mends in a day. */
const most = 100;

export async function readReadiness(tx: Tx, asker: Asker, now: Instant): Promise<ReadinessAnswer> {
  const { timeZone } = await readPractice(tx);
  const { day, until } = await aheadOf(tx, now, timeZone);
  const showsTier = readsTierOf(asker, { isOpen: false });
  const expected = await expectedUntil(tx, now, until);
  const unready = expected.flatMap((row) => unreadyFor(row, showsTier, now) ?? []).toSorted(worstFirst);
  return {
    day,
    clients: unready.slice(0, most),
    more: Math.max(0, unready.length - most),
    nobodyOnCall: await gapsOnCall(tx, now, until),
    unheld: await unheldUntil(tx, expected, now, until),
    duty: await dutyNow(tx, now),
  };
}

/** Gaps that could leave somebody unreachable or misjudged, and clients above routine even when nothing is missing. */
function unreadyFor(
  { clinicianId, startsAt, facts }: Expected,
  showsTier: boolean,
  now: Instant,
): Unready | null {
  const { client, tier } = facts;
  const isWorrying = showsTier && tier !== 'routine';
  const gaps = readinessOf(facts, dayOf(now, client.timeZone)).filter(
    ({ serious, lack }) =>
      (serious || isWorrying || agedLacks.has(lack)) && (showsTier || !lacksByTier.has(lack)),
  );
  if (gaps.length === 0 && !isWorrying) return null;
  return {
    clientId: client.id,
    name: client.preferredName,
    clinicianId,
    startsAt,
    tier: showsTier ? tier : null,
    gaps,
  };
}

/** Not grave alone, yet what the morning's list is for: it was right once and is no more. */
const agedLacks: ReadonlySet<string> = new Set(['safety-plan-old', 'tier-stale', 'agreement-unsigned']);

/** What is missing only of somebody above routine, or is grave only then: naming it tells the tier. */
const lacksByTier: ReadonlySet<string> = new Set([
  'no-emergency-contact',
  'no-location',
  'no-safety-plan',
  'safety-plan-old',
  'tier-stale',
]);

function worstFirst(one: Unready, other: Unready): number {
  return (
    seriousGaps(other) - seriousGaps(one) ||
    tiers.indexOf(other.tier ?? 'routine') - tiers.indexOf(one.tier ?? 'routine') ||
    (one.startsAt < other.startsAt ? -1 : 1)
  );
}

function seriousGaps({ gaps }: Unready): number {
  return gaps.filter(({ serious }) => serious).length;
}
