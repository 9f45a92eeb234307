/** One tab for each tier, and one for what holds on all of them. */
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Tier, tiers } from '#core/protocol/protocol.ts';
import { capital } from '#core/sentence.ts';
import { tierWords } from '#ui/case-words.ts';
import { Mark } from '#ui/mark.tsx';

export type Part = Tier | 'all';
export const parts: readonly Part[] = [...tiers, 'all'];

export const partWords = (part: Part): string => (part === 'all' ? 'Every tier' : capital(tierWords[part]));

export interface TierTabsProps {
  readonly part: Part;
  readonly onPart: (part: Part) => void;
  /** Where something has to be mended. */
  readonly flawed?: ReadonlySet<Part>;
  readonly children: ReactNode;
}

export function TierTabs({ part, onPart, flawed, children }: TierTabsProps) {
  return (
    <Tabs value={part} onChange={(next) => onPart(next as Part)} keepMounted={false} className="tier-tabs">
      <Tabs.List aria-label="Tiers">
        {parts.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {partWords(one)}
            {flawed?.has(one) && (
              <span className="tab-flaw">
                <Mark shape="half" tone="unaccounted" /> mend
              </span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={part} pt="md">
        {children}
      </Tabs.Panel>
    </Tabs>
  );
}
