/**
 * Deciding to call an emergency contact. What would be said, to whom, stands here word for word before anybody is told;
 * the least is the default, and each further fact is added one by one [P6.2, P6.3].
 */
import { Checkbox, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type PlanEmergencyContact, type Reveal, revealsWithin } from '#core/case/plan.ts';
import type { ContactBasis } from '#core/case/vocabulary.ts';
import { revealWords } from '#core/case/vocabulary-words.ts';
import type { EmergencyContactId } from '#core/ids.ts';
import { capital } from '#core/sentence.ts';
import type { CaseView } from '../case-view.ts';
import { probeContact } from '../gate-refusal.ts';
import { Needs } from '../next/gate.tsx';
import { contactName, useContactsOnFile } from '../reach.ts';
import { callScript } from '../script.ts';
import { whyNot, written } from '../why-not.ts';
import { scopeWords } from '../words.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';

const least: readonly Reveal[] = ['caller-name', 'client-name', 'request-to-check'];
const more: readonly Reveal[] = ['missed-session', 'last-contact', 'concern', 'location'];

type Values = {
  readonly contactId: string;
  readonly basis: string;
  readonly reason: string;
  readonly facts: string;
  readonly further: string[];
  readonly conditionChecked: boolean;
};

export function Contact({ view }: { readonly view: CaseView }) {
  const { state, one, me } = view;
  const onFile = useContactsOnFile(view);
  const contacts = state.plan.emergencyContacts;
  return (
    <ActionForm
      view={view}
      name="contact"
      title="Decide to call an emergency contact"
      lead={<Needs view={view} />}
      empty={
        {
          contactId: contacts[0]?.id ?? '',
          basis: 'consent',
          reason: '',
          facts: '',
          further: [] as string[],
          conditionChecked: false,
        } as Values
      }
      path="emergency-contact-requests"
      toBody={bodyOf}
      missing={({ reason, basis, facts }) =>
        missingOf({
          reason: wanted(reason),
          facts: basis === 'serious-and-imminent' ? wanted(facts) : undefined,
        })
      }
      refusal={(values) =>
        whyNot(view, {
          type: 'request-emergency-contact',
          ...bodyOf({ ...values, reason: written(values.reason), facts: written(values.facts) }),
        })
      }
      send="I decide to call"
      done="The decision to call. Now call, and say what came of it."
    >
      {(form) => {
        const { values } = form;
        const contact = contacts.find(({ id }) => id === values.contactId);
        return (
          <>
            <Radio.Group label="Whom" {...form.getInputProps('contactId')}>
              <Stack gap="xs" mt={6}>
                {contacts.map((each) => (
                  <Radio
                    key={each.id}
                    value={each.id}
                    label={contactName(each, onFile.get(each.id))}
                    description={whyNot(view, probeContact(each.id)) ?? `${capital(scopeWords[each.scope])}.`}
                  />
                ))}
              </Stack>
            </Radio.Group>
            <Radio.Group label="On what ground" {...form.getInputProps('basis')}>
              <Stack gap="xs" mt={6}>
                <Radio value="consent" label="The client’s consent, as signed" />
                <Radio
                  value="serious-and-imminent"
                  label="A serious and imminent threat, without consent"
                  description="Only with the facts that you rely on, in your own words."
                />
              </Stack>
            </Radio.Group>
            {values.basis === 'serious-and-imminent' && (
              <Textarea
                size="md"
                label="The facts you rely on"
                autosize
                minRows={3}
                {...form.getInputProps('facts')}
              />
            )}
            {contact?.doNotUseIf && (
              <Checkbox
                label={`I have checked: “${contact.doNotUseIf}” does not apply now`}
                {...form.getInputProps('conditionChecked', { type: 'checkbox' })}
              />
            )}
            <Checkbox.Group
              label="What you will say beyond the least"
              description="Only what helps this person to help; each needs your reason below"
              {...form.getInputProps('further')}
            >
              <Stack gap="xs" mt={6}>
                {more.map((reveal) => (
                  <Checkbox
                    key={reveal}
                    value={reveal}
                    label={capital(revealWords[reveal])}
                    description={outsideConsent(contact, values.basis, reveal)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
            <div className="shown-before">
              <Text fw={600}>
                What {contact ? contactName(contact, onFile.get(contact.id)) : 'they'} will hear
              </Text>
              <Text className="written">
                {callScript(revealsOf(values), { caller: me?.name ?? '', client: one.clientName })}
              </Text>
            </div>
            <Textarea size="md" label="Why" autosize minRows={2} {...form.getInputProps('reason')} />
          </>
        );
      }}
    </ActionForm>
  );
}

function bodyOf({ contactId, basis, reason, facts, further, conditionChecked }: Values) {
  return {
    contactId: contactId as EmergencyContactId,
    basis: basis as ContactBasis,
    reason,
    facts,
    reveals: revealsOf({ further }),
    conditionChecked,
  };
}

const revealsOf = ({ further }: Pick<Values, 'further'>): readonly Reveal[] => [
  ...least,
  ...more.filter((reveal) => further.includes(reveal)),
];

function outsideConsent(
  contact: PlanEmergencyContact | undefined,
  basis: string,
  reveal: Reveal,
): string | undefined {
  if (!contact || basis !== 'consent' || revealsWithin[contact.scope].includes(reveal)) return undefined;
  return 'The consent does not cover this.';
}
