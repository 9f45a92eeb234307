/**
 * Nobody leaves a case behind [P3.5]. Open cases are passed on while somebody's access ends; a case that opens, opens
 * again or changes hands at that very moment is looked at in its own transaction.
 */
import { type StaffActor, type TimerActor, timer } from '#core/case/actor.ts';
import type { CaseEvent } from '#core/case/events.ts';
import type { ChainLink } from '#core/case/plan.ts';
import type { ExistingCase } from '#core/case/state.ts';
import type { ClientId, PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { type Decided } from '#engine/event-store.ts';
import { lockOpenCasesOf, type StoredCase } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { commitDecisions, decideOn, type Engine, type Projection } from '#engine/run.ts';
import {
  holdStaff,
  type Leaving,
  type StaffRow,
  type StillTheirs,
  staffOfPractice,
} from '#features/access/facts.ts';
import { countClientsOf } from '#features/people/facts.ts';
import { countSessionsOf } from '#features/sessions/facts.ts';
import { clientsWhoseOpenCaseNames } from './store.ts';

/** In the transaction in which the person stops being active; says what still waits for a new clinician. */
export async function hearLeaving(
  tx: Tx,
  engine: Engine,
  { practiceId, staffId, by }: Leaving,
): Promise<StillTheirs> {
  const now = engine.clock.now();
  const clientIds = await clientsWhoseOpenCaseNames(tx, staffId);
  await passOn(tx, engine, practiceId, clientIds, { kind: 'staff', staffId: by }, now);
  return {
    clients: await countClientsOf(tx, staffId),
    sessions: await countSessionsOf(tx, staffId, now),
  };
}

/** For cases that come to rest on somebody just as that person leaves, or long after. */
export function passOnFromThoseWhoLeft(engineOf: () => Engine): Projection {
  return async (tx, practiceId, decisions, now) => {
    const handed = decisions.filter(({ after, events }) => after.status === 'open' && events.some(handsOver));
    if (handed.length === 0) return;
    const people = await holdStaff(tx, [...new Set(handed.flatMap(({ after }) => namedIn(after)))]);
    const gone = new Set(people.filter(({ active }) => !active).map(({ id }) => id));
    const left = handed.filter(({ after }) => namedIn(after).some((id) => gone.has(id)));
    const clientIds = left.map(({ after }) => after.clientId);
    await passOn(tx, engineOf(), practiceId, clientIds, timer, now);
  };
}

const handingOver: readonly CaseEvent['type'][] = [
  'case-opened',
  'case-reopened',
  'owner-changed',
  'case-taken',
  'case-delegated',
  'handover-offered',
];

const handsOver = (event: CaseEvent): boolean => handingOver.includes(event.type);

/** Everybody on whom something of the case hangs. */
function namedIn({ ownerId, chain, asks, lease, delegation, handover }: ExistingCase): readonly StaffId[] {
  return [
    ownerId,
    ...chain.map(({ staffId }) => staffId),
    ...asks.map(({ staffId }) => staffId),
    ...(lease ? [lease.staffId] : []),
    ...(delegation ? [delegation.to] : []),
    ...(handover ? [handover.to] : []),
  ];
}

async function passOn(
  tx: Tx,
  engine: Engine,
  practiceId: PracticeId,
  clientIds: readonly ClientId[],
  by: StaffActor | TimerActor,
  now: Instant,
): Promise<void> {
  if (clientIds.length === 0) return;
  const staff = await staffOfPractice(tx);
  const open = await lockOpenCasesOf(tx, clientIds);
  const decisions = [...open.values()].map((stored) => withoutThoseWhoLeft(stored, staff, by, now));
  await commitDecisions(tx, engine, practiceId, decisions, now);
}

/** The practice's owners come last, so that there is always somebody: a practice keeps an active owner [P3.2]. */
function withoutThoseWhoLeft(
  stored: StoredCase,
  staff: readonly StaffRow[],
  by: StaffActor | TimerActor,
  now: Instant,
): Decided {
  const { state } = stored;
  const gone = new Set(staff.filter(({ active }) => !active).map(({ id }) => id));
  const staying = state.chain.filter(({ staffId }) => !gone.has(staffId));
  const owners = staff
    .filter(({ id, role, active }) => role === 'owner' && active && !staying.some((it) => it.staffId === id))
    .toSorted((one, other) => Number(one.userId === null) - Number(other.userId === null))
    .map(({ id }): ChainLink => ({ staffId: id, as: 'supervisor' }));
  const left = [...new Set(namedIn(state))].filter((id) => gone.has(id));
  const command = { type: 'change-chain', by, chain: [...staying, ...owners], left } as const;
  const considered = decideOn(stored, command, now);
  if (considered.kind === 'refused')
    throw new Error(`a case could not be passed on: ${considered.refusal.code}`);
  return considered.decided;
}
