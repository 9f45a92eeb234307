/** Whose a text is by its number, or a mail by its address: one client's, several who share it, or nobody's that is known. */
import type { CaseId, ClientId, ContactChannelId } from '#core/ids.ts';
import type { Tx } from '#engine/ports.ts';
import { ownersOf } from '#features/people/facts.ts';
import { openCaseOf } from './store.ts';
import { type InboundMedium, writtenCases } from './text-store.ts';

/** Somebody whom the number or address could mean. */
export interface Candidate {
  readonly clientId: ClientId;
  /** The open case, or the ended one in which something was last sent there. */
  readonly case: { readonly caseId: CaseId; readonly isOpen: boolean } | null;
  /** The channel that a stop would close; null where it is not one for this medium. */
  readonly channelId: ContactChannelId | null;
  readonly language: string;
}

/**
 * Whoever has it now. Only what nobody has any more means whoever was last written to there: it may be in other hands by
 * now.
 */
export async function candidatesFor(
  tx: Tx,
  medium: InboundMedium,
  sender: string,
): Promise<readonly Candidate[]> {
  const owners = await ownersOf(tx, sender);
  const written = await writtenCases(tx, medium, sender);
  const clientIds =
    owners.length > 0 ? owners.map(({ clientId }) => clientId) : written.map(({ clientId }) => clientId);
  const found: Candidate[] = [];
  for (const clientId of new Set(clientIds)) {
    const last = written.find((one) => one.clientId === clientId);
    const open = await openCaseOf(tx, clientId);
    const own = owners.find((one) => one.clientId === clientId && one.kind === medium);
    found.push({
      clientId,
      case: open
        ? { caseId: open.caseId, isOpen: true }
        : last
          ? { caseId: last.caseId, isOpen: false }
          : null,
      channelId: own?.channelId ?? last?.channelId ?? null,
      language: last?.language ?? '',
    });
  }
  return found;
}
