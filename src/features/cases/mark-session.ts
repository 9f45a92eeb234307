/** "Here" and "Not here": before any case they stop or start one; with one open they speak to it. */
import type { ClientId, PracticeId, SessionId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import { lockOpenCasesOf } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { runIn } from '#engine/run.ts';
import type { Role } from '#features/access/facts.ts';
import { markPresence, type Presence, type SessionDeps, sessionsOf } from '#features/sessions/facts.ts';
import { auditObjection, objectionTo } from './clinical-word.ts';
import { type AbsenceDeps, openFor } from './open-absences.ts';
import { problemOf } from './refusal-problem.ts';
import { takeBackHere } from './take-back-here.ts';

export interface CaseDeps extends AbsenceDeps {
  readonly sessions: SessionDeps;
}

export interface Mark {
  readonly sessionId: SessionId;
  readonly clientId: ClientId;
  readonly staffId: StaffId;
  readonly role: Role;
  readonly presence: Presence;
  /** When it was so; null for now. */
  readonly at: Instant | null;
  readonly note: string;
}

/** Refusals of the case leave as a Problem, and then nothing was marked. */
export async function markSession(deps: CaseDeps, practiceId: PracticeId, mark: Mark): Promise<void> {
  const now = deps.engine.clock.now();
  const { sessionId, clientId, staffId, presence, at } = mark;
  const objection = await deps.engine.database.inPractice(practiceId, async (tx) => {
    if (await takeBackHere(tx, deps, practiceId, mark, now)) return null;
    if (presence === 'late-noted' || presence === 'not-here')
      await openCaseFor(tx, deps, practiceId, mark, now);
    const objection = presence === 'here' ? await endCaseOf(tx, deps, practiceId, mark) : null;
    if (objection) return objection;
    const marked = { sessionId, clientId, presence, at: at ?? now };
    await markPresence(tx, deps.sessions, marked, { via: 'staff', staffId, now });
    return null;
  });
  if (objection) throw objection;
}

/** "Here" ends the case about this session: whose word that takes, and how many, is the same as in the case itself. */
async function endCaseOf(
  tx: Tx,
  { engine }: CaseDeps,
  practiceId: PracticeId,
  { sessionId, clientId, staffId, role, note }: Mark,
): Promise<Problem | null> {
  const state = (await lockOpenCasesOf(tx, [clientId])).get(clientId)?.state;
  if (!state?.sessions.some((session) => session.sessionId === sessionId)) return null;
  const by = { kind: 'staff', staffId } as const;
  const command = { type: 'record-outcome', by, outcome: 'late-arrival', note } as const;
  const objection = objectionTo(state, command, role);
  if (objection) {
    await auditObjection(tx, engine, practiceId, state, { command, staffId, objection });
    return objection;
  }
  const outcome = await runIn(tx, engine, practiceId, state.caseId, command);
  if (outcome.kind === 'done') return null;
  return problemOf(outcome, engine.clock.now());
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
