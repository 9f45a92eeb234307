/** Deciding not to act, which is a decision: with reasons, and a time to look again [P5.4]. */
import { Textarea } from '@mantine/core';
import type { ActionOf } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { stepOfAsk } from '../step-of-ask.ts';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';
import { TimeAheadField } from './time-ahead-field.tsx';
import { instantOf } from './when-field.tsx';

const usual = [
  { words: 'In 1 h', minutes: 60 },
  { words: 'In 4 h', minutes: 240 },
  { words: 'This time tomorrow', minutes: 24 * 60 },
];

export interface NotNowProps {
  readonly view: CaseView;
  readonly action: ActionOf<'not-now'>;
}

export function NotNow({ view, action: { stepId } }: NotNowProps) {
  const { zone } = view;
  const step = stepOfAsk(view.state, { stepId });
  const about =
    step?.kind === 'contact-emergency-contact'
      ? 'No emergency contact is called, for now'
      : step?.kind === 'request-welfare-check'
        ? 'Nobody is sent to look in, for now'
        : 'Nothing more for now';
  return (
    <ActionForm
      view={view}
      name={`not-now/${stepId ?? ''}`}
      title={about}
      lead="Not acting is a decision too: it stands on record with your reasons, and the case comes back at the time you choose, at most three days from now."
      empty={{ reasons: '', lookAgain: '' }}
      path="decisions-not-to-escalate"
      toBody={({ reasons, lookAgain }) => ({ stepId, reasons, lookAgainAt: instantOf(lookAgain, zone) })}
      missing={({ reasons, lookAgain }) =>
        missingOf({
          reasons: wanted(reasons),
          lookAgain: lookAgain === '' ? 'Choose a time.' : undefined,
        })
      }
      refusal={({ reasons, lookAgain }) => {
        const lookAgainAt = instantOf(lookAgain, zone);
        return lookAgainAt
          ? whyNot(view, {
              type: 'decide-not-to-escalate',
              stepId,
              reasons: written(reasons),
              lookAgainAt,
            })
          : null;
      }}
      send="Decide so"
      done="Decided, with a time to look again."
    >
      {(form) => (
        <>
          <Textarea size="md" label="Why" autosize minRows={3} {...form.getInputProps('reasons')} />
          <TimeAheadField
            view={view}
            label="Look again, on the client’s clock"
            choices={usual}
            value={form.values.lookAgain}
            onChange={(when) => form.setFieldValue('lookAgain', when)}
            error={form.errors.lookAgain as string}
          />
        </>
      )}
    </ActionForm>
  );
}
