/** How one client stands with one session. What an open case says comes before what the booking says. */
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { OpenCaseNow } from '#features/cases/facts.ts';
import type { Attending } from '#features/sessions/facts.ts';
import type { Standing } from './contract.ts';

/** Opening a case is a matter of moments; only what takes longer is told to people. */
export const toleratedMinutes = 1;

/** `held` is the open case that is about this session, if there is one. */
export function standingOf(row: Attending, held: OpenCaseNow | undefined, now: Instant): Standing {
  if (held) return standingInCase(row, held);
  if (row.absenceDueAt !== null && row.absenceDueAt <= addMinutes(now, -toleratedMinutes))
    return 'in-nobodys-hands';
  if (row.presence === 'here') return 'here';
  if (row.presence === 'accounted') return 'accounted';
  if (row.calledOffAt !== null || row.status === 'cancelled') return 'called-off';
  if (row.status === 'moved') return 'moved';
  // A case took this over once and is open no more; nobody has said how the client is.
  if (row.handedOverAt !== null || row.presence !== 'expected') return 'in-nobodys-hands';
  return row.startsAt > now ? 'expected' : 'begun';
}

/** Somebody may be here for this session while the case is about an earlier one of the same day. */
function standingInCase(row: Attending, held: OpenCaseNow): Standing {
  if (row.presence === 'here') return 'here';
  if (held.missConfirmedAt !== null) return 'not-seen';
  return held.latenessNotedAt === null ? 'unconfirmed' : 'late';
}
