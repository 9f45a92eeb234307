/** How worried somebody is now, in their own words; no score says it for them [P1.2, P6.1]. */
import { Radio, Stack, Textarea } from '@mantine/core';
import type { ConcernLevel } from '#core/case/vocabulary.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';

const levels: readonly {
  readonly value: ConcernLevel;
  readonly label: string;
  readonly description: string;
}[] = [
  {
    value: 'as-usual',
    label: 'No more than usual',
    description: 'Nothing today adds to what you knew before.',
  },
  { value: 'worried', label: 'Worried', description: 'Something today is not as it should be.' },
  {
    value: 'imminent-danger',
    label: 'Danger now',
    description: 'Somebody may come to harm soon. From now on people are asked at the urgent pace.',
  },
];

export function Concern({ view }: { readonly view: CaseView }) {
  return (
    <ActionForm
      view={view}
      name="concern"
      title="How worried you are"
      lead="Your own judgement, now. It stands on record with your name."
      empty={{ level: '', reasons: '' }}
      path="concern"
      toBody={(values) => values}
      missing={({ level, reasons }) =>
        missingOf({ level: level === '' ? 'Choose one.' : undefined, reasons: wanted(reasons) })
      }
      refusal={({ level, reasons }) =>
        whyNot(view, {
          type: 'judge-concern',
          level: (level || 'worried') as ConcernLevel,
          reasons: written(reasons),
        })
      }
      send="Put it on record"
      done="How worried you are."
    >
      {(form) => (
        <>
          <Radio.Group label="How worried" {...form.getInputProps('level')}>
            <Stack gap="xs" mt={6}>
              {levels.map((level) => (
                <Radio key={level.value} {...level} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            size="md"
            label="Why"
            description="What you saw or know, not what you guess"
            autosize
            minRows={3}
            {...form.getInputProps('reasons')}
          />
        </>
      )}
    </ActionForm>
  );
}
