/** What other features may ask of the client's page: an address for a check-in, and what came back. */
import type { CaseId, ClientId, MessageKey, PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { NewId, Tx } from '#engine/ports.ts';
import { linkExpiresAt, tokenFor, tokenHash } from './link.ts';
import { insertLinks, type LinkPage } from './store.ts';

export type { CheckInDeps, PageExplanation, PageReply } from './actions.ts';
export type { Reason, Wish } from './contract.ts';
export { crisisLinesToVerify, numbersToCall } from './crisis-lines.ts';
export { linkDays, linkFor } from './link.ts';
export { hourMinutes, isMoreOfTheSame } from './more-of-the-same.ts';
export { readAnsweredKey } from './store.ts';
export { languagesAwaitingReview } from './words/languages.ts';

export interface LinkToRegister extends LinkPage {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly clientId: ClientId;
  readonly key: MessageKey;
  readonly sendAt: Instant;
}

/**
 * Makes the link of each message good, for `linkDays` from `sendAt`. Call it in the transaction that queues the
 * messages; calling it twice for one key is harmless. The address is `linkFor(secret, baseUrl, key)`, asked for when
 * the message is handed over and kept nowhere.
 */
export async function registerLinks(
  tx: Tx,
  { secret, newId }: { readonly secret: string; readonly newId: NewId },
  links: readonly LinkToRegister[],
): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map(({ sendAt, ...link }) => ({
    ...link,
    id: newId(),
    tokenHash: tokenHash(tokenFor(secret, link.key)),
    createdAt: sendAt,
    expiresAt: linkExpiresAt(sendAt),
  }));
  await insertLinks(tx, rows);
}
