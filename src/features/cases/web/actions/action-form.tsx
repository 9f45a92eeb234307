/** What every form of a case has: its draft, the rule's word, somebody else's meanwhile, and one way to send. */
import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Draft, useDraft } from '#ui/draft.ts';
import { RefusableButton } from '#ui/refusable-button.tsx';
import { Trouble } from '#ui/states.tsx';
import type { CaseView } from '../case-view.ts';
import { Meanwhile } from '../meanwhile.tsx';
import { useAct } from '../use-act.ts';
import { useShownTo } from '../use-story.ts';
import { asOf } from './when-field.tsx';

/** By field. */
type Missing = Partial<Record<string, string>>;
type Fields = Readonly<Record<string, unknown>>;
type FormOf<Values extends Fields> = ReturnType<typeof useFields<Values>>;

export interface ActionFormProps<Values extends Fields> {
  readonly view: CaseView;
  /** Names the draft; with what it is about, where a case may have several of the kind. */
  readonly name: string;
  readonly title: string;
  /** What it does, and what follows from it. */
  readonly lead?: ReactNode;
  readonly empty: Values;
  readonly path: string | ((values: Values) => string);
  readonly toBody: (values: Values) => object;
  /** Per field, what is still missing. */
  readonly missing?: (values: Values) => Missing;
  /** Why the case would say no to this, as it stands. */
  readonly refusal?: (values: Values) => string | null;
  readonly send: string | ((values: Values) => string);
  /** What stands on record now, in a few words. */
  readonly done: string | ((values: Values) => string);
  readonly children: (form: FormOf<Values>) => ReactNode;
}

export function ActionForm<Values extends Fields>(props: ActionFormProps<Values>) {
  const { view, title, lead, missing, refusal, send, children } = props;
  const [empty] = useState(props.empty);
  const draft = useDraft<Values>(`case ${view.one.id} ${props.name}`, empty);
  const form = useFields(empty, missing, (values) => draft.set(values));
  const isTakenUp = useKeptWords(draft, form, view.zone);
  const [since] = useState(view.state.sequence);
  const [isTold, setIsTold] = useState(false);
  const shown = useShownTo(view, since);
  // Whoever may not read the record is told that it moved, and has then seen all that they may.
  const sending = useAct(view, isTold && !shown.mayRead ? view.state.sequence : shown.sequence);
  const isMoved = sending.movedSince !== null || shown.hasNews;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const submit = form.onSubmit(async (values) => {
    const path = typeof props.path === 'string' ? props.path : props.path(values);
    const after = await sending.act(path, props.toBody(values));
    if (!after) {
      setIsTold(true);
      return;
    }
    draft.clear();
    view.acting.close();
    view.acting.record({ words: words(props.done, values), sequence: after.recordedAs });
  });
  const refused = useRefusedFields(sending.errors, form);

  return (
    <form className="action" noValidate onSubmit={(event: FormEvent<HTMLFormElement>) => submit(event)}>
      <Title order={3} ref={heading} tabIndex={-1} className="action-title">
        {title}
      </Title>
      {lead && <Text component="div">{lead}</Text>}
      {isTakenUp && (
        <Text c="dimmed" fz="sm" role="status">
          Taken up where you left it.{' '}
          <Anchor component="button" type="button" fz="sm" onClick={() => form.setValues(empty)}>
            Start anew
          </Anchor>
        </Text>
      )}
      {children(form)}
      <Meanwhile view={view} since={since} isRefused={sending.movedSince !== null} />
      {sending.trouble && sending.movedSince === null && (
        <Trouble>
          {sending.trouble}
          {refused.map(([field, why]) => (
            <Text key={field} component="div" fz="sm">
              {field}: {why}
            </Text>
          ))}
        </Trouble>
      )}
      <Group gap="sm" align="flex-start">
        <RefusableButton
          type="submit"
          size="md"
          loading={sending.isBusy}
          refusal={refusal?.(form.values) ?? null}
        >
          {isMoved ? 'Send it all the same' : words(send, form.values)}
        </RefusableButton>
        <Button variant="subtle" size="md" onClick={view.acting.close}>
          Not now
        </Button>
      </Group>
    </form>
  );
}

function useFields<Values extends Fields>(
  empty: Values,
  missing: ((values: Values) => Missing) | undefined,
  onValuesChange: (values: Values) => void,
) {
  return useForm<Values>({
    initialValues: empty,
    validate: (values) => ({
      ...(values['when'] === '' && { when: 'Enter the day and the time.' }),
      ...missing?.(values),
    }),
    onValuesChange,
  });
}

/** What this device kept comes a moment later than the form, and only if nothing was typed meanwhile. */
function useKeptWords<Values extends Fields>(
  { kept }: Draft<Values>,
  form: FormOf<Values>,
  zone: string,
): boolean {
  const [isTakenUp, setIsTakenUp] = useState(false);
  const { setValues, isTouched } = form;
  useEffect(() => {
    if (kept === null || isTouched()) return;
    setValues(asOf(kept.value, kept.savedAt, zone));
    setIsTakenUp(true);
  }, [kept, setValues, isTouched, zone]);
  return isTakenUp;
}

/** As the form calls what the server calls otherwise. */
const formNames: Readonly<Record<string, string>> = { happenedAt: 'when', receivedAt: 'when' };

/** Shown at the field that is meant; returned are those that this form has no field for. */
function useRefusedFields<Values extends Fields>(
  errors: Readonly<Record<string, string>>,
  { setErrors, values }: FormOf<Values>,
): readonly (readonly [string, string])[] {
  const named = Object.entries(errors).map(([field, why]) => [formNames[field] ?? field, why] as const);
  useEffect(() => {
    const all = Object.entries(errors).map(([field, why]) => [formNames[field] ?? field, why]);
    if (all.length > 0) setErrors(Object.fromEntries(all));
  }, [errors, setErrors]);
  return named.filter(([field]) => !(field in values));
}

const words = <Values,>(send: string | ((values: Values) => string), values: Values): string =>
  typeof send === 'string' ? send : send(values);

/** For a field that the record needs in words. */
export const wanted = (text: string): string | undefined =>
  text.trim() === '' ? 'Write it in words: the record needs it.' : undefined;

/** Only the fields that are missing. */
export function missingOf(
  fields: Readonly<Record<string, string | undefined>>,
): Partial<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, why]) => why !== undefined)) as Record<
    string,
    string
  >;
}
