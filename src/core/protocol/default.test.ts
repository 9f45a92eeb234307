import { expect, test } from 'vitest';
import { defaultProtocol } from './default.ts';
import { thirdPartyKinds, tiers } from './protocol.ts';

const kinds = (tier: (typeof tiers)[number]) => defaultProtocol.tiers[tier].steps.map((step) => step.kind);

test('somebody is asked after five minutes, and after fifteen the miss may be confirmed', () => {
  expect(defaultProtocol.limits).toMatchObject({ askAfterMinutes: 5, missedAfterMinutes: 15 });
});

test('elevated and high cases need three attempts or more within 72 hours, at least 48 apart', () => {
  for (const tier of ['elevated', 'high'] as const) {
    const { steps, minimumEffort } = defaultProtocol.tiers[tier];
    expect(minimumEffort.attempts).toBeGreaterThanOrEqual(3);
    expect(minimumEffort.spreadHours).toBeGreaterThanOrEqual(48);
    const waits = steps
      .filter(({ kind }) => kind === 'call' || kind === 'check-in')
      .map((step) => step.timing.waitMinutes);
    expect(Math.max(...waits)).toBeLessThanOrEqual(72 * 60);
  }
});

test('a routine miss never leads to anybody else', () => {
  for (const kind of thirdPartyKinds) {
    expect(kinds('routine')).not.toContain(kind);
    expect(kinds('elevated')).toContain(kind);
    expect(kinds('high')).toContain(kind);
  }
});

test('no check-in waits for something that a person may never do', () => {
  for (const tier of tiers) {
    for (const step of defaultProtocol.tiers[tier].steps) {
      if (step.kind === 'check-in') expect(['session-start', 'miss-confirmed']).toContain(step.timing.after);
    }
  }
});

test('the more worrying the tier, the sooner the next person is asked', () => {
  const callAnswers = tiers.map(
    (tier) => defaultProtocol.tiers[tier].steps.find((step) => step.id === 'call')!.answerMinutes,
  );
  expect(callAnswers).toEqual(callAnswers.toSorted((one, other) => other - one));
  expect(new Set(callAnswers).size).toBe(tiers.length);
});
