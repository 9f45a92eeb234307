/** Offering the case to another owner, who has to accept [P3.5]. */
import { Textarea } from '@mantine/core';
import type { StaffId } from '#core/ids.ts';
import { useColleagues } from '#ui/colleagues.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot } from '../why-not.ts';
import { ActionForm, missingOf } from './action-form.tsx';
import { StaffField } from './staff-field.tsx';

export function HandOver({ view }: { readonly view: CaseView }) {
  const { state, nameOf } = view;
  const colleagues = useColleagues();
  const named = (id: string) => colleagues.find((one) => one.id === id)?.name ?? 'a colleague';
  const { answerMinutes } = state.plan.protocol.limits;
  return (
    <ActionForm
      view={view}
      name="hand-over"
      title="Hand the case over"
      lead={`It stays with ${nameOf(state.ownerId)} until the other accepts. If there is no answer within ${answerMinutes} minutes, you hear so.`}
      empty={{ to: '', note: '' }}
      path="handover"
      toBody={(values) => values}
      missing={({ to }) => missingOf({ to: to === '' ? 'Choose a colleague.' : undefined })}
      refusal={({ to, note }) => whyNot(view, { type: 'offer-handover', to: to as StaffId, note })}
      send={({ to }) => (to ? `Offer it to ${named(to)}` : 'Offer it')}
      done={({ to }) => `The case is offered to ${named(to)}.`}
    >
      {(form) => (
        <>
          <StaffField
            label="To whom"
            isClinical
            without={state.ownerId}
            value={form.values.to}
            onChange={(to) => form.setFieldValue('to', to)}
            error={form.errors.to as string}
          />
          <Textarea
            size="md"
            label="What they should know first"
            autosize
            minRows={3}
            {...form.getInputProps('note')}
          />
        </>
      )}
    </ActionForm>
  );
}
