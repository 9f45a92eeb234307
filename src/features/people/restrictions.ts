/**
 * A running case froze the client's permissions when it opened. A new permission never reaches it; a new restriction
 * does, in the transaction that writes it [P1.5]. Comparing the facts before and after finds every one, also those that
 * an edit causes indirectly, such as a bar on a guardian who is an emergency contact too.
 */

import type { EventOf } from '#core/case/events.ts';
import { type ConsentScope, revealsWithin } from '#core/case/plan.ts';
import type { WithdrawalReason } from '#core/case/vocabulary.ts';
import type { ClientId, ContactChannelId, EmergencyContactId } from '#core/ids.ts';
import type { ChannelFact, ClientFacts, ContactFact } from './client-facts.ts';

export type Restriction = { readonly clientId: ClientId } & (
  | { readonly kind: 'channel'; readonly channelId: ContactChannelId; readonly why: WithdrawalReason }
  | {
      readonly kind: 'emergency-contact';
      readonly contactId: EmergencyContactId;
      readonly why: EventOf<'emergency-contact-withdrawn'>['why'];
    }
);

export function restrictionsBetween(before: ClientFacts, after: ClientFacts): Restriction[] {
  const clientId = before.client.id;
  const found: Restriction[] = [];
  for (const channel of before.channels) {
    const why = channelWithdrawn(
      channel,
      after.channels.find((one) => one.id === channel.id),
    );
    if (why) found.push({ clientId, kind: 'channel', channelId: channel.id, why });
  }
  for (const contact of before.emergencyContacts) {
    const why = contactWithdrawn(
      contact,
      after.emergencyContacts.find((one) => one.id === contact.id),
    );
    if (why) found.push({ clientId, kind: 'emergency-contact', contactId: contact.id, why });
  }
  return found;
}

const channelReasons = {
  'never-contact': 'never-contact',
  'opted-out': 'opt-out',
  'not-allowed': 'client-asked',
} as const satisfies Record<NonNullable<ChannelFact['unusable']>, WithdrawalReason>;

function channelWithdrawn(before: ChannelFact, after: ChannelFact | undefined): WithdrawalReason | null {
  if (!before.usable || after?.usable) return null;
  return after?.unusable ? channelReasons[after.unusable] : 'client-asked';
}

/** A bar counts even for somebody without consent, since a serious threat could have opened another way to them. */
function contactWithdrawn(before: ContactFact, after: ContactFact | undefined): 'barred' | 'revoked' | null {
  if (after?.barred) return before.barred ? null : 'barred';
  if (!before.usable) return null;
  return after?.usable && !isNarrower(after.scope, before.scope) ? null : 'revoked';
}

function isNarrower(scope: ConsentScope, than: ConsentScope): boolean {
  return revealsWithin[scope].length < revealsWithin[than].length;
}
