/** What the verifier says of a protocol while it is written: at once what is wrong on paper, then what breaks when tried. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Protocol, type Tier, tiers } from '#core/protocol/protocol.ts';
import { checkProtocol, type ProtocolProblem } from '#core/protocol/validate.ts';
import type { TierVerdict } from '#core/verifier/verdict.ts';
import type { TrialOrder } from './trial-worker.ts';

/** `away`: this browser cannot try it out; the server does when it is published. */
export type OfTier = TierVerdict | 'waiting' | 'trying' | 'away';

export interface RunningVerdict {
  readonly problems: readonly ProtocolProblem[];
  readonly tiers: Readonly<Record<Tier, OfTier>>;
}

/** Long enough that nothing is tried out in the middle of a number. */
const pauseMs = 700;

/** The tier that is being looked at is tried first. Each tier's answer is kept for as long as it is the same. */
export function useVerdict(protocol: Protocol, first: Tier): RunningVerdict {
  const problems = useMemo(() => problemsOf(protocol), [protocol]);
  const known = useRef(new Map<string, OfTier>());
  const [, redraw] = useState(0);
  const [trying, setTrying] = useState<string | null>(null);
  const isSound = problems.length === 0;

  useEffect(() => {
    if (!isSound) return;
    let worker: Worker | null = null;
    const order = [first, ...tiers.filter((tier) => tier !== first)];
    const next = () => {
      const tier = order.find((one) => !known.current.has(keyOf(protocol, one)));
      setTrying(tier ? keyOf(protocol, tier) : null);
      if (!tier) return;
      worker ??= openWorker((answer) => {
        const asked = order.find((one) => !known.current.has(keyOf(protocol, one)));
        if (asked) known.current.set(keyOf(protocol, asked), answer);
        redraw((count) => count + 1);
        next();
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage({ protocol, tier } satisfies TrialOrder);
    };
    const pausing = setTimeout(next, pauseMs);
    return () => {
      clearTimeout(pausing);
      worker?.terminate();
    };
  }, [protocol, first, isSound]);

  return {
    problems,
    tiers: forEachTier((tier) => {
      const key = keyOf(protocol, tier);
      if (!isSound) return 'waiting';
      return known.current.get(key) ?? (trying === key ? 'trying' : 'waiting');
    }),
  };
}

function openWorker(onAnswer: (answer: OfTier) => void): Worker {
  const worker = new Worker(new URL('./trial-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<TierVerdict>) => onAnswer(data));
  // An older browser lacks what the rules count nights with.
  worker.addEventListener('error', () => onAnswer('away'));
  return worker;
}

/** All that a tier's answer hangs on. */
const keyOf = ({ limits, tiers: ladders, bounds }: Protocol, tier: Tier): string =>
  JSON.stringify([tier, limits, ladders[tier], bounds?.[tier]]);

function problemsOf(protocol: Protocol): readonly ProtocolProblem[] {
  // The number is given when it is published.
  const checked = checkProtocol({ ...protocol, version: 1 });
  return 'problems' in checked ? checked.problems : [];
}

function forEachTier<Value>(of: (tier: Tier) => Value): Readonly<Record<Tier, Value>> {
  return { routine: of('routine'), elevated: of('elevated'), high: of('high') };
}
