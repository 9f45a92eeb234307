import type { Tier } from '#core/protocol/protocol.ts';
import { tierWords } from '#ui/case-words.ts';

/** How worried to be when this client is missing, as a clinician judged it. */
export function TierBadge({ tier }: { readonly tier: Tier }) {
  return (
    <span className="tier" data-tier={tier}>
      {tierWords[tier]}
    </span>
  );
}
