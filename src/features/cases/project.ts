/** What a case makes of the sessions that it is about: the day's list shows it, and no timer runs twice. */
import type { CaseEvent } from '#core/case/events.ts';
import type { Projection } from '#engine/run.ts';
import { markPresence, type Presence, type SessionDeps } from '#features/sessions/facts.ts';

export function projectPresence(deps: SessionDeps): Projection {
  return async (tx, _practiceId, decisions, now) => {
    for (const { events, after } of decisions) {
      const presence = presenceAfter(events);
      if (!presence) continue;
      for (const { sessionId } of after.sessions) {
        const mark = { sessionId, clientId: after.clientId, presence, at: now };
        await markPresence(tx, deps, mark, { via: 'case', staffId: lastStaff(events), now });
      }
    }
  };
}

function presenceAfter(events: readonly CaseEvent[]): Presence | null {
  let presence: Presence | null = null;
  for (const event of events) {
    if (event.type === 'lateness-noted') presence = 'late-noted';
    if (event.type === 'miss-confirmed') presence = 'not-here';
    if (event.type === 'case-reopened') presence = 'not-here';
    if (event.type === 'case-closed') presence = event.outcome === 'late-arrival' ? 'here' : 'accounted';
  }
  return presence;
}

function lastStaff(events: readonly CaseEvent[]) {
  const by = events.findLast((event) => event.by.kind === 'staff')?.by;
  return by?.kind === 'staff' ? by.staffId : null;
}
