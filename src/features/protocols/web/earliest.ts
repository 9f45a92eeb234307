import type { Ladder, ProtocolLimits } from '#core/protocol/protocol.ts';

/** Minutes from the start to each step, if everybody does at once what they are asked; null while a time is missing. */
export function earliestMinutes({ steps }: Ladder, limits: ProtocolLimits): readonly (number | null)[] {
  const known = new Map<string, number | null>([
    ['session-start', 0],
    ['miss-confirmed', limits.missedAfterMinutes],
  ]);
  return steps.map(({ id, timing: { after, waitMinutes } }) => {
    const from = known.get(after) ?? null;
    const at = from === null || !Number.isInteger(from + waitMinutes) ? null : from + waitMinutes;
    known.set(id, at);
    return at;
  });
}
