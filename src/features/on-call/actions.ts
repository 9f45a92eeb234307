/** What one may do with the rota. */
import type { StaffId } from '#core/ids.ts';
import type { Away, Override, Shift } from '#core/on-call/duty.ts';
import { dutiesBetween } from '#core/on-call/duty.ts';
import { Problem } from '#core/problem.ts';
import { addMinutes } from '#core/time/instant.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Clock, Database, NewId, Tx } from '#engine/ports.ts';
import { isClinicalRole, readPractice, type StaffActor, staffOfPractice } from '#features/access/facts.ts';
import type { Imported, RotaAnswer } from './contract.ts';
import { hasRota } from './facts.ts';
import { readRotaFile } from './read-rota.ts';
import { addAway, addOverride, addShift, type Part, readRota, removePart, staffOfPart } from './store.ts';
import { whatIsNew } from './what-is-new.ts';

export interface OnCallDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly publicAddress: string;
}

export const mayPlan = ({ role }: StaffActor): boolean => role === 'owner' || role === 'supervisor';
const mayStandIn = (by: StaffActor): boolean => mayPlan(by) || by.role === 'clinician';

export async function readDuties(deps: OnCallDeps, by: StaffActor, weeks: number): Promise<RotaAnswer> {
  return deps.database.inPractice(by.practiceId, (tx) => readDutiesIn(tx, deps, by, weeks));
}

async function readDutiesIn(
  tx: Tx,
  { clock }: OnCallDeps,
  by: StaffActor,
  weeks: number,
): Promise<RotaAnswer> {
  const now = clock.now();
  const rota = await readRota(tx, now);
  const staff = await staffOfPractice(tx);
  return {
    now,
    timeZone: rota.timeZone,
    shifts: rota.shifts,
    overrides: rota.overrides.filter(({ until }) => until > now),
    away: rota.away,
    duties: hasRota(rota) ? dutiesBetween(rota, now, addMinutes(now, weeks * 7 * 24 * 60)) : [],
    staff: staff
      .filter(({ active }) => active)
      .map(({ id, name, role }) => ({ id, name, mayBeOnCall: isClinicalRole(role) })),
    you: { staffId: by.staffId, mayPlan: mayPlan(by), mayStandIn: mayStandIn(by) },
  };
}

type NewShift = Omit<Shift, 'id' | 'timeZone'> & { readonly timeZone?: string | undefined };

export function planShift(deps: OnCallDeps, by: StaffActor, wanted: NewShift): Promise<RotaAnswer> {
  return change(deps, by, 'on-call.shift-added', wanted.staffId, async (tx, id) => {
    const timeZone = wanted.timeZone ?? (await readPractice(tx)).timeZone;
    await addShift(tx, by.practiceId, { ...wanted, id, timeZone }, { by: by.staffId, now: deps.clock.now() });
  });
}

/** Anybody who may be asked about clients may stand in themselves; only who plans may name another. */
export function standIn(deps: OnCallDeps, by: StaffActor, wanted: Omit<Override, 'id'>): Promise<RotaAnswer> {
  if (!mayPlan(by) && wanted.staffId !== by.staffId) throw onlyForYourself();
  if (wanted.until <= deps.clock.now()) throw isOver();
  return change(deps, by, 'on-call.override-added', wanted.staffId, (tx, id) =>
    addOverride(tx, by.practiceId, { ...wanted, id }, { by: by.staffId, now: deps.clock.now() }),
  );
}

export function goAway(deps: OnCallDeps, by: StaffActor, wanted: Omit<Away, 'id'>): Promise<RotaAnswer> {
  if (!mayPlan(by) && wanted.staffId !== by.staffId) throw onlyForYourself();
  return change(deps, by, 'on-call.away-added', wanted.staffId, (tx, id) =>
    addAway(tx, by.practiceId, { ...wanted, id }, { by: by.staffId, now: deps.clock.now() }),
  );
}

export async function takeOut(deps: OnCallDeps, by: StaffActor, part: Part, id: string): Promise<RotaAnswer> {
  return deps.database.inPractice(by.practiceId, async (tx) => {
    const whose = (await staffOfPart(tx, part, id)) ?? noSuchPart();
    if (!mayPlan(by) && (part === 'shift' || whose !== by.staffId)) throw onlyForYourself();
    await removePart(tx, part, id);
    await putOnRecord(tx, deps, by, `on-call.${part}-removed`, whose);
    return readDutiesIn(tx, deps, by, usualWeeks);
  });
}

export const usualWeeks = 4;

async function change(
  deps: OnCallDeps,
  by: StaffActor,
  action: string,
  staffId: StaffId,
  write: (tx: Tx, id: string) => Promise<void>,
): Promise<RotaAnswer> {
  return deps.database.inPractice(by.practiceId, async (tx) => {
    await mustBeHere(tx, staffId);
    await write(tx, deps.newId<string>());
    await putOnRecord(tx, deps, by, action, staffId);
    return readDutiesIn(tx, deps, by, usualWeeks);
  });
}

/** Whoever only keeps the desk or checks the books may read nothing of what was agreed, and cannot be asked about it. */
async function mustBeHere(tx: Tx, staffId: StaffId): Promise<void> {
  const person = (await staffOfPractice(tx)).find(({ id, active }) => id === staffId && active);
  const reason = !person
    ? 'is nobody who works here'
    : !isClinicalRole(person.role)
      ? 'may not read what was agreed with clients, and could answer nothing'
      : null;
  if (reason === null) return;
  throw new Problem('invalid', 'cannot-be-on-call', 'This person cannot be on call.', [
    { field: 'staffId', reason, wayOut: 'Name a clinician, a supervisor or an owner of this practice.' },
  ]);
}

export async function putOnRecord(
  tx: Tx,
  { newId, clock }: OnCallDeps,
  { practiceId, staffId }: StaffActor,
  action: string,
  about: StaffId,
): Promise<void> {
  await writeAudit(tx, newId, practiceId, clock.now(), [
    { staffId, actor: 'staff', action, subjectKind: 'staff', subjectId: about },
  ]);
}

function noSuchPart(): never {
  throw new Problem('not-found', 'no-such-entry', 'The rota has no such entry any more. Load it again.');
}

const onlyForYourself = () =>
  new Problem(
    'forbidden',
    'only-yourself',
    'You can do this for yourself. Owners and supervisors plan for others.',
    [
      {
        field: 'staffId',
        reason: 'is somebody else',
        wayOut: 'Name yourself, or ask an owner or a supervisor.',
      },
    ],
  );

const isOver = () =>
  new Problem('invalid', 'is-over', 'This time is over already.', [
    { field: 'until', reason: 'is not after now', wayOut: 'Choose an end in the future.' },
  ]);

interface WantedImport {
  readonly calendar: string;
  readonly rehearse: boolean;
}

/** All of it or nothing. What could not be read, is there already or is over is named with the reason. */
export async function importRota(
  deps: OnCallDeps,
  by: StaffActor,
  { calendar, rehearse }: WantedImport,
): Promise<Imported> {
  return deps.database.inPractice(by.practiceId, async (tx) => {
    const { timeZone } = await readPractice(tx);
    const staff = (await staffOfPractice(tx)).filter(({ active, role }) => active && isClinicalRole(role));
    const hand = { by: by.staffId, now: deps.clock.now() };
    const read = readRotaFile(calendar, staff, timeZone) ?? noCalendar();
    const { shifts, overrides, leftOut } = whatIsNew(read, await readRota(tx, hand.now), hand.now);
    if (!rehearse) {
      for (const shift of shifts)
        await addShift(tx, by.practiceId, { ...shift, id: deps.newId<string>() }, hand);
      for (const override of overrides)
        await addOverride(tx, by.practiceId, { ...override, id: deps.newId<string>() }, hand);
      await putOnRecord(tx, deps, by, 'on-call.imported', by.staffId);
    }
    return { shifts: shifts.length, overrides: overrides.length, leftOut: [...leftOut] };
  });
}

function noCalendar(): never {
  throw new Problem('invalid', 'no-calendar', 'This is no calendar file.', [
    { field: 'calendar', reason: 'is not iCalendar', wayOut: 'Export the rota as .ics and send that file.' },
  ]);
}
