/** What came of calling an emergency contact, and what they were told [P6.6]. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ContactResult } from '#core/case/vocabulary.ts';
import { contactWords } from '#core/case/vocabulary-words.ts';
import type { EmergencyContactId } from '#core/ids.ts';
import { capital } from '#core/sentence.ts';
import type { ActionOf } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { contactName, useContactsOnFile } from '../reach.ts';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';
import { instantOf, justNow, WhenField } from './when-field.tsx';

const results: readonly ContactResult[] = [
  'knows-client-is-safe',
  'will-check',
  'cannot-help',
  'voicemail-left',
  'someone-else-answered',
  'no-answer',
  'wrong-number',
];
const nobodyHeard: readonly string[] = ['no-answer', 'wrong-number'];

type Values = {
  readonly contactId: string;
  readonly result: string;
  readonly said: string;
  readonly recipient: string;
  readonly description: string;
  readonly purpose: string;
  readonly when: string;
};

export interface ContactResultProps {
  readonly view: CaseView;
  readonly action: ActionOf<'contact-result'>;
}

export function ContactResultForm({ view, action }: ContactResultProps) {
  const { state, zone } = view;
  const onFile = useContactsOnFile(view);
  const contacts = state.plan.emergencyContacts;
  const first = action.contactId ?? state.contactRequests.at(-1) ?? contacts[0]?.id ?? '';
  const empty: Values = {
    contactId: first,
    result: 'no-answer',
    said: '',
    recipient: '',
    description: '',
    purpose: 'To find out whether the client is safe',
    when: justNow,
  };
  const recipientOf = ({ recipient, contactId }: Values) => recipient || (onFile.get(contactId)?.name ?? '');
  return (
    <ActionForm
      view={view}
      name={`contact-result ${first}`}
      title="What came of the call"
      lead="Whatever was said to anybody is kept as a disclosure, with to whom, what and why."
      empty={empty}
      path="emergency-contact-results"
      toBody={(values) => ({
        contactId: values.contactId,
        result: values.result,
        said: values.said,
        happenedAt: instantOf(values.when, zone),
        disclosure: disclosureOf(values, recipientOf(values)),
      })}
      missing={(values) =>
        nobodyHeard.includes(values.result)
          ? {}
          : missingOf({
              recipient: wanted(recipientOf(values)),
              description: wanted(values.description),
              purpose: wanted(values.purpose),
            })
      }
      refusal={(values) =>
        whyNot(view, {
          type: 'record-emergency-contact',
          contactId: values.contactId as EmergencyContactId,
          result: values.result as ContactResult,
          said: values.said,
          happenedAt: instantOf(values.when, zone) ?? state.touchedAt,
          disclosure: disclosureOf(
            { ...values, description: written(values.description), purpose: written(values.purpose) },
            written(recipientOf(values)),
          ),
        })
      }
      send="Put it on record"
      done={({ result }) => `The emergency contact ${contactWords[result as ContactResult]}.`}
    >
      {(form) => (
        <>
          <NativeSelect
            size="md"
            label="Who was called"
            data={contacts.map((each) => ({ value: each.id, label: contactName(each, onFile.get(each.id)) }))}
            {...form.getInputProps('contactId')}
          />
          <NativeSelect
            size="md"
            label="What came of it"
            data={results.map((result) => ({ value: result, label: capital(contactWords[result]) }))}
            {...form.getInputProps('result')}
          />
          <Textarea size="md" label="What they said" autosize minRows={2} {...form.getInputProps('said')} />
          {!nobodyHeard.includes(form.values.result) && (
            <>
              <TextInput
                size="md"
                label="Who heard it"
                placeholder={recipientOf(form.values)}
                {...form.getInputProps('recipient')}
              />
              <Textarea
                size="md"
                label="What they were told"
                autosize
                minRows={2}
                {...form.getInputProps('description')}
              />
              <TextInput size="md" label="What for" {...form.getInputProps('purpose')} />
            </>
          )}
          <WhenField
            view={view}
            label="When"
            value={form.values.when}
            onChange={(when) => form.setFieldValue('when', when)}
            error={form.errors.when as string}
          />
        </>
      )}
    </ActionForm>
  );
}

function disclosureOf({ result, description, purpose }: Values, recipient: string) {
  return nobodyHeard.includes(result) ? null : { recipient, address: '', description, purpose };
}
