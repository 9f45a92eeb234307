/** Giving work to somebody, with instructions and a deadline; the case stays where it is [P3.6]. */
import { Textarea } from '@mantine/core';
import type { StaffId } from '#core/ids.ts';
import { useColleagues } from '#ui/colleagues.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';
import { StaffField } from './staff-field.tsx';
import { TimeAheadField } from './time-ahead-field.tsx';
import { instantOf } from './when-field.tsx';

const usual = [
  { words: 'In 30 min', minutes: 30 },
  { words: 'In 2 h', minutes: 120 },
  { words: 'This time tomorrow', minutes: 24 * 60 },
];

export function Delegate({ view }: { readonly view: CaseView }) {
  const { state, nameOf, zone } = view;
  const colleagues = useColleagues();
  const named = (id: string) => colleagues.find((one) => one.id === id)?.name ?? 'a colleague';
  return (
    <ActionForm
      view={view}
      name="delegate"
      title="Give a task to somebody"
      lead={`Until the deadline they are asked what is open. The case stays with ${nameOf(state.ownerId)}.`}
      empty={{ to: '', instructions: '', deadline: '' }}
      path="delegation"
      toBody={({ to, instructions, deadline }) => ({
        to,
        instructions,
        deadlineAt: instantOf(deadline, zone),
      })}
      missing={({ to, instructions, deadline }) =>
        missingOf({
          to: to === '' ? 'Choose a colleague.' : undefined,
          instructions: wanted(instructions),
          deadline: deadline === '' ? 'Choose a time.' : undefined,
        })
      }
      refusal={({ to, instructions, deadline }) => {
        const deadlineAt = instantOf(deadline, zone);
        return deadlineAt
          ? whyNot(view, {
              type: 'delegate',
              to: to as StaffId,
              instructions: written(instructions),
              deadlineAt,
            })
          : null;
      }}
      send={({ to }) => (to ? `Give it to ${named(to)}` : 'Give it to them')}
      done={({ to }) => `${named(to)} is asked from now on.`}
    >
      {(form) => (
        <>
          <StaffField
            label="To whom"
            isClinical={false}
            {...(view.me && { without: view.me.id })}
            value={form.values.to}
            onChange={(to) => form.setFieldValue('to', to)}
            error={form.errors.to as string}
          />
          <Textarea
            size="md"
            label="What they should do"
            placeholder="Call her mobile once more at 16:00. If nobody answers, leave no voicemail, and tell me."
            autosize
            minRows={3}
            {...form.getInputProps('instructions')}
          />
          <TimeAheadField
            view={view}
            label="By when, on the client’s clock"
            choices={usual}
            value={form.values.deadline}
            onChange={(deadline) => form.setFieldValue('deadline', deadline)}
            error={form.errors.deadline as string}
          />
        </>
      )}
    </ActionForm>
  );
}
