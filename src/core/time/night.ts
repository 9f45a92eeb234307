/** The hours in which people sleep, for what can wait until they wake. */
import type { Instant } from './instant.ts';
import { addToDay, atLocal, dayOf, localTime } from './zone.ts';

const bedtime = '21:00';
const morning = '07:00';

export interface Night {
  readonly from: Instant;
  readonly until: Instant;
}

/** The one in which this instant lies; `null` by day. */
export function nightAt(at: Instant, timeZone: string): Night | null {
  const time = localTime(at, timeZone);
  if (time >= morning && time < bedtime) return null;
  const day = dayOf(at, timeZone);
  const first = time < morning ? addToDay(day, -1) : day;
  return {
    from: atLocal(first, bedtime, timeZone),
    until: atLocal(addToDay(first, 1), morning, timeZone),
  };
}
