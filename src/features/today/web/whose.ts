/** Whose sessions and cases one looks at: one's own, or everybody's. Remembered on this device. */
import { useState } from 'react';
import type { AttendingNow, CaseNow, TodayAnswer } from '../contract.ts';

export type Whose = 'mine' | 'everyone';

const place = 'kept.today.whose';

export function useWhose(): readonly [Whose, (whose: Whose) => void] {
  const [whose, setWhose] = useState<Whose>(() =>
    localStorage.getItem(place) === 'mine' ? 'mine' : 'everyone',
  );
  return [
    whose,
    (chosen) => {
      localStorage.setItem(place, chosen);
      setWhose(chosen);
    },
  ];
}

/** As much of a day as it takes to count it. */
export interface Listed {
  readonly attending: readonly AttendingNow[];
  readonly cases: readonly { readonly clientId: string }[];
  readonly inNobodysHands: readonly AttendingNow[];
}

export interface Seen extends Listed {
  readonly cases: readonly CaseNow[];
  /** How many clients of colleagues are not accounted for and are not shown. */
  readonly elsewhere: number;
}

export function seenBy(answer: TodayAnswer, whose: Whose): Seen {
  const { attending, cases, inNobodysHands, you } = answer;
  if (whose === 'everyone') return { attending, cases, inNobodysHands, elsewhere: 0 };
  const isMine = ({ clinicianId }: AttendingNow) => clinicianId === you.staffId;
  const mine = {
    attending: attending.filter(isMine),
    cases: cases.filter(
      (one) =>
        concerns(one, you.staffId) || attending.some((row) => isMine(row) && row.caseId === one.caseId),
    ),
    inNobodysHands: inNobodysHands.filter(isMine),
  };
  const elsewhere = unaccounted(cases, inNobodysHands) - unaccounted(mine.cases, mine.inNobodysHands);
  return { ...mine, elsewhere };
}

/** Who owns a case, has it in hand, or is asked something in it. */
export function concerns({ ownerId, lease, asked }: CaseNow, staffId: string): boolean {
  return ownerId === staffId || lease?.staffId === staffId || asked.some((ask) => ask.staffId === staffId);
}

/** Clients, not sessions: somebody who misses two is one person. */
export function unaccounted(
  cases: readonly { readonly clientId: string }[],
  inNobodysHands: readonly { readonly clientId: string }[],
): number {
  return new Set([...cases, ...inNobodysHands].map(({ clientId }) => clientId)).size;
}
