/**
 * Before anybody else is told: what has to be on record, each with the way to put it there, and then a named person's
 * decision, for it or against it [P6.1, P5.4].
 */
import { Anchor, Button, Group, Text } from '@mantine/core';
import { concernWords } from '#core/case/vocabulary-words.ts';
import type { Step } from '#core/protocol/protocol.ts';
import { atClock } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import { RefusableButton } from '#ui/refusable-button.tsx';
import type { Action } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { gateRefusal } from '../gate-refusal.ts';
import { whyNot } from '../why-not.ts';

export interface GateProps {
  readonly view: CaseView;
  readonly step: Step;
}

export function Gate({ view, step }: GateProps) {
  const { acting, now } = view;
  const isContact = step.kind === 'contact-emergency-contact';
  const lookAgainAt = new Date(now.getTime() + 60_000).toISOString();
  const declined = { type: 'decide-not-to-escalate', stepId: step.id, reasons: '…', lookAgainAt } as never;
  return (
    <div>
      <Text>Nothing happens by itself here. You decide, and either answer is a decision with reasons.</Text>
      <Needs view={view} />
      <Group gap="xs" align="flex-start" className="results">
        <RefusableButton
          size="md"
          refusal={gateRefusal(view, isContact ? 'contact' : 'welfare')}
          onClick={() => acting.show({ name: isContact ? 'contact' : 'welfare' })}
        >
          {isContact ? 'Decide to call somebody…' : 'Ask for a welfare check…'}
        </RefusableButton>
        <RefusableButton
          size="md"
          variant="default"
          refusal={whyNot(view, declined)}
          onClick={() => acting.show({ name: 'not-now', stepId: step.id })}
        >
          Decide not to, for now…
        </RefusableButton>
        {isContact && (
          <Button size="md" variant="subtle" onClick={() => acting.show({ name: 'contact-result' })}>
            Somebody was called already…
          </Button>
        )}
      </Group>
    </div>
  );
}

interface Need {
  readonly words: string;
  readonly met: string | null;
  readonly way: string;
  readonly action: Action;
}

export function Needs({ view }: { readonly view: CaseView }) {
  const { state, now, zone, acting } = view;
  const at = (instant: string) => atClock(instant, now, zone);
  const needs: readonly Need[] = [
    {
      words: 'What was agreed has been looked at',
      met: state.agreementReviewedAt && at(state.agreementReviewedAt),
      way: 'Look at it',
      action: { name: 'agreement' },
    },
    {
      words: 'Somebody wrote down how worried they are',
      met: state.concern && `${concernWords[state.concern.level]}, ${at(state.concern.at)}`,
      way: 'Judge it',
      action: { name: 'concern' },
    },
    {
      words: 'A colleague was asked',
      met: state.consultedAt && at(state.consultedAt),
      way: 'Write it down',
      action: { name: 'consultation' },
    },
  ];
  return (
    <ul className="needs">
      {needs.map(({ words, met, way, action }) => (
        <li key={words}>
          <Mark shape={met ? 'check' : 'ring'} tone={met ? 'accounted' : 'late'} />
          <span>
            {words}
            {met ? `: ${met}` : ': not yet. '}
            {!met && (
              <Anchor component="button" type="button" onClick={() => acting.show(action)}>
                {way}…
              </Anchor>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
