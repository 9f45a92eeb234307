/** Tries a protocol out beside the screen, with the same rules as the server, so that typing stays quick meanwhile. */
import type { Protocol, Tier } from '#core/protocol/protocol.ts';
import { verifyTier } from '#core/verifier/verify-protocol.ts';

export interface TrialOrder {
  readonly protocol: Protocol;
  readonly tier: Tier;
}

self.addEventListener('message', ({ data }: MessageEvent<TrialOrder>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  self.postMessage(verifyTier(data.protocol, data.tier));
});
