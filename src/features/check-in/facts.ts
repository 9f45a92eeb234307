/** What other features may ask of the client's page: an address for a check-in, and what came back. */
import type { CaseId, ClientId, MessageKey, PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { NewId, Tx } from '#engine/ports.ts';
import { linkExpiresAt, tokenFor, tokenHash } from './link.ts';
import { insertLink, type LinkPage } from './store.ts';

export type { CheckInDeps, PageExplanation, PageReply } from './actions.ts';
export type { Reason, Wish } from './contract.ts';
export { crisisLinesToVerify } from './crisis-lines.ts';
export { linkDays, linkFor } from './link.ts';
export { languagesAwaitingReview } from './words/languages.ts';

export interface LinkToRegister extends LinkPage {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly clientId: ClientId;
  readonly key: MessageKey;
  readonly sendAt: Instant;
}

/**
 * Makes the link of one message good, for `linkDays` from `sendAt`. Call it in the transaction that queues the
 * message; calling it twice for one key is harmless. The address is `linkFor(secret, baseUrl, key)`, asked for when
 * the message is handed over and kept nowhere.
 */
export async function registerLink(
  tx: Tx,
  deps: { readonly secret: string; readonly newId: NewId },
  link: LinkToRegister,
): Promise<void> {
  await insertLink(tx, {
    ...link,
    id: deps.newId(),
    tokenHash: tokenHash(tokenFor(deps.secret, link.key)),
    createdAt: link.sendAt,
    expiresAt: linkExpiresAt(link.sendAt),
  });
}
