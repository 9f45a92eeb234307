/**
 * From a session whose time has come and whose client nobody has seen to an open case. Opening is set-based: a national
 * service has hundreds of thousands of sessions that begin on the same hour.
 */
import { sql } from 'kysely';
import { type Actor, type StaffActor, type TimerActor, timer } from '#core/case/actor.ts';
import type { Command } from '#core/case/commands.ts';
import type { Doubt } from '#core/case/vocabulary.ts';
import type { CaseId, ClientId, PracticeId } from '#core/ids.ts';
import type { ChannelKind } from '#core/protocol/protocol.ts';
import type { Instant } from '#core/time/instant.ts';
import { eachPracticeInBatches, faultOf } from '#engine/each-practice.ts';
import { type Decided } from '#engine/event-store.ts';
import { lockOpenCasesOf, type StoredCase } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { commitDecisions, decideOn, type Engine } from '#engine/run.ts';
import { readPractice, staffOfPractice } from '#features/access/facts.ts';
import { onCallNow } from '#features/on-call/facts.ts';
import { wordingsOf } from '#features/outreach/facts.ts';
import { planFactsOf } from '#features/people/facts.ts';
import { currentProtocol } from '#features/protocols/facts.ts';
import { type DueAbsence, dueAbsences, handOver, keptElsewhereOf } from '#features/sessions/facts.ts';
import { planFrom } from './plan.ts';

/** What a machine may be able to send. */
export const sendableKinds: readonly ChannelKind[] = ['sms', 'email'];

export interface AbsenceDeps {
  readonly engine: Engine;
  /** What a real practice can send by; an example can pretend to send by anything. */
  readonly sendable: readonly ChannelKind[];
}

const batch = 300;

/** Opens a case for every absence that is due; returns how many absences were taken over. */
export async function openDueAbsences(deps: AbsenceDeps, lanes = 1): Promise<number> {
  const now = deps.engine.clock.now();
  const due = sql<{ practiceId: PracticeId }>`
    select id as "practiceId" from kept.practices_with_absences_due(${now}) as id`;
  return eachPracticeInBatches(deps.engine, due, { batch, lanes }, (practiceId) =>
    openBatch(deps, practiceId, now),
  );
}

/**
 * One absence that cannot be opened must not hold up the others: when the set fails, each is opened on its own, and
 * those that come after it as well. It stays the oldest, so that at the next turn it stands at the head again.
 */
async function openBatch(
  deps: AbsenceDeps,
  practiceId: PracticeId,
  now: Instant,
  after?: DueAbsence,
): Promise<number> {
  let seen: readonly DueAbsence[] = [];
  try {
    return await deps.engine.database.inPractice(practiceId, async (tx) => {
      const due = await dueAbsences(tx, now, batch, { ...(after && { after }) });
      seen = due;
      await openFor(tx, deps, practiceId, due, timer, now);
      return due.length;
    });
  } catch (error) {
    if (seen.length === 0) throw error;
    const opened = await openOneByOne(deps, practiceId, seen, now);
    return seen.length < batch ? opened : opened + (await openBatch(deps, practiceId, now, seen.at(-1)));
  }
}

async function openOneByOne(
  { engine, sendable }: AbsenceDeps,
  practiceId: PracticeId,
  seen: readonly DueAbsence[],
  now: Instant,
): Promise<number> {
  let opened = 0;
  for (const { sessionId, clientId } of seen) {
    try {
      await engine.database.inPractice(practiceId, async (tx) => {
        const again = await dueAbsences(tx, now, 1, { only: { sessionId, clientId } });
        await openFor(tx, { engine, sendable }, practiceId, again, timer, now);
      });
      opened += 1;
    } catch (error) {
      // Its timer stays as it is, and the watch over late steps says so until it is mended.
      engine.log.error({ sessionId, fault: faultOf(error) }, 'a case could not be opened');
    }
  }
  return opened;
}

export type Absence = Pick<DueAbsence, 'sessionId' | 'clientId' | 'startsAt' | 'clinicianId' | 'status'>;

/** Opens one case a client, or adds the session to the one that is open, in the caller's transaction. */
export async function openFor(
  tx: Tx,
  { engine, sendable }: AbsenceDeps,
  practiceId: PracticeId,
  absences: readonly Absence[],
  by: TimerActor | StaffActor,
  now: Instant,
): Promise<void> {
  if (absences.length === 0) return;
  const byClient = Map.groupBy(absences, (absence) => absence.clientId);
  const clientIds = [...byClient.keys()];
  const open = await lockOpenCasesOf(tx, clientIds);
  const facts = await planFactsOf(tx, clientIds, now);
  const protocol = await currentProtocol(tx);
  const staff = await staffOfPractice(tx);
  const wordings = await wordingsOf(tx);
  const onCall = await onCallNow(tx, now);
  const kept = await keptElsewhereOf(tx, absences);
  const { isExample, answersCries } = await readPractice(tx);
  const decisions: Decided[] = [];
  for (const [clientId, missed] of byClient) {
    const known = facts.get(clientId);
    const first = missed[0];
    if (!known || !first) throw new Error('an absence of a client who is not on record');
    const plan = planFrom({
      facts: known,
      clinicianId: first.clinicianId,
      staff,
      protocol,
      sendable: isExample ? sendableKinds : sendable,
      wordings,
      onCall,
      answersCries,
    });
    const caseId = engine.newId<CaseId>();
    const commands = missed
      .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
      .map((absence, index): Command => {
        const session = { sessionId: absence.sessionId, startsAt: absence.startsAt };
        const doubts = doubtsOf(absence, kept);
        return index === 0 && !open.has(clientId)
          ? { type: 'open-case', by, caseId, practiceId, clientId, session, plan, doubts }
          : { type: 'add-session', by, session, doubts };
      });
    decisions.push(decideAll(open.get(clientId) ?? null, commands, now));
  }
  await commitDecisions(tx, engine, practiceId, decisions, now);
  await handOver(tx, engine, absences, { via: 'case', staffId: staffOf(by), now });
}

function staffOf(by: Actor) {
  return by.kind === 'staff' ? by.staffId : null;
}

/** What the booking side knows that speaks against a missed session [P2.6]. */
function doubtsOf(absence: Absence, keptElsewhere: ReadonlySet<ClientId>): readonly Doubt[] {
  const doubts: Doubt[] = [];
  if (absence.status === 'cancelled') doubts.push('session-cancelled');
  if (absence.status === 'moved') doubts.push('session-moved');
  if (keptElsewhere.has(absence.clientId)) doubts.push('seen-elsewhere');
  return doubts;
}

/** Several commands on one case as one decision. */
function decideAll(before: StoredCase | null, commands: readonly Command[], now: Instant): Decided {
  let current = before;
  const events: Decided['events'][number][] = [];
  for (const command of commands) {
    const considered = decideOn(current, command, now);
    if (considered.kind === 'refused')
      throw new Error(`a case could not be opened: ${considered.refusal.code}`);
    events.push(...considered.decided.events);
    current = { state: considered.decided.after, headHash: before?.headHash ?? Buffer.alloc(0) };
  }
  if (!current) throw new Error('nothing was decided');
  return { before, events, after: current.state };
}
