/** Of a rota out of a file, what the practice's own does not have yet. */
import type { Override, Rota, Shift } from '#core/on-call/duty.ts';
import type { Instant } from '#core/time/instant.ts';
import type { FromEntry, ReadRota } from './read-rota.ts';

/** A file that is taken in once more, as after a change, brings nothing twice. */
export function whatIsNew(read: ReadRota, rota: Rota, now: Instant): ReadRota {
  const leftOut = [...read.leftOut];
  const keep =
    <Part extends FromEntry>(reasonOf: (part: Part) => string | null) =>
    (part: Part): boolean => {
      const reason = reasonOf(part);
      if (reason !== null) leftOut.push({ entry: part.entry, reason });
      return reason === null;
    };
  const known = 'It is in the rota already.';
  const shifts = read.shifts.filter(
    keep((shift) => (rota.shifts.some((one) => isSameShift(one, shift)) ? known : null)),
  );
  const overrides = read.overrides.filter(
    keep((override) => {
      if (override.until <= now) return 'It is over.';
      return rota.overrides.some((one) => isSameOverride(one, override)) ? known : null;
    }),
  );
  return { shifts, overrides, leftOut };
}

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
