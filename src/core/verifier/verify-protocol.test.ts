import { describe, expect, test } from 'vitest';
import { brokenProtocols } from '#test/broken-protocols.ts';
import { defaultProtocol } from '../protocol/default.ts';
import { tiers } from '../protocol/protocol.ts';
import { verifyProtocol, verifyTier } from './verify-protocol.ts';

const patience = 120_000;

test(
  'the default protocol keeps what it promises',
  () => {
    const verdict = verifyProtocol(JSON.parse(JSON.stringify(defaultProtocol)));
    expect(verdict.tiers.flatMap((tier) => tier.findings)).toEqual([]);
    expect(verdict.isProved).toBe(true);
    expect(verdict.tiers.map(({ tier }) => tier)).toEqual(tiers);
    for (const { states, transitions } of verdict.tiers) {
      expect(states).toBeGreaterThan(10_000);
      expect(transitions).toBeGreaterThan(states);
    }
    expect(verdict.tiers[1]?.answers[0]?.words).toBe(
      'On the elevated tier, if nobody answers and every text fails, a person is asked no later than 5 minutes after the start; everybody down to the supervisor no later than 25 minutes.',
    );
  },
  patience,
);

describe('a protocol that is broken on purpose is caught:', () => {
  for (const { name, tier, protocol, breaks } of brokenProtocols) {
    test(
      name,
      () => {
        if (breaks === null) {
          const verdict = verifyProtocol(protocol);
          expect(verdict.isProved).toBe(false);
          expect(verdict.problems).not.toEqual([]);
          return;
        }
        const { findings, answers } = verifyTier(protocol, tier);
        expect(findings.map(({ promise }) => promise)).toContain(breaks);
        expect(answers).toEqual([]);
      },
      patience,
    );
  }
});
