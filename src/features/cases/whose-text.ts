/** Whose a text is, by its number: one client's, several who share it, or nobody's that is known. */
import type { CaseId, ClientId, ContactChannelId } from '#core/ids.ts';
import type { Tx } from '#engine/ports.ts';
import { ownersOf } from '#features/people/facts.ts';
import { openCaseOf } from './store.ts';
import { textedCases } from './text-store.ts';

/** Somebody whom the number could mean. */
export interface Candidate {
  readonly clientId: ClientId;
  /** The open case, or the ended one in which this number was last texted. */
  readonly case: { readonly caseId: CaseId; readonly isOpen: boolean } | null;
  /** The channel that a stop would close; null where the number is not one for texts. */
  readonly channelId: ContactChannelId | null;
  readonly language: string;
}

/**
 * Whoever has the number now. Only a number that nobody has any more means whoever was last texted there: it may be in
 * other hands by now.
 */
export async function candidatesFor(tx: Tx, sender: string): Promise<readonly Candidate[]> {
  const owners = await ownersOf(tx, sender);
  const texted = await textedCases(tx, sender);
  const clientIds =
    owners.length > 0 ? owners.map(({ clientId }) => clientId) : texted.map(({ clientId }) => clientId);
  const found: Candidate[] = [];
  for (const clientId of new Set(clientIds)) {
    const last = texted.find((one) => one.clientId === clientId);
    const open = await openCaseOf(tx, clientId);
    const own = owners.find((one) => one.clientId === clientId && one.kind === 'sms');
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
