import { Badge } from '@mantine/core';
import type { Tier } from '#core/protocol/protocol.ts';
import { tierWords } from './words.ts';

/** How worried to be, as a clinician judged it. */
export function TierBadge({ tier }: { readonly tier: Tier }) {
  return (
    <Badge variant="outline" size="lg" tt="none" fw={600} className="tier" data-tier={tier}>
      {tierWords[tier]}
    </Badge>
  );
}
