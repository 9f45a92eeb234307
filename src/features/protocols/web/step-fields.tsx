/** The fields of one step. What follows from its kind is not asked for. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StepId } from '#core/ids.ts';
import type { FirstAsked, Prerequisite, Step } from '#core/protocol/protocol.ts';
import { thirdPartyKinds } from '#core/protocol/protocol.ts';
import { stepName } from '#core/protocol/step-name.ts';
import { DurationField } from './duration-field.tsx';
import type { ErrorAt } from './place.ts';
import { askedWords, stepIdOf } from './step-words.ts';

export interface StepFieldsProps {
  readonly path: string;
  readonly step: Step;
  /** Further up on the ladder: what this step may wait for. */
  readonly earlier: readonly Step[];
  readonly errorAt: ErrorAt;
  readonly onChange: (change: Partial<Step>) => void;
  readonly onRename: (id: StepId) => void;
}

export function StepFields({ path, step, earlier, errorAt, onChange, onRename }: StepFieldsProps) {
  const { timing, kind } = step;
  return (
    <div className="step-fields">
      <NameField path={path} step={step} errorAt={errorAt} onRename={onRename} />
      <DurationField
        id={`${path}.timing.waitMinutes`}
        label="Wait"
        minutes={timing.waitMinutes}
        error={errorAt(`${path}.timing.waitMinutes`)}
        onChange={(waitMinutes) => onChange({ timing: { ...timing, waitMinutes } })}
      />
      <NativeSelect
        id={`${path}.timing.after`}
        size="md"
        label="Counted from"
        value={timing.after}
        error={errorAt(`${path}.timing.after`)}
        data={startsFor(step, earlier)}
        onChange={(event) => onChange({ timing: { ...timing, after: event.currentTarget.value as StepId } })}
      />
      {kind === 'check-in' && <CheckInFields path={path} step={step} errorAt={errorAt} onChange={onChange} />}
      {kind !== 'check-in' && (
        <NativeSelect
          id={`${path}.firstAsked`}
          size="md"
          label="Who is asked first"
          value={step.firstAsked}
          error={errorAt(`${path}.firstAsked`)}
          data={Object.entries(askedWords).map(([value, label]) => ({ value, label }))}
          onChange={(event) => onChange({ firstAsked: event.currentTarget.value as FirstAsked })}
        />
      )}
      <DurationField
        id={`${path}.answerMinutes`}
        label="Time to answer"
        description={
          kind === 'check-in'
            ? 'When it cannot go out and a person is asked.'
            : 'Then the next person is asked.'
        }
        minutes={step.answerMinutes}
        error={errorAt(`${path}.answerMinutes`)}
        onChange={(answerMinutes) => onChange({ answerMinutes })}
      />
      <Needs path={path} step={step} errorAt={errorAt} onChange={onChange} />
    </div>
  );
}

/** Its name is stored in small letters with hyphens; it is taken over when the field is left. */
function NameField({
  path,
  step,
  errorAt,
  onRename,
}: Pick<StepFieldsProps, 'path' | 'step' | 'errorAt' | 'onRename'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    const id = typed === null ? '' : stepIdOf(typed);
    if (id !== '' && id !== step.id) onRename(id as StepId);
    setTyped(null);
  };
  return (
    <TextInput
      id={`${path}.id`}
      label="Name"
      maxLength={40}
      value={typed ?? stepName(step.id)}
      error={errorAt(`${path}.id`)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
    />
  );
}

type PartProps = Pick<StepFieldsProps, 'path' | 'step' | 'errorAt' | 'onChange'>;

const ways = [
  { value: 'sms,email', label: 'Text, or email if that fails' },
  { value: 'email,sms', label: 'Email, or text if that fails' },
  { value: 'sms', label: 'Text only' },
  { value: 'email', label: 'Email only' },
];
const wordings = ['running-late', 'check-in', 'check-in-again', 'check-in-last'];

function CheckInFields({ path, step, errorAt, onChange }: PartProps) {
  const known =
    step.template === null || wordings.includes(step.template) ? wordings : [...wordings, step.template];
  return (
    <>
      <NativeSelect
        id={`${path}.channels`}
        size="md"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        label="How it goes"
        description="Only where the client allowed it."
        value={step.channels.join(',')}
        error={errorAt(`${path}.channels`)}
        data={ways}
        onChange={(event) => onChange({ channels: event.currentTarget.value.split(',') as Step['channels'] })}
      />
      <NativeSelect
        id={`${path}.template`}
        size="md"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        label="Which words"
        description="Their wording is under Templates."
        value={step.template ?? ''}
        error={errorAt(`${path}.template`)}
        data={known.map((value) => ({ value, label: stepName(value) }))}
        onChange={(event) => onChange({ template: event.currentTarget.value })}
      />
    </>
  );
}

const needWords: readonly (readonly [Prerequisite, string])[] = [
  ['agreement-reviewed', 'The agreement has been looked at'],
  ['concern-judged', 'Somebody has written down how worried they are'],
  ['consultation', 'A colleague has been asked'],
];
const needless: readonly Step['kind'][] = ['check-in', 'call', 'review-agreement'];

function Needs({ path, step, errorAt, onChange }: PartProps) {
  if (thirdPartyKinds.includes(step.kind)) {
    return (
      <p className="quiet step-needs">
        It never happens by itself. The agreement has to be looked at, somebody has to write down how worried
        they are, and a colleague has to be asked; no protocol can leave these out.
      </p>
    );
  }
  if (needless.includes(step.kind)) return null;
  return (
    <Checkbox.Group
      className="step-needs"
      label="On record first"
      size="md"
      value={[...step.needs]}
      error={errorAt(`${path}.needs`)}
      onChange={(needs) => onChange({ needs: needs as Prerequisite[] })}
    >
      {needWords.map(([value, label]) => (
        <Checkbox key={value} value={value} label={label} mt={6} />
      ))}
    </Checkbox.Group>
  );
}

function startsFor({ timing }: Step, earlier: readonly Step[]) {
  const data = [
    { value: 'session-start', label: 'The start of the session' },
    { value: 'miss-confirmed', label: 'The confirmed miss' },
    ...earlier.map(({ id }) => ({ value: id as string, label: `When “${stepName(id)}” is done` })),
  ];
  const isKnown = data.some(({ value }) => value === timing.after);
  return isKnown ? data : [...data, { value: timing.after, label: `“${stepName(timing.after)}”, not above` }];
}
