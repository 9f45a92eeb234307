import { Textarea } from '@mantine/core';
import type { ActionOf } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';
import { TimeAheadField } from './time-ahead-field.tsx';
import { instantOf } from './when-field.tsx';

const usual = [
  { words: 'In 15 min', minutes: 15 },
  { words: 'In 30 min', minutes: 30 },
  { words: 'In 1 h', minutes: 60 },
];

export interface CallBackLaterProps {
  readonly view: CaseView;
  readonly action: ActionOf<'call-back-later'>;
}

/** Nothing is known yet: somebody asks again, at a time that is said now [P6.8]. */
export function CallBackLater({ view, action: { about } }: CallBackLaterProps) {
  const { zone } = view;
  return (
    <ActionForm
      view={view}
      name={`call-back-later/${about}`}
      title="Ask again later"
      empty={{ note: '', when: '' }}
      path="put-off-call-backs"
      toBody={({ note, when }) => ({ about, note, callBackAt: instantOf(when, zone) })}
      missing={({ note, when }) =>
        missingOf({ note: wanted(note), when: when === '' ? 'Choose a time.' : undefined })
      }
      refusal={({ note, when }) => {
        const callBackAt = instantOf(when, zone);
        return callBackAt
          ? whyNot(view, { type: 'put-off-call-back', about, callBackAt, note: written(note) })
          : null;
      }}
      send="Ask again then"
      done="Somebody is asked again then."
    >
      {(form) => (
        <>
          <Textarea
            size="md"
            label="How it stands"
            placeholder="On their way; 20 minutes"
            autosize
            minRows={2}
            {...form.getInputProps('note')}
          />
          <TimeAheadField
            view={view}
            label="When, on the client’s clock"
            choices={usual}
            value={form.values.when}
            onChange={(when) => form.setFieldValue('when', when)}
            error={form.errors.when as string}
          />
        </>
      )}
    </ActionForm>
  );
}
