import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { clockTime } from '#ui/clock.ts';
import { Trouble } from '#ui/states.tsx';
import type { DraftForm, Meanwhile } from './use-draft-form.ts';

export interface FormFrameProps<Values extends object> {
  readonly draft: DraftForm<Values>;
  readonly saveLabel?: string;
  readonly onCancel?: (() => void) | undefined;
  /** What the fields are called, to tell what somebody else changed meanwhile. */
  readonly labels: Readonly<Partial<Record<keyof Values & string, string>>>;
  /** Another way out, beside the buttons. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The fields of one section, with everything around them that keeps work from being lost. */
export function FormFrame<Values extends object>({
  draft,
  saveLabel = 'Save',
  onCancel,
  labels,
  aside,
  children,
}: FormFrameProps<Values>) {
  const { submit, trouble, isBusy, restoredAt, meanwhile, startOver } = draft;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {restoredAt && (
          <Group role="status" gap="sm" className="note">
            <Text className="grows">
              This is what you had typed at {clockTime(restoredAt)}. It is not saved yet.
            </Text>
            <Button variant="subtle" onClick={startOver}>
              Start over
            </Button>
          </Group>
        )}
        {children}
        {meanwhile && <TakenIn meanwhile={meanwhile} labels={labels} onTakeTheirs={startOver} />}
        {trouble && <Trouble>{trouble}</Trouble>}
        <Group gap="sm">
          <Button type="submit" size="md" loading={isBusy}>
            {saveLabel}
          </Button>
          {onCancel && (
            <Button
              size="md"
              variant="subtle"
              onClick={() => {
                startOver();
                onCancel();
              }}
            >
              Cancel
            </Button>
          )}
          {aside}
        </Group>
      </Stack>
    </form>
  );
}

interface TakenInProps<Values extends object> extends Pick<FormFrameProps<Values>, 'labels'> {
  readonly meanwhile: Meanwhile<Values>;
  readonly onTakeTheirs: () => void;
}

/** Somebody else was faster: nothing of either is lost, and where both wrote, the person chooses. */
function TakenIn<Values extends object>({ meanwhile, labels, onTakeTheirs }: TakenInProps<Values>) {
  const { clashes, onRecord } = meanwhile;
  return (
    <Stack role="alert" gap={4} className="note">
      <Text fw={600}>
        Somebody changed this while you were typing. What they saved is in here beside what you typed.
      </Text>
      {clashes.map((field) => (
        <Text key={field}>
          You both wrote here. {labels[field] ?? field}, on record now: <b>{inShort(onRecord[field])}</b>
        </Text>
      ))}
      <Group mt={4}>
        <Button variant="subtle" ml={-18} onClick={onTakeTheirs}>
          Take theirs only
        </Button>
      </Group>
    </Stack>
  );
}

function inShort(value: unknown): string {
  if (value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? 'something else' : String(value);
}
