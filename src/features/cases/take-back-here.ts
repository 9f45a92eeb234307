/** "Here" ended a case, and that was a mistake: somebody has to look for the client again. */
import type { StaffActor } from '#core/case/actor.ts';
import type { Command } from '#core/case/commands.ts';
import { noCase } from '#core/case/state.ts';
import type { PracticeId, StaffId } from '#core/ids.ts';
import type { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import { lockOpenCasesOf } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { runIn } from '#engine/run.ts';
import {
  type Attendance,
  markPresence,
  type Presence,
  type SessionDeps,
  sessionsOf,
} from '#features/sessions/facts.ts';
import { type AbsenceDeps, openFor } from './open-absences.ts';
import { problemOf } from './refusal-problem.ts';
import { newestEndedCase } from './store.ts';

interface TakenBack extends Attendance {
  readonly staffId: StaffId;
  readonly presence: Presence;
}

/**
 * An absence that a case once took over has no timer, so a mark alone would leave the client in nobody's hands. Whoever
 * may say "here" may take it back: searching on is the safe side. True when the mark says nothing more than that.
 */
export async function takeBackHere(
  tx: Tx,
  deps: AbsenceDeps & { readonly sessions: SessionDeps },
  practiceId: PracticeId,
  { sessionId, clientId, staffId, presence }: TakenBack,
  now: Instant,
): Promise<boolean> {
  if (presence === 'here') return false;
  const [session] = await sessionsOf(tx, [sessionId]);
  const participant = session?.participants.find((one) => one.clientId === clientId);
  if (!session || !participant?.handedOverAt) return false;
  const open = (await lockOpenCasesOf(tx, [clientId])).get(clientId)?.state;
  if (open?.sessions.some((one) => one.sessionId === sessionId)) return false;
  const ended = await newestEndedCase(tx, clientId, sessionId);
  if (!ended || ended.outcome !== 'late-arrival') throw alreadyClosed(now);
  const by = { kind: 'staff', staffId } as const;
  if (open) {
    await openFor(tx, deps, practiceId, [{ ...session, sessionId, clientId }], by, now);
    if (open.missConfirmedAt === null) return false;
    // There is nothing left to say to a confirmed miss, so that the mark is the case's own.
    const notSeen = { sessionId, clientId, presence: 'not-here', at: now } as const;
    await markPresence(tx, deps.sessions, notSeen, { via: 'case', staffId, now });
    return true;
  }
  const reason = 'It was marked that the client is here, and the mark was taken back.';
  const outcome = await runIn(tx, deps.engine, practiceId, ended.caseId, { type: 'reopen-case', by, reason });
  if (outcome.kind === 'refused') throw problemOf(outcome, now);
  if (outcome.state.missConfirmedAt !== null) return true;
  // Opening again has marked the session already, so that a mark alone would say nothing new to the case.
  const said = saidBy(presence, by);
  if (!said) return false;
  const heard = await runIn(tx, deps.engine, practiceId, ended.caseId, said);
  if (heard.kind === 'refused') throw problemOf(heard, now);
  return true;
}

function saidBy(presence: Presence, by: StaffActor): Command | null {
  if (presence === 'late-noted') return { type: 'note-lateness', by };
  return presence === 'not-here' ? { type: 'confirm-missed', by, clears: [], note: '' } : null;
}

function alreadyClosed(now: Instant): Problem {
  return problemOf({ refusal: { code: 'case-already-closed' }, state: noCase }, now);
}
