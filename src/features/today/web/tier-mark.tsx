import type { Tier } from '#core/protocol/protocol.ts';
import { tierWords } from '#ui/case-words.ts';

/** How worried to be, as a clinician judged it; routine needs no word in a list. */
export function TierMark({ tier }: { readonly tier: Tier | null }) {
  if (tier === null || tier === 'routine') return null;
  return (
    <span className="tier" data-tier={tier}>
      {tierWords[tier]}
    </span>
  );
}
