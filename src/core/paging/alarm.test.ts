import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StaffId } from '../ids.ts';
import { addMinutes, type Instant, instant, minutesBetween } from '../time/instant.ts';
import { type AlarmAsk, type AlarmPace, againAlarmAsk, atOnce, nextAlarmAsk, thisEvening } from './alarm.ts';

const raisedAt = instant('2026-03-03T22:00:00Z');
const [ada, lena, marcus] = ['ada', 'lena', 'marcus'] as unknown as [StaffId, StaffId, StaffId];

/** Nobody answers: who is asked, after how many minutes. */
function inVain(
  people: readonly [StaffId, ...StaffId[]],
  asks: number,
  pace: AlarmPace = atOnce,
): readonly string[] {
  const story: string[] = [];
  let now: Instant = raisedAt;
  let before: AlarmAsk | null = null;
  for (let asked = 0; asked < asks; asked += 1) {
    before = nextAlarmAsk({ people, pace }, before, now);
    story.push(`${minutesBetween(raisedAt, now)} ${before.staffId}`);
    now = before.answerBy;
  }
  return story;
}

test('one after the other, and again from the head', () => {
  expect(inVain([ada, lena, marcus], 4)).toEqual(['0 ada', '5 lena', '10 marcus', '15 ada']);
});

test('whoever is alone is asked as quickly for three rounds, then more rarely, and at least every half hour', () => {
  expect(inVain([ada], 8)).toEqual([
    '0 ada',
    '5 ada',
    '10 ada',
    '15 ada',
    '25 ada',
    '45 ada',
    '75 ada',
    '105 ada',
  ]);
});

test('who said "I have it" and wrote nothing down is asked again; who has left hands back to the head', () => {
  const holder = { staffId: lena, round: 1 };
  expect(againAlarmAsk({ people: [ada, lena], pace: atOnce }, holder, raisedAt)).toMatchObject({
    staffId: lena,
    round: 1,
  });
  expect(againAlarmAsk({ people: [ada, marcus], pace: atOnce }, holder, raisedAt)).toMatchObject({
    staffId: ada,
    round: 1,
  });
});

test('what has an evening comes more rarely each time, and lets people sleep where it can wait', () => {
  // 22:00 in London, as there is no summer yet.
  const sleeping = { ...thisEvening, sleepsIn: 'Europe/London' };
  expect(inVain([ada, lena], 4, thisEvening)).toEqual(['0 ada', '30 lena', '60 ada', '120 lena']);
  expect(inVain([ada, lena], 3, sleeping)).toEqual(['0 ada', '540 lena', '570 ada']);
});

describe('whoever is there', () => {
  const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });

  test('everybody is asked once before anybody is asked again', () => {
    fc.assert(
      fc.property(people, (some) => {
        const chain = some as unknown as [StaffId, ...StaffId[]];
        const asked = inVain(chain, chain.length * 2).map((line) => line.split(' ')[1]);
        expect(asked.slice(0, chain.length)).toEqual(chain);
        expect(asked.slice(chain.length)).toEqual(chain);
      }),
    );
  });

  test('the next question is always later, and never more than half an hour away', () => {
    fc.assert(
      fc.property(people, fc.nat({ max: 50 }), (some, round) => {
        const chain = some as unknown as [StaffId, ...StaffId[]];
        const { answerBy } = nextAlarmAsk(
          { people: chain, pace: atOnce },
          { staffId: chain[0], round },
          raisedAt,
        );
        expect(answerBy > raisedAt).toBe(true);
        expect(answerBy <= addMinutes(raisedAt, 30)).toBe(true);
      }),
    );
  });
});
