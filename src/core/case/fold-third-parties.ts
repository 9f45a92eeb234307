/** Events about emergency contacts and agencies. */
import { including, withCallBack, withoutCallBack } from './change-state.ts';
import type { EventOf } from './events.ts';
import type { ExistingCase } from './state.ts';

const informed: readonly EventOf<'emergency-contact-made'>['result'][] = [
  'will-check',
  'cannot-help',
  'voicemail-left',
  'someone-else-answered',
];

export function emergencyContactMade(
  state: ExistingCase,
  event: EventOf<'emergency-contact-made'>,
): ExistingCase {
  const next = event.callBackAt
    ? withCallBack(state, event.contactId, event.callBackAt)
    : withoutCallBack(state, event.contactId);
  return {
    ...next,
    contactResults: [...state.contactResults, event.result],
    partiesToTell: informed.includes(event.result)
      ? including(state.partiesToTell, event.contactId)
      : state.partiesToTell,
  };
}

export function welfareCheckReported(
  state: ExistingCase,
  event: EventOf<'welfare-check-reported'>,
): ExistingCase {
  const next = withoutCallBack(state, 'agency');
  const agencyKnows = { ...next, partiesToTell: state.partiesToTell.filter((party) => party !== 'agency') };
  switch (event.result) {
    case 'declined-by-agency':
      return { ...agencyKnows, welfare: 'declined' };
    case 'seen-safe':
      return { ...agencyKnows, welfare: 'ended', welfareSeenSafe: true };
    case 'taken-to-care':
    case 'found-dead':
      return { ...agencyKnows, welfare: 'ended' };
    case 'not-found':
    case 'no-answer-at-door':
      return { ...next, welfare: 'unsuccessful' };
  }
}

/** An agency that was told it is over has nothing left to report. */
export function allClearGiven(state: ExistingCase, party: string): ExistingCase {
  const next = {
    ...withoutCallBack(state, party),
    partiesToTell: state.partiesToTell.filter((other) => other !== party),
  };
  return party === 'agency' && next.welfare !== 'none' ? { ...next, welfare: 'ended' } : next;
}
