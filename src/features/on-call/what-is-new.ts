/** Of a rota out of a file, what the practice's own does not have yet. */
import type { Override, Rota, Shift } from '#core/on-call/duty.ts';
import type { Instant } from '#core/time/instant.ts';
import type { FromEntry, ReadRota } from './read-rota.ts';

/** A file that is taken in once more, as after a change, brings nothing twice. */
export function whatIsNew(read: ReadRota, rota: Rota, now: Instant): ReadRota {
  const isKnown = {
    shift: (shift: Unnamed<Shift>) => rota.shifts.some((one) => isSameShift(one, shift)),
    override: (override: Unnamed<Override>) => rota.overrides.some((one) => isSameOverride(one, override)),
  };
  const coming = read.overrides.filter(({ until }) => until > now);
  return {
    shifts: read.shifts.filter((shift) => !isKnown.shift(shift)),
    overrides: coming.filter((override) => !isKnown.override(override)),
    leftOut: [
      ...read.leftOut,
      ...because('It is in the rota already.', [
        ...read.shifts.filter(isKnown.shift),
        ...coming.filter(isKnown.override),
      ]),
      ...because(
        'It is over.',
        read.overrides.filter(({ until }) => until <= now),
      ),
    ],
  };
}

const because = (reason: string, parts: readonly FromEntry[]): ReadRota['leftOut'] =>
  parts.map(({ entry }) => ({ entry, reason }));

type Unnamed<Part> = Omit<Part, 'id'>;

/** Whatever its days are counted from: a weekly shift that began last month is the one that begins today. */
function isSameShift(one: Unnamed<Shift>, other: Unnamed<Shift>): boolean {
  return (
    one.staffId === other.staffId &&
    one.from === other.from &&
    one.until === other.until &&
    one.timeZone === other.timeZone &&
    one.everyWeeks === other.everyWeeks &&
    one.lastOn === other.lastOn &&
    (one.everyWeeks === 1 || one.firstOn === other.firstOn) &&
    [...one.weekdays].sort().join() === [...other.weekdays].sort().join()
  );
}

const isSameOverride = (one: Unnamed<Override>, other: Unnamed<Override>): boolean =>
  one.staffId === other.staffId && one.from === other.from && one.until === other.until;
