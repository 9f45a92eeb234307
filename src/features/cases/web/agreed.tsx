/** What was agreed with the client, as it was frozen when the case opened; shown before anything else [P1.1]. */
import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { PlanChannel, PlanEmergencyContact } from '#core/case/plan.ts';
import { messageWords } from '#core/case/vocabulary-words.ts';
import type { SafeHours } from '#core/time/safe-hours.ts';
import { atClock, fullDay } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { CaseView } from './case-view.ts';
import { contactName, useContactsOnFile } from './reach.ts';
import { Section } from './section.tsx';
import { Terms } from './terms.tsx';
import { scopeWords } from './words.ts';

export function Agreed({ view }: { readonly view: CaseView }) {
  const { one, state, zone, now } = view;
  const onFile = useContactsOnFile(view);
  // What they said themselves stays in sight; the rest would push the one next thing off a phone's first screen.
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { agreement, channels, emergencyContacts } = state.plan;
  const barred = new Set([...state.barredContacts, ...state.withdrawnContacts]);
  return (
    <Section title={`Agreed with ${one.clientName}`} className="agreed">
      <Text>
        {agreement
          ? `Signed ${fullDay(agreement.signedAt, zone)}`
          : 'Nothing was agreed for a missed session.'}
      </Text>
      {(state.agreementReviewedAt || state.status === 'open') && (
        <Text c={state.agreementReviewedAt ? 'var(--kept-accounted)' : 'var(--kept-late)'} fw={600}>
          <Mark
            shape={state.agreementReviewedAt ? 'check' : 'half'}
            tone={state.agreementReviewedAt ? 'accounted' : 'late'}
          />{' '}
          {state.agreementReviewedAt
            ? `Reviewed ${atClock(state.agreementReviewedAt, now, zone)}`
            : 'Not reviewed yet in this case'}
        </Text>
      )}
      <Terms view={view} />
      <details className="agreed-details" open={!isPhone}>
        <summary>Ways to reach {one.clientName}, and emergency contacts</summary>
        <Text mt="sm" fw={600}>
          Ways to reach {one.clientName}, in this order
        </Text>
        {channels.length === 0 && <Text>None was allowed.</Text>}
        <ol className="plain-steps">
          {channels.map((channel) => (
            <li key={channel.id}>
              {state.withdrawnChannels.includes(channel.id)
                ? `${channelName(channel)}: not used any more`
                : withRules(channel)}
            </li>
          ))}
        </ol>
        <Text mt="sm" fw={600}>
          Emergency contacts
        </Text>
        {emergencyContacts.length === 0 && <Text>None was named.</Text>}
        {emergencyContacts.map((contact) => (
          <Text key={contact.id}>
            {contactName(contact, onFile.get(contact.id))}: {contactRule(contact, barred.has(contact.id))}
          </Text>
        ))}
      </details>
    </Section>
  );
}

function contactRule(contact: PlanEmergencyContact, isClosed: boolean): string {
  if (contact.barred || isClosed) return 'not to be contacted';
  if (contact.revoked) return 'consent was taken back';
  const condition = contact.doNotUseIf ? `; not if: ${contact.doNotUseIf}` : '';
  return scopeWords[contact.scope] + condition;
}

const channelName = ({ kind, label }: PlanChannel): string =>
  label && label !== messageWords[kind] ? `${label} (${messageWords[kind]})` : messageWords[kind];

function withRules(channel: PlanChannel): string {
  const voicemail = channel.voicemailAllowed ? 'a voicemail may be left' : 'no voicemail';
  const rules = [
    ...(channel.kind === 'voice' ? [voicemail] : []),
    ...(channel.safeHours ? [hoursInWords(channel.safeHours)] : []),
  ];
  return [channelName(channel), ...rules].join(', ');
}

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function hoursInWords({ from, to, weekdays }: SafeHours): string {
  const days = weekdays.length === 7 ? '' : ` on ${weekdays.map((day) => weekdayNames[day - 1]).join(', ')}`;
  return `${from} to ${to}${days}`;
}
