import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, type Instant, instant, minutesBetween } from '../time/instant.ts';
import { type PageMedium, pagesDue, type Question, type Way } from './pages-due.ts';

const askedAt = instant('2026-03-03T14:00:00Z');
const at = (minutes: number): Instant => addMinutes(askedAt, minutes);
const way = (medium: PageMedium, afterMinutes: number): Way => ({ id: medium, medium, afterMinutes });
const question = (answerMinutes: number, urgent = false): Question => ({
  askedAt,
  answerBy: at(answerMinutes),
  urgent,
});

/** Looks whenever it is time, as the worker does, and says what was sent when. */
function follow(ways: readonly Way[], asked: Question): readonly string[] {
  const sent: string[] = [];
  let since: Instant | null = null;
  for (let now = asked.askedAt; now < asked.answerBy; ) {
    const { due, nextAt } = pagesDue(ways, asked, since, now);
    sent.push(...due.map(({ medium }) => `${minutesBetween(asked.askedAt, now)} ${medium}`));
    since = now;
    now = nextAt;
  }
  return sent;
}

test('each way comes at its own time', () => {
  const ways = [way('voice', 10), way('email', 0), way('sms', 2)];
  expect(follow(ways, question(15))).toEqual(['0 email', '2 sms', '10 voice']);
});

test('an urgent question comes again five minutes after the last way, and the mail does not', () => {
  const ways = [way('email', 0), way('sms', 0), way('voice', 3)];
  expect(follow(ways, question(20, true))).toEqual([
    '0 email',
    '0 sms',
    '3 voice',
    '8 sms',
    '11 voice',
    '16 sms',
    '19 voice',
  ]);
});

test('a usual question comes more rarely each time', () => {
  expect(follow([way('sms', 0)], question(240))).toEqual(['0 sms', '15 sms', '45 sms', '105 sms', '225 sms']);
});

test('who has nothing but mail is written to once, and looked at again when the case asks the next person', () => {
  expect(pagesDue([way('email', 0)], question(15), null, at(0))).toEqual({
    due: [way('email', 0)],
    nextAt: at(15),
  });
});

test('a worker that stood still sends once over each way what it missed', () => {
  const ways = [way('email', 0), way('sms', 0)];
  expect(pagesDue(ways, question(120), null, at(100)).due).toEqual(ways);
  expect(pagesDue(ways, question(120), at(0), at(100)).due).toEqual([way('sms', 0)]);
});

test('after its time a question is looked at and pages nobody', () => {
  const ways = [way('sms', 0)];
  expect(pagesDue(ways, question(15), at(0), at(15))).toEqual({ due: [], nextAt: at(20) });
});

describe('whatever a person set', () => {
  const media: readonly PageMedium[] = ['email', 'sms', 'voice', 'push'];
  const ways = fc
    .array(fc.record({ medium: fc.constantFrom(...media), afterMinutes: fc.integer({ min: 0, max: 60 }) }), {
      maxLength: 5,
    })
    .map((some) => some.map((one, index): Way => ({ ...one, id: String(index) })));
  const questions = fc.record({
    answerMinutes: fc.integer({ min: 1, max: 2000 }),
    urgent: fc.boolean(),
  });
  const moments = fc.integer({ min: 0, max: 3000 });

  test('there is always a later moment to look again, never after the case asks the next person', () => {
    fc.assert(
      fc.property(ways, questions, moments, (some, { answerMinutes, urgent }, minute) => {
        const asked = question(answerMinutes, urgent);
        const { nextAt } = pagesDue(some, asked, null, at(minute));
        expect(nextAt > at(minute)).toBe(true);
        if (at(minute) < asked.answerBy) expect(nextAt <= asked.answerBy).toBe(true);
      }),
    );
  });

  test('how often somebody looks in between changes nothing of what is sent', () => {
    fc.assert(
      fc.property(
        ways,
        questions,
        fc.array(moments, { maxLength: 8 }),
        (some, { answerMinutes, urgent }, looks) => {
          const asked = question(Math.min(answerMinutes, 300), urgent);
          const usual = follow(some, asked).toSorted();
          const sent: string[] = [];
          let since: Instant | null = null;
          const steps = new Set<Instant>(looks.map(at).filter((moment) => moment < asked.answerBy));
          for (let now: Instant = askedAt; now < asked.answerBy; ) {
            const { due, nextAt }: ReturnType<typeof pagesDue> = pagesDue(some, asked, since, now);
            sent.push(...due.map(({ medium }) => `${minutesBetween(askedAt, now)} ${medium}`));
            since = now;
            const [soon] = [...steps].filter((step) => step > now).toSorted();
            now = soon !== undefined && soon < nextAt ? soon : nextAt;
          }
          expect(sent.toSorted()).toEqual(usual);
        },
      ),
    );
  });
});
