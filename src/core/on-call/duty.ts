/** Who is on call at an instant, and where nobody is [P3.2]. */
import type { StaffId } from '../ids.ts';
import { type Day, type Instant, latest } from '../time/instant.ts';
import { addToDay, atLocal, dayMs, dayOf } from '../time/zone.ts';

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Somebody is on call on some days of the week, by the clock of a zone. */
export interface Shift {
  readonly id: string;
  readonly staffId: StaffId;
  /** On which it begins. */
  readonly weekdays: readonly Weekday[];
  /** `20:00` */
  readonly from: string;
  /** On the next day when it is no later than `from`; `00:00` to `00:00` is a whole day. */
  readonly until: string;
  readonly timeZone: string;
  /** Every first, second, third … week, counted from the week of `firstOn`. */
  readonly everyWeeks: number;
  readonly firstOn: Day;
  /** The last day on which it begins; `null` without end. */
  readonly lastOn: Day | null;
}

/** For once somebody else, in place of whoever would be on call. Of several the one that was put in last counts. */
export interface Override {
  readonly id: string;
  readonly staffId: StaffId;
  readonly from: Instant;
  readonly until: Instant;
}

/** Somebody is away for whole days of their zone, and their shifts do not count. */
export interface Away {
  readonly id: string;
  readonly staffId: StaffId;
  readonly firstOn: Day;
  readonly lastOn: Day;
}

export interface Rota {
  readonly timeZone: string;
  readonly shifts: readonly Shift[];
  /** In the order in which they were put in. */
  readonly overrides: readonly Override[];
  readonly away: readonly Away[];
}

export interface Duty {
  readonly from: Instant;
  readonly until: Instant;
  /** Nobody where it is empty. */
  readonly staffIds: readonly StaffId[];
  readonly isOverride: boolean;
}

interface Stint {
  readonly staffId: StaffId;
  readonly from: Instant;
  readonly until: Instant;
}

/** Everybody whose shift it is, or whoever stands in. Whoever hands over is off at the very instant at which the next is on. */
export function onCallAt(rota: Rota, at: Instant): readonly StaffId[] {
  return dutyAt(rota, stintsNear(rota, at, at), at).staffIds;
}

/** Without a hole from one instant to the other: where nobody is on call, a duty says so. */
export function dutiesBetween(rota: Rota, from: Instant, until: Instant): readonly Duty[] {
  const stints = stintsNear(rota, from, until);
  const changes = [...stints, ...rota.overrides].flatMap((one) => [one.from, one.until]);
  const inside = changes.filter((at) => at > from && at < until);
  const instants = [from, ...new Set(inside.toSorted()), until];
  const duties: Duty[] = [];
  for (const [index, start] of instants.slice(0, -1).entries()) {
    const end = instants[index + 1] as Instant;
    const { staffIds, isOverride } = dutyAt(rota, stints, start);
    const last = duties.at(-1);
    if (last && last.isOverride === isOverride && isSame(last.staffIds, staffIds))
      duties[duties.length - 1] = { ...last, until: end };
    else duties.push({ from: start, until: end, staffIds, isOverride });
  }
  return duties;
}

export interface Gap {
  readonly from: Instant;
  readonly until: Instant;
}

/** Where a shift was planned, whoever holds it is away and nobody stands in. What nobody planned is no such hole. */
export function unheldBetween(rota: Rota, from: Instant, until: Instant): readonly Gap[] {
  const planned = dutiesBetween({ ...rota, away: [] }, from, until).filter(
    ({ staffIds }) => staffIds.length > 0,
  );
  const holes = dutiesBetween(rota, from, until).filter(({ staffIds }) => staffIds.length === 0);
  const unheld = holes.flatMap((hole) => planned.flatMap((duty) => inBoth(hole, duty)));
  return unheld.reduce<readonly Gap[]>(joined, []);
}

/** Where nobody was ever planned. */
export const unplannedBetween = (rota: Rota, from: Instant, until: Instant): readonly Gap[] =>
  dutiesBetween({ ...rota, away: [] }, from, until).filter(({ staffIds }) => staffIds.length === 0);

function inBoth(one: Gap, other: Gap): readonly Gap[] {
  const from = latest(one.from, other.from);
  const until = one.until < other.until ? one.until : other.until;
  return from < until ? [{ from, until }] : [];
}

/** Of several shifts that follow upon each other, one hole. */
function joined(before: readonly Gap[], { from, until }: Gap): readonly Gap[] {
  const last = before.at(-1);
  return last?.until === from
    ? [...before.slice(0, -1), { from: last.from, until }]
    : [...before, { from, until }];
}

export function isAwayAt({ away, timeZone }: Rota, staffId: StaffId, at: Instant): boolean {
  const day = dayOf(at, timeZone);
  return away.some((one) => one.staffId === staffId && one.firstOn <= day && day <= one.lastOn);
}

function dutyAt(
  { overrides }: Rota,
  stints: readonly Stint[],
  at: Instant,
): Pick<Duty, 'staffIds' | 'isOverride'> {
  const standIn = overrides.findLast((one) => holds(one, at));
  if (standIn) return { staffIds: [standIn.staffId], isOverride: true };
  const staffIds = [...new Set(stints.filter((one) => holds(one, at)).map(({ staffId }) => staffId))];
  return { staffIds: staffIds.toSorted(), isOverride: false };
}

const holds = ({ from, until }: Pick<Stint, 'from' | 'until'>, at: Instant): boolean =>
  from <= at && at < until;

const isSame = (one: readonly StaffId[], other: readonly StaffId[]): boolean =>
  one.length === other.length && one.every((staffId, index) => staffId === other[index]);

/** Every stretch of a shift that may touch this time, less what falls on a day on which its holder is away. */
function stintsNear({ shifts, away }: Rota, from: Instant, until: Instant): readonly Stint[] {
  return shifts.flatMap((shift) => {
    const theirs = away.filter(({ staffId }) => staffId === shift.staffId);
    return daysNear(shift, from, until).flatMap((day) =>
      without(stintOn(shift, day), theirs, shift.timeZone),
    );
  });
}

function daysNear(
  { weekdays, everyWeeks, firstOn, lastOn, timeZone }: Shift,
  from: Instant,
  until: Instant,
): Day[] {
  const days: Day[] = [];
  const first = mondayOf(firstOn);
  // One that began the day before may still go on.
  const last = dayOf(until, timeZone);
  for (let day = addToDay(dayOf(from, timeZone), -1); day <= last; day = addToDay(day, 1)) {
    const isWithin = day >= firstOn && (lastOn === null || day <= lastOn);
    const weeks = Math.round(daysBetween(first, mondayOf(day)) / 7);
    if (isWithin && weekdays.includes(weekdayOf(day)) && weeks % everyWeeks === 0) days.push(day);
  }
  return days;
}

/** A clock that is set forward or back makes it shorter or longer, and leaves no hole to the next one. */
function stintOn({ staffId, from, until, timeZone }: Shift, day: Day): Stint {
  const lastDay = until <= from ? addToDay(day, 1) : day;
  return { staffId, from: atLocal(day, from, timeZone), until: atLocal(lastDay, until, timeZone) };
}

function without(stint: Stint, away: readonly Away[], timeZone: string): readonly Stint[] {
  return away.reduce<readonly Stint[]>(
    (left, { firstOn, lastOn }) => {
      const gone = {
        from: atLocal(firstOn, '00:00', timeZone),
        until: atLocal(addToDay(lastOn, 1), '00:00', timeZone),
      };
      return left.flatMap((one) => cut(one, gone));
    },
    stint.from < stint.until ? [stint] : [],
  );
}

function cut(stint: Stint, { from, until }: Pick<Stint, 'from' | 'until'>): readonly Stint[] {
  if (until <= stint.from || from >= stint.until) return [stint];
  const before = { ...stint, until: from };
  const after = { ...stint, from: until };
  return [before, after].filter((one) => one.from < one.until);
}

const startOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

const daysBetween = (one: Day, other: Day): number => Math.round((startOf(other) - startOf(one)) / dayMs);

export function weekdayOf(day: Day): Weekday {
  return (((new Date(startOf(day)).getUTCDay() + 6) % 7) + 1) as Weekday;
}

const mondayOf = (day: Day): Day => addToDay(day, 1 - weekdayOf(day));
