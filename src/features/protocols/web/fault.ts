/** Where in a protocol the thing stands that most likely has to be mended. */
import type { Bounds, Ladder, ProtocolLimits } from '#core/protocol/protocol.ts';
import type { Finding } from '#core/verifier/verdict.ts';

export type Fault =
  | { readonly kind: 'step'; readonly index: number }
  | { readonly kind: 'limit'; readonly limit: keyof ProtocolLimits }
  | { readonly kind: 'bound'; readonly bound: keyof Bounds }
  | { readonly kind: 'effort' };

export function faultOf(finding: Finding, { steps }: Ladder): Fault | null {
  const step = (index: number): Fault | null => (index < 0 ? null : { kind: 'step', index });
  const named = step(lastNamed(finding, steps));
  switch (finding.promise) {
    case 'person-in-time':
      return { kind: 'limit', limit: 'askAfterMinutes' };
    case 'everybody-in-time':
      return { kind: 'limit', limit: 'answerMinutes' };
    case 'message-may-arrive':
      return { kind: 'limit', limit: 'lateMinutes' };
    case 'enough-tried':
    case 'somebody-decides':
      return step(steps.findIndex(({ kind }) => kind === 'decide')) ?? { kind: 'effort' };
    case 'never-quiet':
      return named ?? { kind: 'limit', limit: 'reviewMinutes' };
    default:
      return named;
  }
}

/** The step that the finding itself names, or else the last one on the way to it. */
function lastNamed({ words, path }: Finding, steps: Ladder['steps']): number {
  const told = [...path.map((entry) => entry.words), words].join(' ');
  const names = [...told.matchAll(/"([a-z][a-z0-9-]*)"/g)].map(([, name]) => name);
  return steps.findIndex(({ id }) => id === names.findLast((name) => steps.some((step) => step.id === name)));
}
