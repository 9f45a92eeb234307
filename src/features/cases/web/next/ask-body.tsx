/** What can be done about a question, right where it is asked. */
import { Button, Group, Text } from '@mantine/core';
import type { Ask } from '#core/case/state.ts';
import type { Step } from '#core/protocol/protocol.ts';
import type { Action } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { reviewWords } from '../words.ts';
import { Call } from './call.tsx';
import { ConfirmAbsence } from './confirm-absence.tsx';
import { Gate } from './gate.tsx';
import { ReadReply } from './read-reply.tsx';
import { ReviewAgreement } from './review-agreement.tsx';

export interface AskBodyProps {
  readonly view: CaseView;
  readonly ask: Ask;
  readonly step: Step | null;
  /** Only the first question has a filled button: one thing is next. */
  readonly isFirst: boolean;
}

export function AskBody({ view, ask, step, isFirst }: AskBodyProps) {
  switch (ask.kind) {
    case 'confirm-absence':
      return <ConfirmAbsence view={view} />;
    case 'look-before-contact':
      return (
        <Choices
          isFirst={isFirst}
          view={view}
          first={{ words: 'Clear it up…', action: { name: 'clear-doubts' } }}
          others={[{ words: 'It was no miss…', action: { name: 'no-miss' } }]}
        />
      );
    case 'read-reply':
      return <ReadReply view={view} replyId={ask.about} />;
    case 'step':
      return step ? (
        <StepBody view={view} ask={ask} step={step} isFirst={isFirst} />
      ) : (
        <Answer view={view} ask={ask} isFirst={isFirst} />
      );
    case 'late-step':
      return step ? (
        <LateStep view={view} ask={ask} step={step} isFirst={isFirst} />
      ) : (
        <Answer view={view} ask={ask} isFirst={isFirst} />
      );
    case 'reach-another-way':
    case 'unknown-send':
    case 'delegation-overdue':
      return <Answer view={view} ask={ask} isFirst={isFirst} />;
    case 'call-back':
      return <CallBack view={view} ask={ask} isFirst={isFirst} />;
    case 'review':
      return <Review view={view} ask={ask} isFirst={isFirst} />;
    case 'follow-up':
      return <FollowUpDue view={view} isFirst={isFirst} />;
  }
}

interface Choice {
  readonly words: string;
  readonly action: Action;
}

interface ChoicesProps {
  readonly view: CaseView;
  readonly first: Choice;
  readonly others: readonly Choice[];
  readonly isFirst: boolean;
}

/** One filled button: the one thing next. The others stay quiet beside it. */
function Choices({ view: { acting }, first, others, isFirst }: ChoicesProps) {
  return (
    <Group gap="xs" className="results">
      <Button size="md" variant={isFirst ? 'filled' : 'default'} onClick={() => acting.show(first.action)}>
        {first.words}
      </Button>
      {others.map(({ words, action }) => (
        <Button key={words} size="md" variant="default" onClick={() => acting.show(action)}>
          {words}
        </Button>
      ))}
    </Group>
  );
}

function StepBody({ view, ask, step, isFirst }: Required<AskBodyProps> & { readonly step: Step }) {
  const skip: Choice = { words: 'Leave it out…', action: { name: 'skip-step', stepId: step.id } };
  switch (step.kind) {
    case 'call':
      return <Call view={view} step={step} isFirst={isFirst} />;
    case 'review-agreement':
      return <ReviewAgreement view={view} />;
    case 'contact-emergency-contact':
    case 'request-welfare-check':
      return <Gate view={view} step={step} />;
    case 'check-in':
      return (
        <>
          <Text>
            {ask.about === 'client-may-be-watched'
              ? 'Somebody may be reading over the client’s shoulder, so nothing was sent by itself. Decide how to reach them safely.'
              : 'Kept cannot send this by itself. Write it by hand over a way that the client allowed, then say so here.'}
          </Text>
          <Choices
            isFirst={isFirst}
            view={view}
            first={{
              words: 'I have written to them…',
              action: { name: 'attempt', medium: 'text', stepId: step.id },
            }}
            others={[skip]}
          />
        </>
      );
    case 'decide':
      return (
        <Choices
          isFirst={isFirst}
          view={view}
          first={{ words: 'Close with a plan…', action: { name: 'close', withPlan: true } }}
          others={[
            {
              words: 'Decided: go on with the ladder…',
              action: { name: 'complete-step', stepId: step.id },
            },
            { words: 'Close…', action: { name: 'close' } },
          ]}
        />
      );
    default:
      return (
        <Choices
          isFirst={isFirst}
          view={view}
          first={{ words: 'It is done…', action: { name: 'complete-step', stepId: step.id } }}
          others={[skip]}
        />
      );
  }
}

function LateStep({ view, ask, step, isFirst }: AskBodyProps & { readonly step: Step }) {
  return (
    <>
      <Text>
        This should have gone out by itself and was found {ask.lateMinutes} minutes late, so it did not. Would
        it still help now?
      </Text>
      <Choices
        isFirst={isFirst}
        view={view}
        first={{ words: 'Send it now…', action: { name: 'send-check-in', stepId: step.id } }}
        others={[{ words: 'Leave it out…', action: { name: 'skip-step', stepId: step.id } }]}
      />
    </>
  );
}

function Answer({ view, ask, isFirst }: Pick<AskBodyProps, 'view' | 'ask' | 'isFirst'>) {
  const words: Partial<Record<Ask['kind'], string>> = {
    'reach-another-way': 'No way that the client allowed is left for what should have gone out.',
    'unknown-send':
      'The program stopped while a message was leaving. It may have been sent or not, and is not sent a second time.',
    'delegation-overdue': 'The time for what was delegated is over. See what came of it.',
  };
  return (
    <>
      {words[ask.kind] && <Text>{words[ask.kind]}</Text>}
      <Choices
        isFirst={isFirst}
        view={view}
        first={{ words: 'Say what you found…', action: { name: 'answer', askId: ask.id } }}
        others={[{ words: 'Log a call…', action: { name: 'attempt', medium: 'call' } }]}
      />
    </>
  );
}

function CallBack({ view, ask, isFirst }: Pick<AskBodyProps, 'view' | 'ask' | 'isFirst'>) {
  const about = ask.about ?? '';
  const isTold = view.state.partiesToTell.includes(about);
  const result: Choice =
    about === 'agency'
      ? { words: 'What came of it…', action: { name: 'welfare-result' } }
      : { words: 'What came of it…', action: { name: 'contact-result', contactId: about } };
  const later: Choice = { words: 'Ask again later…', action: { name: 'call-back-later', about } };
  const notNeeded: Choice = { words: 'No call is needed…', action: { name: 'answer', askId: ask.id } };
  return (
    <Choices isFirst={isFirst} view={view} first={result} others={isTold ? [later] : [later, notNeeded]} />
  );
}

function Review({ view, ask, isFirst }: Pick<AskBodyProps, 'view' | 'ask' | 'isFirst'>) {
  const { pauses, partiesToTell } = view.state;
  const rests = pauses.some((pause) => pause === 'spoke-with-client' || pause === 'reopened');
  const [party] = partiesToTell;
  const answer: Choice = { words: 'I have looked…', action: { name: 'answer', askId: ask.id } };
  const close: Choice = { words: 'Close the case…', action: { name: 'close' } };
  const resume: Choice = { words: 'Not accounted for: go on…', action: { name: 'resume' } };
  const isOver = ask.about === 'spoke-with-client' || ask.about === 'client-is-safe';
  const tell: Choice[] = party ? [{ words: 'Tell who was told…', action: { name: 'all-clear', party } }] : [];
  return (
    <>
      <Text>{reviewWords(ask.about, view.one.clientName)}</Text>
      <Choices
        isFirst={isFirst}
        view={view}
        first={isOver ? close : answer}
        others={[
          ...(isOver ? [] : [close]),
          ...(rests ? [resume] : []),
          ...tell,
          ...(isOver ? [answer] : []),
        ]}
      />
    </>
  );
}

function FollowUpDue({ view, isFirst }: Pick<AskBodyProps, 'view' | 'isFirst'>) {
  return (
    <>
      {view.state.followUp?.text && <Text className="written">{view.state.followUp.text}</Text>}
      <Choices
        isFirst={isFirst}
        view={view}
        first={{ words: 'It is carried out…', action: { name: 'follow-up-done' } }}
        others={[{ words: 'Make another plan…', action: { name: 'close', withPlan: true } }]}
      />
    </>
  );
}
