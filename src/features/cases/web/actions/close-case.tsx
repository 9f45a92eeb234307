/** Ending a case: by an outcome that something on record shows, or by a written plan [P5.1, P5.2]. */
import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { effortOf } from '#core/case/effort.ts';
import type { ClosingOutcome } from '#core/case/vocabulary.ts';
import { outcomeWords } from '#core/case/vocabulary-words.ts';
import type { StaffId } from '#core/ids.ts';
import { capital } from '#core/sentence.ts';
import { instant } from '#core/time/instant.ts';
import type { ActionOf } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { whyNot, written } from '../why-not.ts';
import { ActionForm, missingOf, wanted } from './action-form.tsx';
import { StaffField } from './staff-field.tsx';
import { TimeAheadField } from './time-ahead-field.tsx';
import { instantOf } from './when-field.tsx';

/** As a person would look for them; "the plan was carried out" is said by its own completion. */
const outcomes: readonly { readonly title: string; readonly outcomes: readonly ClosingOutcome[] }[] = [
  {
    title: 'Accounted for',
    outcomes: ['client-reached', 'client-said-ok', 'safe-by-emergency-contact', 'safe-by-welfare-check'],
  },
  {
    title: 'It was no miss',
    outcomes: [
      'late-arrival',
      'late-cancellation',
      'clinician-absent',
      'technical-failure',
      'kept-elsewhere',
    ],
  },
  { title: 'In other hands', outcomes: ['in-care', 'transferred'] },
  { title: 'Not reached', outcomes: ['plan-made'] },
  { title: 'A suicide attempt, or a death', outcomes: ['suicide-attempt', 'death'] },
];

type Values = {
  readonly outcome: string;
  readonly note: string;
  readonly planText: string;
  readonly planOwner: string;
  readonly planDay: string;
};

const usual = [
  { words: 'In 2 days', minutes: 2 * 24 * 60 },
  { words: 'In a week', minutes: 7 * 24 * 60 },
  { words: 'In 2 weeks', minutes: 14 * 24 * 60 },
];

export interface CloseCaseProps {
  readonly view: CaseView;
  readonly action: ActionOf<'close'>;
}

export function CloseCase({ view, action }: CloseCaseProps) {
  const { state, zone } = view;
  const empty: Values = {
    outcome: action.withPlan ? 'plan-made' : '',
    note: '',
    planText: '',
    planOwner: state.ownerId,
    planDay: '',
  };
  return (
    <ActionForm
      view={view}
      name={action.withPlan ? 'close with a plan' : 'close'}
      title={action.withPlan ? 'Close with a plan' : 'Close the case'}
      lead="What is still waiting is called off. The record stays, and the case can be opened again."
      empty={empty}
      path="closure"
      toBody={(values) => ({
        outcome: values.outcome,
        note: values.note,
        followUp: planOf(values, zone),
      })}
      missing={({ outcome, note, planText, planDay }) =>
        missingOf({
          outcome: outcome === '' ? 'Choose one.' : undefined,
          note: wanted(note),
          planText: outcome === 'plan-made' ? wanted(planText) : undefined,
          planDay: outcome === 'plan-made' && planDay === '' ? 'Choose a day.' : undefined,
        })
      }
      refusal={(values) => (values.outcome === '' ? null : refusalOf(view, values))}
      send="Close the case"
      done={({ outcome }) => `Closed: ${outcomeWords[outcome as ClosingOutcome]}.`}
    >
      {(form) => (
        <>
          <Radio.Group label="How it ended" {...form.getInputProps('outcome')}>
            {outcomes.map(({ title, outcomes: ofKind }) => (
              <div key={title} className="outcomes">
                <Text c="dimmed" fz="sm" fw={600}>
                  {title}
                </Text>
                <Stack gap={6}>
                  {ofKind.map((outcome) => (
                    <Radio
                      key={outcome}
                      value={outcome}
                      label={capital(outcomeWords[outcome])}
                      description={refusalOf(view, { ...form.values, outcome }) ?? undefined}
                    />
                  ))}
                </Stack>
              </div>
            ))}
          </Radio.Group>
          {form.values.outcome === 'plan-made' && <Effort view={view} />}
          <Textarea size="md" label="How you know" autosize minRows={2} {...form.getInputProps('note')} />
          {form.values.outcome === 'plan-made' && (
            <>
              <Textarea
                size="md"
                label="The plan"
                description="What happens next, so that whoever reads it on that day knows what to do"
                autosize
                minRows={3}
                {...form.getInputProps('planText')}
              />
              <StaffField
                label="Who sees to it"
                isClinical
                value={form.values.planOwner}
                onChange={(id) => form.setFieldValue('planOwner', id)}
              />
              <TimeAheadField
                view={view}
                label="The case comes back, on the client’s clock"
                choices={usual}
                value={form.values.planDay}
                onChange={(day) => form.setFieldValue('planDay', day)}
                error={form.errors.planDay as string}
              />
            </>
          )}
        </>
      )}
    </ActionForm>
  );
}

/** What was tried so far, against what the tier asks for before a plan may end it [P5.3]. */
function Effort({ view: { state } }: { readonly view: CaseView }) {
  const { attempts, spreadHours } = effortOf(state);
  const needed = state.plan.protocol.ladder.minimumEffort;
  return (
    <Text c="dimmed" fz="sm">
      On record: {attempts} of {needed.attempts} attempts, {spreadHours} of {needed.spreadHours} hours apart.
      What never arrived does not count.
    </Text>
  );
}

function planOf({ outcome, planText, planOwner, planDay }: Values, zone: string) {
  if (outcome !== 'plan-made') return null;
  return { ownerId: planOwner as StaffId, text: planText, dueAt: instantOf(planDay, zone) };
}

/** With a plan that is not written yet taken as written for tomorrow: the rule is asked about the case. */
function refusalOf(view: CaseView, values: Values): string | null {
  const tomorrow = instant(new Date(view.now.getTime() + 24 * 60 * 60_000).toISOString());
  const plan = planOf(values, view.zone);
  return whyNot(view, {
    type: 'close-case',
    outcome: values.outcome as ClosingOutcome,
    note: written(values.note),
    followUp: plan && { ...plan, text: written(plan.text), dueAt: plan.dueAt ?? tomorrow },
  });
}
