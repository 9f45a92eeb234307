/** "Here" and "Not here": before any case they stop or start one; with one open they speak to it. */
import type { ClientId, PracticeId, SessionId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { markPresence, type Presence, type SessionDeps, sessionsOf } from '#features/sessions/facts.ts';
import { type AbsenceDeps, openFor } from './open-absences.ts';

export interface CaseDeps extends AbsenceDeps {
  readonly sessions: SessionDeps;
}

export interface Mark {
  readonly sessionId: SessionId;
  readonly clientId: ClientId;
  readonly staffId: StaffId;
  readonly presence: Presence;
  /** When it was so; null for now. */
  readonly at: Instant | null;
}

/** Refusals of the case leave as a Problem, and then nothing was marked. */
export async function markSession(deps: CaseDeps, practiceId: PracticeId, mark: Mark): Promise<void> {
  const now = deps.engine.clock.now();
  const { staffId, at, ...marked } = mark;
  await deps.engine.database.inPractice(practiceId, async (tx) => {
    if (mark.presence === 'late-noted' || mark.presence === 'not-here')
      await openCaseFor(tx, deps, practiceId, mark, now);
    await markPresence(tx, deps.sessions, { ...marked, at: at ?? now }, { via: 'staff', staffId, now });
  });
}

/** Somebody says that the client is not here before the timer has asked: the case begins with that. */
async function openCaseFor(
  tx: Tx,
  deps: CaseDeps,
  practiceId: PracticeId,
  mark: Mark,
  now: Instant,
): Promise<void> {
  const [session] = await sessionsOf(tx, [mark.sessionId]);
  const participant = session?.participants.find((one) => one.clientId === mark.clientId);
  if (!session || !participant) {
    throw new Problem(
      'not-found',
      'no-such-session',
      'There is no such session, or this client is not part of it.',
    );
  }
  if (session.startsAt > now) {
    throw new Problem('conflict', 'session-not-begun', 'This session has not begun yet.');
  }
  if (participant.handedOverAt || participant.calledOffAt) return;
  const absence = { ...session, sessionId: session.id, clientId: mark.clientId };
  await openFor(tx, deps, practiceId, [absence], { kind: 'staff', staffId: mark.staffId }, now);
}
