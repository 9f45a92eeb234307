/** From a problem's path to where it stands on the screen, and back to words. */
import type { Protocol } from '#core/protocol/protocol.ts';
import { type Bounds, type ProtocolLimits, type Tier, tiers } from '#core/protocol/protocol.ts';
import { stepName } from '#core/protocol/step-name.ts';
import type { ProtocolProblem } from '#core/protocol/validate.ts';
import { boundWords, limitWords } from './step-words.ts';
import { type Part, partWords } from './tier-tabs.tsx';

export interface Place {
  readonly part: Part;
  readonly index: number | null;
  /** `Elevated · Second call` */
  readonly words: string;
}

export function placeOf(path: string, protocol: Protocol): Place {
  const [root, second, third, fourth] = path.split('.');
  const tier = tiers.find((one) => one === second) ?? null;
  if (root === 'tiers' && tier) {
    const index = third === 'steps' && fourth !== undefined ? Number(fourth) : null;
    const step = index === null ? undefined : protocol.tiers[tier].steps[index];
    return {
      part: tier,
      index,
      words: [partWords(tier), step && stepName(step.id)].filter(Boolean).join(' · '),
    };
  }
  if (root === 'bounds' && tier) {
    const bound = third as keyof Bounds | undefined;
    const label = bound && boundWords[bound]?.[0];
    return { part: tier, index: null, words: [partWords(tier), label].filter(Boolean).join(' · ') };
  }
  const limit = root === 'limits' ? limitWords[second as keyof ProtocolLimits]?.[0] : undefined;
  return { part: 'all', index: null, words: limit ?? (root === 'name' ? 'Name' : partWords('all')) };
}

export const pathOfStep = (tier: Tier, index: number): string => `tiers.${tier}.steps.${index}`;

/** What stands at one field, in words; null when nothing does. */
export type ErrorAt = (path: string) => string | null;

export function errorsOf(problems: readonly ProtocolProblem[]): ErrorAt {
  const words = new Map(problems.map(({ path, reason, wayOut }) => [path, said(`${reason} ${wayOut}`)]));
  return (path) => words.get(path) ?? null;
}

/** The core speaks of fields as they are stored; whoever edits knows them by their labels. */
export function said(words: string): string {
  const labels = Object.entries(limitWords).map(([name, [label]]) => [name, `“${label}”`] as const);
  const known = [...labels, ['session-start', 'the start'], ['miss-confirmed', 'the miss']] as const;
  return known.reduce((soFar, [name, label]) => soFar.replaceAll(name, label), words);
}
