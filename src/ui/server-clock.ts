/**
 * The server's clock on this device. What is late or due is counted by the server, and a phone's own clock may be hours
 * off; each answer that says when it was given sets it right.
 */
import { useEffect, useMemo, useState } from 'react';

const tickMs = 5_000;

export interface ServerClock {
  readonly now: Date;
  /** How far the device is off, when it is so far that somebody could be misled; positive when it is ahead. */
  readonly deviceAheadMinutes: number;
}

/** `saidAt` is the server's clock in an answer, `heardAt` the device's, in milliseconds, when the answer came. */
export function useServerClock(saidAt: string | undefined, heardAt: number): ServerClock {
  const [device, setDevice] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setDevice(Date.now()), tickMs);
    return () => clearInterval(ticking);
  }, []);
  const aheadMs = saidAt === undefined ? 0 : heardAt - Date.parse(saidAt);
  // An answer that came since the last tick is newer than the tick.
  const nowMs = Math.max(device, heardAt) - aheadMs;
  // The same until the next tick, so that nothing is worked out anew because of it.
  const now = useMemo(() => new Date(nowMs), [nowMs]);
  const aheadMinutes = Math.round(aheadMs / 60_000);
  return { now, deviceAheadMinutes: Math.abs(aheadMinutes) >= 2 ? aheadMinutes : 0 };
}
