import { expect, test, vi } from 'vitest';
import { systemClock } from './system-clock.ts';

test('a wait ends when its time has come, or at once when it is called off', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-03T14:00:00Z') });
  try {
    const ended: string[] = [];
    const callOff = new AbortController();
    const waits = [
      systemClock.passes(3).then(() => ended.push(`came at ${systemClock.now()}`)),
      systemClock.passes(600, callOff.signal).then(() => ended.push('called off')),
    ];
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(ended).toEqual([]);
    callOff.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all(waits);
    expect(ended).toEqual(['called off', 'came at 2026-03-03T14:03:00.000Z']);
  } finally {
    vi.useRealTimers();
  }
});

test('when the clock is set forward, a long wait is over within a minute', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-03T14:00:00Z') });
  try {
    const wait = systemClock.passes(8 * 60);
    vi.setSystemTime(new Date('2026-03-03T23:00:00Z'));
    await vi.advanceTimersByTimeAsync(60_000);
    await wait;
    expect(systemClock.now()).toBe('2026-03-03T23:01:00.000Z');
  } finally {
    vi.useRealTimers();
  }
});
