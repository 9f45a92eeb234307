import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { callServer } from '#ui/call-server.ts';
import type { ClientRecord, SafetyPlanRecord } from '../contract.ts';
import { todayIn } from './days.ts';
import { FormFrame } from './form-frame.tsx';
import {
  isPeople,
  type PeopleSection,
  type PlanValues,
  planField,
  planLabels,
  planOf,
  planSteps,
  planToSend,
} from './plan-values.ts';
import { useRefresh } from './use-change.ts';
import { type FormOf, useDraftForm } from './use-draft-form.ts';

export interface PlanFormProps {
  readonly client: ClientRecord;
  readonly plan: SafetyPlanRecord | undefined;
  readonly saveLabel?: string;
  readonly onDone: () => void;
  readonly onCancel?: (() => void) | undefined;
  readonly aside?: ReactNode;
}

/** Each saving is a new version; the earlier ones stay readable. */
export function PlanForm({
  client,
  plan,
  saveLabel = 'Save as a new version',
  onDone,
  onCancel,
  aside,
}: PlanFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm<PlanValues>({
    draftKey: `safety-plan-${client.id}`,
    onRecord: planOf(plan?.sections, todayIn(client.timeZone)),
    suggested: ['reviewedOn'],
    fieldName: planField,
    send: async (values) => {
      await callServer('POST', `/clients/${client.id}/safety-plans`, planToSend(values));
      await refresh();
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={planLabels} saveLabel={saveLabel} onCancel={onCancel} aside={aside}>
      {planSteps.map(({ key, title, hint }, index) =>
        isPeople(key) ? (
          <People key={key} form={draft.form} section={key} title={`${index + 1}. ${title}`} />
        ) : (
          <Textarea
            key={key}
            label={`${index + 1}. ${title}`}
            description={`${hint} One on each line.`}
            autosize
            minRows={2}
            dir="auto"
            {...draft.form.getInputProps(key)}
          />
        ),
      )}
      <div className="form-row">
        <TextInput
          label={planLabels.keptElsewhere}
          description="When it is not all written here."
          placeholder="paper record"
          {...draft.form.getInputProps('keptElsewhere')}
        />
        <TextInput
          type="date"
          label={planLabels.reviewedOn}
          description="With the client."
          {...draft.form.getInputProps('reviewedOn')}
        />
      </div>
    </FormFrame>
  );
}

interface PeopleProps {
  readonly form: FormOf<PlanValues>;
  readonly section: PeopleSection;
  readonly title: string;
}

function People({ form, section, title }: PeopleProps) {
  const people = form.getValues()[section];
  return (
    <fieldset className="fields">
      <legend>{title}</legend>
      {people.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that stays while it is typed
        <Stack gap="xs" key={index}>
          <div className="form-row">
            <TextInput label="Name" dir="auto" {...form.getInputProps(`${section}.${index}.name`)} />
            <TextInput type="tel" label="Number" {...form.getInputProps(`${section}.${index}.phone`)} />
          </div>
          <TextInput label="Note" dir="auto" {...form.getInputProps(`${section}.${index}.note`)} />
        </Stack>
      ))}
      <div>
        <Button
          variant="default"
          onClick={() => form.insertListItem(section, { name: '', phone: '', note: '' })}
        >
          {section === 'peopleToAsk' ? 'Add a person' : 'Add a professional or agency'}
        </Button>
      </div>
    </fieldset>
  );
}
