import { array, assert, boolean, constantFrom, integer, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { type CarriedMinute, type Standing, standingOf } from './standing.ts';
import { type Trouble, troubles } from './trouble.ts';

const noon = '2026-03-03T12:00:00.000Z' as Instant;
const at = (minutes: number): Instant => addMinutes(noon, minutes);

function minute(minutes: number, parts: Partial<CarriedMinute>): CarriedMinute {
  const quiet = { accepted: 0, troubles: 0, trouble: null, endsInTrouble: false, delivered: 0, slow: 0 };
  return { at: at(minutes), ...quiet, ...parts };
}
const good = (minutes: number, accepted = 1) => minute(minutes, { accepted });
const bad = (minutes: number, trouble: Trouble, many = 1) =>
  minute(minutes, { troubles: many, trouble, endsInTrouble: true });

const standing = (...minutes: readonly CarriedMinute[]): Standing =>
  standingOf(minutes, minutes.at(-1)?.at ?? noon);

describe('how it falls', () => {
  test('one that was never heard of works as far as anybody knows', () => {
    expect(standing()).toEqual({ state: 'working', since: null, why: null, share: 1, heardAt: null });
  });

  test('refused credentials are for everybody, so one refusal is enough', () => {
    expect(standing(good(0), bad(1, 'credentials'))).toMatchObject({
      state: 'down',
      why: 'credentials',
      since: at(1),
      share: 0,
    });
  });

  test('a server that cannot be reached once is tried again before anybody is told', () => {
    expect(standing(good(0), bad(1, 'unreachable')).state).toBe('working');
    expect(standing(bad(1, 'unreachable'), bad(2, 'unreachable'), bad(4, 'unreachable'))).toMatchObject({
      state: 'down',
      why: 'unreachable',
    });
  });

  test('a quarter of the messages in trouble is a struggle', () => {
    const some = { accepted: 3, troubles: 1, trouble: 'busy', endsInTrouble: true } as const;
    expect(standing(minute(0, some))).toMatchObject({ state: 'struggling', why: 'busy', share: 0.5 });
  });

  test('messages that arrive late are a struggle too, though each arrived', () => {
    expect(standing(minute(0, { accepted: 5, delivered: 6, slow: 1 }))).toMatchObject({
      state: 'struggling',
      why: 'slow',
    });
    expect(standing(minute(0, { accepted: 5, delivered: 20, slow: 1 })).state).toBe('working');
  });
});

describe('how it comes back', () => {
  test('by single messages, then a fifth, then half, then all', () => {
    const fallen = [bad(0, 'credentials')];
    const seen: (string | number)[][] = [];
    const coming = [good(5), good(6), good(7), good(8, 5), good(9, 9), good(10), good(11)];
    for (let many = 1; many <= coming.length; many += 1) {
      const { state, share } = standing(...fallen, ...coming.slice(0, many));
      seen.push([state, share]);
    }
    expect(seen).toEqual([
      ['returning', 0],
      ['returning', 0],
      ['returning', 0.2],
      ['returning', 0.5],
      ['returning', 0.5],
      ['working', 1],
      ['working', 1],
    ]);
  });

  test('who falls again on the way is as far down as before', () => {
    const { state, share, since } = standing(bad(0, 'credentials'), good(5, 3), bad(6, 'account'));
    expect({ state, share, since }).toEqual({ state: 'down', share: 0, since: at(0) });
  });

  test('after a message that went through, an hour without trouble is as good as many messages', () => {
    const history = [bad(0, 'credentials'), good(20)];
    expect(standingOf(history, at(79)).state).toBe('returning');
    expect(standingOf(history, at(80)).state).toBe('working');
  });

  test('silence mends nothing', () => {
    expect(standingOf([bad(0, 'balance')], at(300)).state).toBe('down');
  });
});

const someMinutes = array(
  record({
    gap: integer({ min: 1, max: 90 }),
    accepted: nat({ max: 12 }),
    troubles: nat({ max: 12 }),
    trouble: constantFrom(...troubles),
    endsInTrouble: boolean(),
    delivered: nat({ max: 12 }),
    slow: nat({ max: 12 }),
  }),
  { maxLength: 40 },
).map((parts) => {
  let minutes = 0;
  return parts.map(({ gap, trouble, troubles: many, endsInTrouble, delivered, slow, accepted }) => {
    minutes += gap;
    return minute(minutes, {
      accepted,
      delivered,
      slow: Math.min(slow, delivered),
      troubles: many,
      trouble: many > 0 ? trouble : null,
      endsInTrouble: many > 0 && (endsInTrouble || accepted === 0),
    });
  });
});

const rank = { 0: 0, 0.2: 1, 0.5: 2, 1: 3 } as Readonly<Record<number, number>>;

describe('whatever happens', () => {
  test('it says since when and why exactly while it does not work', () => {
    assert(
      property(someMinutes, (minutes) => {
        const { state, since, why, share } = standing(...minutes);
        const works = state === 'working';
        expect([since === null, why === null, share === 1]).toEqual([works, works, works]);
        if (state === 'down') expect(share).toBe(0);
      }),
    );
  });

  test('it never comes back by more than a step at a time, but after a quiet hour', () => {
    assert(
      property(someMinutes, (minutes) => {
        for (let many = 1; many < minutes.length; many += 1) {
          const before = standing(...minutes.slice(0, many));
          const after = standing(...minutes.slice(0, many + 1));
          const isQuiet = standingOf(minutes.slice(0, many), minutes[many]?.at ?? noon).state === 'working';
          if (!isQuiet) expect((rank[after.share] ?? 0) - (rank[before.share] ?? 0)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('without trouble and in time it always works', () => {
    assert(
      property(someMinutes, (minutes) => {
        const calm = minutes.map((one) => ({
          ...one,
          troubles: 0,
          trouble: null,
          endsInTrouble: false,
          slow: 0,
        }));
        expect(standing(...calm).state).toBe('working');
      }),
    );
  });

  test('messages that go through for long enough bring anybody back', () => {
    assert(
      property(someMinutes, (minutes) => {
        const end = minutes.at(-1)?.at ?? noon;
        const calm = Array.from({ length: 40 }, (_, count) => ({
          ...good(0),
          at: addMinutes(end, count + 1),
        }));
        expect(standing(...minutes, ...calm).state).toBe('working');
      }),
    );
  });
});
