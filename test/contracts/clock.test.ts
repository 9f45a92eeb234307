/** What every clock promises, whoever turns its hands. */
import { describe, expect, test } from 'vitest';
import { systemClock } from '#adapters/system-clock.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Clock } from '#engine/ports.ts';
import { handClock } from '#test/clocks.ts';

const moment = 1 / 60 / 50;

interface Held {
  readonly clock: Clock;
  /** Lets so many minutes go by, or waits until they have. */
  turn(minutes: number): void;
}

const kinds: readonly [string, () => Held][] = [
  ['the system clock', () => ({ clock: systemClock, turn: () => {} })],
  [
    'a clock held by hand',
    () => {
      const clock = handClock('2026-03-03T14:00:00Z');
      return { clock, turn: (minutes) => clock.advance(minutes) };
    },
  ],
];

describe.each(kinds)('%s', (_name, hold) => {
  test('says now as UTC text of the one form', () => {
    expect(hold().clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('runs on by as much as goes by', () => {
    const { clock, turn } = hold();
    const before = clock.elapsed();
    turn(moment);
    expect(clock.elapsed()).toBeGreaterThanOrEqual(before);
  });

  test('a wait ends no earlier than asked', async () => {
    const { clock, turn } = hold();
    const until = addMinutes(clock.now(), moment);
    const waited = clock.passes(moment);
    turn(moment);
    await waited;
    expect(clock.now() >= until).toBe(true);
  });

  test('waiting for no time ends at once', async () => {
    const { clock } = hold();
    await expect(clock.passes(0)).resolves.toBeUndefined();
    await expect(clock.passes(-5)).resolves.toBeUndefined();
  });

  test('a wait that is called off ends at once, also when it was called off before it began', async () => {
    const { clock } = hold();
    const called = new AbortController();
    const waited = clock.passes(60, called.signal);
    called.abort();
    await expect(waited).resolves.toBeUndefined();
    await expect(clock.passes(60, called.signal)).resolves.toBeUndefined();
  });
});
