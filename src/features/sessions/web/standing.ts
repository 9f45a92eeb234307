/** How a session stands, as a word, a shape and a colour. */
import type { MarkProps } from '#ui/mark.tsx';
import type { ParticipantRecord, SessionRecord } from '../contract.ts';

export interface Standing extends MarkProps {
  readonly word: string;
}

const standings = {
  'to-come': { word: 'to come', shape: 'ring', tone: 'quiet' },
  begun: { word: 'has begun', shape: 'half', tone: 'late' },
  here: { word: 'here', shape: 'check', tone: 'accounted' },
  late: { word: 'not here yet', shape: 'half', tone: 'late' },
  unconfirmed: { word: 'not confirmed', shape: 'half', tone: 'unconfirmed' },
  'not-seen': { word: 'not seen', shape: 'dot', tone: 'unaccounted' },
  'nobody-looked': { word: 'nobody has looked', shape: 'dot', tone: 'unaccounted' },
  accounted: { word: 'accounted for', shape: 'check', tone: 'accounted' },
  'called-off': { word: 'called off', shape: 'diamond', tone: 'quiet' },
} as const satisfies Record<string, Standing>;

/** Opening a case is a matter of moments; only what takes longer is told. */
const toleratedMs = 60_000;

export function standingOfClient(session: SessionRecord, one: ParticipantRecord, now: Date): Standing {
  switch (one.presence) {
    case 'here':
      return standings.here;
    case 'accounted':
      return standings.accounted;
    case 'not-here':
      return standings['not-seen'];
    case 'late-noted':
      return standings.late;
    case 'expected':
      return expected(session, one, now);
    default:
      return one.presence satisfies never;
  }
}

function expected({ status, startsAt }: SessionRecord, one: ParticipantRecord, now: Date): Standing {
  if (status === 'cancelled' || one.calledOffAt !== null) return standings['called-off'];
  if (one.handedOverAt !== null) return standings.unconfirmed;
  if (Date.parse(startsAt) > now.getTime()) return standings['to-come'];
  const dueAt = one.absenceDueAt;
  return dueAt !== null && Date.parse(dueAt) + toleratedMs < now.getTime()
    ? standings['nobody-looked']
    : standings.begun;
}

const pressing: readonly Standing[] = [
  standings['nobody-looked'],
  standings['not-seen'],
  standings.unconfirmed,
  standings.late,
  standings.begun,
  standings['to-come'],
  standings.here,
  standings.accounted,
];

/** Of several clients, the one whom somebody has to look for. */
export function standingOf(session: SessionRecord, now: Date): Standing {
  const all = session.participants.map((one) => standingOfClient(session, one, now));
  return pressing.find((standing) => all.includes(standing)) ?? standings['called-off'];
}
