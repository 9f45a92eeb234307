/** The protocol that somebody is working on, kept on this device until it is published or thrown away. */
import { useState } from 'react';
import type { Protocol } from '#core/protocol/protocol.ts';
import { tiers } from '#core/protocol/protocol.ts';
import { useDraft } from '#ui/draft.ts';
import type { Change } from './change-protocol.ts';
import type { PublishedVersion } from './protocol-view.ts';

interface Draft {
  readonly protocol: Protocol | null;
  /** The version that the work began from; zero while there is none. */
  readonly basedOn: number;
  readonly reason: string;
}

const nothing: Draft = { protocol: null, basedOn: 0, reason: '' };

export interface Edited {
  readonly protocol: Protocol | null;
  readonly basedOn: number;
  readonly reason: string;
  readonly isChanged: boolean;
  readonly keptAt: Date | null;
  /** One change can be taken back at a time, up to the first. */
  readonly canUndo: boolean;
  change(change: Change): void;
  undo(): void;
  setReason(reason: string): void;
  /** Somebody published meanwhile, and it has been looked at. */
  putOn(version: number): void;
  clear(): void;
}

const mostUndone = 100;

export function useEdited(inForce: PublishedVersion | null): Edited {
  const { value, set, clear, savedAt } = useDraft<Draft>('protocol', nothing);
  const [past, setPast] = useState<readonly Protocol[]>([]);
  const kept = isWhole(value.protocol) ? value.protocol : null;
  const protocol = kept ?? inForce?.document ?? null;
  const basedOn = kept ? value.basedOn : (inForce?.version ?? 0);
  const write = (next: Protocol) => set((before) => ({ ...before, protocol: next, basedOn }));
  return {
    protocol,
    basedOn,
    reason: value.reason,
    isChanged: kept !== null && JSON.stringify(kept) !== JSON.stringify(inForce?.document),
    keptAt: kept ? savedAt : null,
    canUndo: past.length > 0,
    change(change) {
      if (protocol === null) return;
      setPast((before) => [...before, protocol].slice(-mostUndone));
      write(change(protocol));
    },
    undo() {
      const before = past.at(-1);
      if (before === undefined) return;
      setPast(past.slice(0, -1));
      write(before);
    },
    setReason: (reason) => set((before) => ({ ...before, reason })),
    putOn: (version) => set((before) => ({ ...before, protocol, basedOn: version })),
    clear() {
      setPast([]);
      clear();
    },
  };
}

/** What an older version of this screen kept may have lost a part; then the work begins anew. */
function isWhole(kept: Protocol | null): kept is Protocol {
  if (kept === null || typeof kept.limits !== 'object') return false;
  return tiers.every((tier) => {
    const ladder = kept.tiers?.[tier];
    return Array.isArray(ladder?.steps) && typeof ladder.minimumEffort === 'object';
  });
}
