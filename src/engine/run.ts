/**
 * One decision, one transaction: lock the case, fold, decide, append, and write down everything that follows from it.
 * Nothing here talks to the world; what has to be said stands in the outbox when the transaction commits.
 */
import { sql } from 'kysely';
import type { Command } from '#core/case/commands.ts';
import { decide } from '#core/case/decide.ts';
import { evolve } from '#core/case/evolve.ts';
import { type Effect, react } from '#core/case/react.ts';
import type { Refusal } from '#core/case/refusals.ts';
import { type CaseState, type ExistingCase, noCase } from '#core/case/state.ts';
import type { CaseId, MessageKey, PracticeId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import { writeAudit } from './audit.ts';
import { type Decided, writeDecisions } from './event-store.ts';
import { hasOtherOpenCase, lockCase, type StoredCase } from './load-case.ts';
import { callOff, type Outgoing, queueMessages } from './outbox.ts';
import type { Clock, Database, Jobs, Log, NewId, Tx } from './ports.ts';

/** What the engine is built from. The app composes it once. */
export interface Engine {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly jobs: Jobs;
  readonly log: Log;
  /** Puts effects into words and finds addresses, in the same transaction. */
  readonly compose: ComposeMessages;
  /** Features' tables that follow from events, in the order given. */
  readonly projections: readonly Projection[];
  /** What follows when a carrier is sure that an address of staff is gone for good. */
  readonly onGone: (tx: Tx, practiceId: PracticeId, address: string, now: Instant) => Promise<void>;
}

export interface Wanted {
  readonly effect: Exclude<Effect, { kind: 'call-off-sends' }>;
  readonly state: ExistingCase;
}

/** May leave out a message to staff who have no address; a client's check-in always comes back, if need be without address. */
export type ComposeMessages = (
  tx: Tx,
  practiceId: PracticeId,
  wanted: readonly Wanted[],
  now: Instant,
) => Promise<readonly Outgoing[]>;

export type Projection = (
  tx: Tx,
  practiceId: PracticeId,
  decisions: readonly Decided[],
  now: Instant,
) => Promise<void>;

export type Outcome =
  | { readonly kind: 'done'; readonly state: ExistingCase }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly state: CaseState };

/** Runs one command in a transaction of its own. */
export function runCommand(
  engine: Engine,
  practiceId: PracticeId,
  caseId: CaseId,
  command: Command,
): Promise<Outcome> {
  return engine.database.inPractice(practiceId, (tx) => runIn(tx, engine, practiceId, caseId, command));
}

/**
 * Runs one command in the caller's transaction, together with whatever else the caller writes. Throws the problem
 * `other-case-open` when it would open an ended case again beside another open one of the same client.
 */
export async function runIn(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  caseId: CaseId,
  command: Command,
): Promise<Outcome> {
  const now = engine.clock.now();
  const before = await lockCase(tx, caseId);
  const decided = decideOn(before, command, now);
  if (decided.kind === 'refused') {
    await auditRefusal(tx, engine, practiceId, caseId, command, decided.refusal, now);
    return { ...decided, state: before?.state ?? noCase };
  }
  if (opensAgain(decided.decided) && (await hasOtherOpenCase(tx, decided.decided.after))) throw otherIsOpen();
  await commitDecisions(tx, engine, practiceId, [decided.decided], now);
  return { kind: 'done', state: decided.decided.after };
}

export function opensAgain({ before, after }: Decided): boolean {
  return before?.state.status === 'closed' && after.status === 'open';
}

function otherIsOpen(): Problem {
  return new Problem(
    'conflict',
    'other-case-open',
    'Another case of this client is open, and a client has one at a time. What is known belongs into that one.',
  );
}

export type Considered =
  | { readonly kind: 'decided'; readonly decided: Decided }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export function decideOn(before: StoredCase | null, command: Command, now: Instant): Considered {
  const state = before?.state ?? noCase;
  const decision = decide(state, command, now);
  if (decision.kind === 'refused') return decision;
  let after: CaseState = state;
  for (const event of decision.events) after = evolve(after, event);
  if (after.status === 'none') throw new Error('a decision that opens no case decided nothing');
  return { kind: 'decided', decided: { before, events: decision.events, after } };
}

/** Writes any number of decisions of one practice: set by set, never case by case. */
export async function commitDecisions(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  decisions: readonly Decided[],
  now: Instant,
): Promise<void> {
  const made = decisions.filter((decided) => decided.events.length > 0);
  if (made.length === 0) return;
  await writeDecisions(tx, practiceId, made);
  await sayWhatFollows(tx, engine, practiceId, made, now);
  for (const project of engine.projections) await project(tx, practiceId, made, now);
  await auditDecisions(tx, engine, practiceId, made, now);
  await tellListeners(tx, practiceId, made);
}

async function sayWhatFollows(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  made: readonly Decided[],
  now: Instant,
): Promise<void> {
  const wanted: Wanted[] = [];
  const calledOff: MessageKey[] = [];
  for (const { effect, state } of made.flatMap(effectsOf)) {
    if (effect.kind === 'call-off-sends') calledOff.push(...effect.keys);
    else wanted.push({ effect, state });
  }
  if (wanted.length > 0)
    await queueMessages(tx, engine, practiceId, await engine.compose(tx, practiceId, wanted, now), now);
  // Last, since what one decision queues and calls off again must not leave; a key is never queued a second time.
  if (calledOff.length > 0) await callOff(tx, calledOff);
}

function effectsOf({ before, events }: Decided): readonly { effect: Effect; state: ExistingCase }[] {
  let state: CaseState = before?.state ?? noCase;
  return events.flatMap((event) => {
    const earlier = state.status === 'none' ? null : state;
    const later = evolve(state, event);
    state = later;
    return later.status === 'none'
      ? []
      : react(earlier, event, later).map((effect) => ({ effect, state: later }));
  });
}

async function auditDecisions(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  made: readonly Decided[],
  now: Instant,
): Promise<void> {
  const entries = made.flatMap((decided) =>
    decided.events.flatMap((event) =>
      event.by.kind === 'staff'
        ? [
            {
              staffId: event.by.staffId,
              actor: 'staff',
              action: `case.${event.type}`,
              subjectKind: 'case',
              subjectId: decided.after.caseId,
            },
          ]
        : [],
    ),
  );
  await writeAudit(tx, engine.newId, practiceId, now, entries);
}

async function auditRefusal(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  caseId: CaseId,
  command: Command,
  refusal: Refusal,
  now: Instant,
): Promise<void> {
  if (command.by.kind !== 'staff') return;
  await writeAudit(tx, engine.newId, practiceId, now, [
    {
      staffId: command.by.staffId,
      actor: 'staff',
      action: `case.${command.type}.refused`,
      subjectKind: 'case',
      subjectId: caseId,
      detail: { code: refusal.code },
    },
  ]);
}

async function tellListeners(tx: Tx, practiceId: PracticeId, made: readonly Decided[]): Promise<void> {
  const notices = made.map(({ after }) => JSON.stringify({ practiceId, kind: 'case', id: after.caseId }));
  await sql`select pg_notify('kept', notice) from unnest(${notices}::text[]) as notice`.execute(tx);
}
