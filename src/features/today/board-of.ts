/** What a wall may know of the day. */
import { initialsOf } from '#core/text/initials.ts';
import type { BoardAnswer, TodayAnswer } from './contract.ts';

export function boardOf(answer: TodayAnswer): BoardAnswer {
  const { day, now, timeZone, attending, cases, inNobodysHands, clients, staff } = answer;
  return {
    day,
    now,
    timeZone,
    attending,
    inNobodysHands,
    staff,
    cases: cases.map(({ caseId, clientId, phase, ownerId, sessionStartsAt, asked }) => ({
      caseId,
      clientId,
      phase,
      ownerId,
      sessionStartsAt,
      asked,
    })),
    clients: Object.fromEntries(Object.entries(clients).map(([id, { name }]) => [id, initialsOf(name)])),
  };
}
