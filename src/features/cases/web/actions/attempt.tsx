/** An attempt to reach the client by hand: any way, any result, now or earlier [P4.3, P7.2]. */
import { NativeSelect, Textarea } from '@mantine/core';
import type { AttemptMedium, AttemptResult } from '#core/case/vocabulary.ts';
import { attemptWords, messageWords } from '#core/case/vocabulary-words.ts';
import type { ContactChannelId, StepId } from '#core/ids.ts';
import type { ChannelKind } from '#core/protocol/protocol.ts';
import { capital } from '#core/sentence.ts';
import type { ActionOf } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { spacedNumber } from '../phone-number.ts';
import { useWays } from '../reach.ts';
import { stepOfAsk } from '../step-of-ask.ts';
import { whyNot } from '../why-not.ts';
import { ActionForm } from './action-form.tsx';
import { instantOf, justNow, WhenField } from './when-field.tsx';

const media: readonly { readonly value: AttemptMedium; readonly label: string }[] = [
  { value: 'call', label: 'A call' },
  { value: 'text', label: 'A text, by hand' },
  { value: 'email', label: 'An email, by hand' },
  { value: 'portal', label: 'A message in the portal' },
  { value: 'in-person', label: 'A visit' },
  { value: 'letter', label: 'A letter' },
];

const spoken: readonly AttemptResult[] = [
  'no-answer',
  'voicemail-left',
  'spoke-with-client',
  'someone-else-answered',
  'busy',
  'wrong-number',
  'not-in-service',
];
const sent: readonly AttemptResult[] = ['sent', 'undelivered', 'unknown'];
const visited: readonly AttemptResult[] = ['spoke-with-client', 'someone-else-answered', 'no-answer'];

const resultsOf: Readonly<Record<AttemptMedium, readonly AttemptResult[]>> = {
  call: spoken,
  text: sent,
  email: sent,
  portal: sent,
  'in-person': visited,
  letter: sent,
};
const kindOf: Partial<Record<AttemptMedium, ChannelKind>> = { call: 'voice', text: 'sms', email: 'email' };

export interface AttemptProps {
  readonly view: CaseView;
  readonly action: ActionOf<'attempt'>;
}

export function Attempt({ view, action }: AttemptProps) {
  const ways = useWays(view);
  const waysOf = (medium: string) => ways.filter(({ kind }) => kind === kindOf[medium as AttemptMedium]);
  const stepOf = (medium: string) => action.stepId ?? (medium === 'call' ? askedToCall(view) : null);
  return (
    <ActionForm
      view={view}
      name={`attempt ${action.medium} ${action.stepId ?? ''}`}
      title={action.medium === 'call' ? 'Log a call' : 'Write down an attempt'}
      empty={{
        medium: action.medium as string,
        channelId: waysOf(action.medium)[0]?.id ?? '',
        result: resultsOf[action.medium][0] as string,
        when: justNow,
        note: '',
      }}
      path="attempts"
      toBody={({ medium, channelId, result, when, note }) => ({
        medium,
        channelId: channelId || null,
        stepId: stepOf(medium),
        result,
        happenedAt: instantOf(when, view.zone),
        note,
      })}
      refusal={({ medium, channelId, result, when, note }) =>
        whyNot(view, {
          type: 'record-attempt',
          medium: medium as AttemptMedium,
          channelId: (channelId || null) as ContactChannelId | null,
          stepId: stepOf(medium),
          result: result as AttemptResult,
          happenedAt: instantOf(when, view.zone) ?? view.state.touchedAt,
          note,
        })
      }
      send="Put it on record"
      done={({ result }) => `${capital(attemptWords[result as AttemptResult])}.`}
    >
      {(form) => {
        const { medium } = form.values;
        return (
          <>
            <NativeSelect
              size="md"
              label="What was tried"
              data={[...media]}
              {...form.getInputProps('medium')}
              onChange={(event) => {
                const next = event.currentTarget.value as AttemptMedium;
                form.setValues({
                  medium: next,
                  channelId: waysOf(next)[0]?.id ?? '',
                  result: resultsOf[next][0] as string,
                });
              }}
            />
            {kindOf[medium as AttemptMedium] && (
              <NativeSelect
                size="md"
                label="Over which way"
                description="Another number or address than these was not allowed by the client; it is recorded as that."
                data={[
                  ...waysOf(medium).map(({ id, kind, label, address }) => ({
                    value: id,
                    label: `${capital(label || messageWords[kind])}${address && `, ${spacedNumber(address)}`}`,
                  })),
                  { value: '', label: 'Another one' },
                ]}
                {...form.getInputProps('channelId')}
              />
            )}
            <NativeSelect
              size="md"
              label="What came of it"
              data={resultsOf[medium as AttemptMedium].map((result) => ({
                value: result,
                label: capital(attemptWords[result]),
              }))}
              {...form.getInputProps('result')}
            />
            <WhenField
              view={view}
              label="When"
              value={form.values.when}
              onChange={(when) => form.setFieldValue('when', when)}
              error={form.errors.when as string}
            />
            <Textarea
              size="md"
              label="Note"
              description="Only what matters for whoever reads this next"
              autosize
              minRows={2}
              {...form.getInputProps('note')}
            />
          </>
        );
      }}
    </ActionForm>
  );
}

/** Whoever logs a call of their own accord has done what somebody is asked to do. */
function askedToCall({ state }: CaseView): StepId | null {
  const asked = state.asks.find((ask) => stepOfAsk(state, ask)?.kind === 'call');
  return asked?.stepId ?? null;
}
