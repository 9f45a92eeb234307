/** Numbers and addresses, which a case does not hold itself: they stay with the client's record. */
import { useQuery } from '@tanstack/react-query';
import type { PlanChannel, PlanEmergencyContact } from '#core/case/plan.ts';
import { capital } from '#core/sentence.ts';
import { callServer } from '#ui/call-server.ts';
import type { CaseView } from './case-view.ts';

export interface Reachable extends PlanChannel {
  /** Empty while it is not known. */
  readonly address: string;
}

interface OnFile {
  readonly channels: readonly { readonly id: string; readonly address: string }[];
}

const seldom = { staleTime: 60_000 };

/** The ways that the client allowed and that are still open, in the client's order. */
export function useWays({ state }: Pick<CaseView, 'state'>): readonly Reachable[] {
  const path = `/clients/${state.clientId}/channels`;
  const onFile = useQuery({ queryKey: [path], queryFn: () => callServer<OnFile>('GET', path), ...seldom });
  const addresses = new Map(onFile.data?.channels.map(({ id, address }) => [id, address]));
  return state.plan.channels
    .filter(({ id }) => !state.withdrawnChannels.includes(id))
    .map((channel) => ({ ...channel, address: addresses.get(channel.id) ?? '' }));
}

export interface ContactOnFile {
  readonly id: string;
  readonly name: string;
  readonly phones: readonly { readonly address: string; readonly label: string }[];
}

export function useContactsOnFile({ state }: Pick<CaseView, 'state'>): ReadonlyMap<string, ContactOnFile> {
  const path = `/clients/${state.clientId}/emergency-contacts`;
  const onFile = useQuery({
    queryKey: [path],
    queryFn: () => callServer<{ readonly emergencyContacts: readonly ContactOnFile[] }>('GET', path),
    ...seldom,
  });
  return new Map(onFile.data?.emergencyContacts.map((contact) => [contact.id, contact]));
}

/** `Mia Reyes (sister)`; by what they are to the client while the name is not known. */
export function contactName(
  { relationship }: PlanEmergencyContact,
  onFile: ContactOnFile | undefined,
): string {
  const relation = relationship || 'emergency contact';
  return onFile ? `${onFile.name} (${relation})` : capital(relation);
}
