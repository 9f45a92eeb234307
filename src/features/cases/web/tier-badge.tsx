import type { Tier } from '#core/protocol/protocol.ts';
import { tierWords } from '#ui/case-words.ts';

/** How worried to be, as a clinician judged it; nothing where it is not for whoever looks. */
export function TierBadge({ tier }: { readonly tier: Tier | null }) {
  if (tier === null) return null;
  return (
    <span className="tier" data-tier={tier}>
      {tierWords[tier]}
    </span>
  );
}
