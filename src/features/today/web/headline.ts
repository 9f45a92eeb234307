/** What the day comes to, in one line. */
import type { AttendingNow, Standing } from '../contract.ts';
import { type Listed, unaccounted, type Whose } from './whose.ts';

export interface Counts {
  readonly unaccounted: number;
  readonly begun: number;
  readonly seen: number;
  readonly toCome: number;
}

export function countsOf({ attending, cases, inNobodysHands }: Listed): Counts {
  const stand = (standing: Standing) => attending.filter((row) => row.standing === standing).length;
  return {
    unaccounted: unaccounted(cases, inNobodysHands),
    begun: stand('begun'),
    seen: stand('here'),
    toCome: stand('expected'),
  };
}

/**
 * Never says that everyone is accounted for while somebody has not been looked for yet, or while a message waits of which
 * nobody knows what it is about.
 */
export function headlineOf(
  { unaccounted: missing, begun }: Counts,
  whose: Whose,
  waitingMessages = 0,
): string {
  const ofYours = whose === 'mine' ? ' of yours' : '';
  if (missing > 0) return `${missing}${ofYours} not yet accounted for`;
  if (waitingMessages > 0)
    return waitingMessages === 1 ? 'A message waits for you' : `${waitingMessages} messages wait for you`;
  if (begun > 0) return whose === 'mine' ? 'Nobody of yours is missing so far' : 'Nobody is missing so far';
  return whose === 'mine' ? 'Everyone of yours is accounted for' : 'Everyone is accounted for';
}

/** `1 has just begun · 11 seen · 6 to come`; empty on a day without sessions. */
export function tallyOf({ begun, seen, toCome }: Counts): string {
  return [
    begun > 0 && `${begun} ${begun === 1 ? 'has' : 'have'} just begun`,
    seen > 0 && `${seen} seen`,
    toCome > 0 && `${toCome} to come`,
    toCome === 0 && seen > 0 && 'nobody else to come',
  ]
    .filter(Boolean)
    .join(' · ');
}

const settled: readonly Standing[] = ['here', 'accounted', 'called-off', 'moved'];

/** Over, and nothing is left to say about it. */
export function isPast({ standing, endsAt }: AttendingNow, now: Date): boolean {
  return settled.includes(standing) && Date.parse(endsAt) <= now.getTime();
}
