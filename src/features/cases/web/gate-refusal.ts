/** Whether anybody else may be told at all, before it is said who and what. */
import type { CommandOf } from '#core/case/commands.ts';
import type { EmergencyContactId } from '#core/ids.ts';
import { instant } from '#core/time/instant.ts';
import { type Asking, type Deed, whyNot } from './why-not.ts';

export function gateRefusal(asking: Asking, gate: 'contact' | 'welfare'): string | null {
  return gate === 'contact' ? contactRefusal(asking) : whyNot(asking, probeWelfare(asking));
}

/** What stands in the way of each contact; only if all are barred or refused is there nothing to decide. */
function contactRefusal(asking: Asking): string | null {
  const { emergencyContacts } = asking.state.plan;
  if (emergencyContacts.length === 0) return 'The client named no emergency contact.';
  const refusals = emergencyContacts.map(({ id }) => whyNot(asking, probeContact(id)));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

/** The most that could be allowed: a threat, with facts, and the condition read. What is chosen later is asked again. */
export const probeContact = (contactId: EmergencyContactId): Deed =>
  ({
    type: 'request-emergency-contact',
    contactId,
    basis: 'serious-and-imminent',
    reason: '…',
    facts: '…',
    reveals: [],
    conditionChecked: true,
  }) as Deed;

function probeWelfare({ now }: Asking): Deed {
  const disclosure = { recipient: '…', address: '', description: '…', purpose: '…' };
  const probe: Omit<CommandOf<'request-welfare-check'>, 'by'> = {
    type: 'request-welfare-check',
    agency: { name: '…', kind: 'mobile-crisis', phone: '' },
    location: { text: '…', confirmedAt: null },
    basis: '…',
    alternativesConsidered: '…',
    whyThisAgency: '…',
    callTaker: '',
    incidentNumber: '',
    happenedAt: instant(now.toISOString()),
    disclosure,
    callBackAt: null,
  };
  return probe;
}
