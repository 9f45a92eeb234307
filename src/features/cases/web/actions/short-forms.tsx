/** What takes nothing but a few words, each with what it does and what follows. */
import type { ReactNode } from 'react';
import { capital } from '#core/sentence.ts';
import { taskWords } from '#ui/case-words.ts';
import type { Action, ActionOf } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { stepOfAsk } from '../step-of-ask.ts';
import { whyNot, written } from '../why-not.ts';
import { NoteForm } from './note-form.tsx';

interface Of<Name extends Action['name']> {
  readonly view: CaseView;
  readonly action: ActionOf<Name>;
}

export function CompleteStep({ view, action: { stepId } }: Of<'complete-step'>): ReactNode {
  return (
    <NoteForm
      view={view}
      name={`complete-step/${stepId}`}
      title={stepTitle(view, stepId)}
      label="What was done"
      isOptional
      path="completed-steps"
      toBody={(note) => ({ stepId, note })}
      refusal={(note) => whyNot(view, { type: 'complete-step', stepId, note })}
      send="It is done"
      done="The step is done."
    />
  );
}

export function SkipStep({ view, action: { stepId } }: Of<'skip-step'>): ReactNode {
  return (
    <NoteForm
      view={view}
      name={`skip-step/${stepId}`}
      title={`Leave out: ${stepTitle(view, stepId).toLowerCase()}`}
      lead="The next step comes as if this one had been done. It stands on record as left out, with your reason."
      label="Why"
      path="skipped-steps"
      toBody={(reason) => ({ stepId, reason })}
      refusal={(reason) => whyNot(view, { type: 'skip-step', stepId, reason: written(reason) })}
      send="Leave it out"
      done="The step is left out."
    />
  );
}

export function AnswerAsk({ view, action: { askId } }: Of<'answer'>): ReactNode {
  return (
    <NoteForm
      view={view}
      name={`answer/${askId}`}
      title="What you found"
      lead="The question is answered, and nobody else is asked it."
      label="In your own words"
      path="answers"
      toBody={(note) => ({ askId, note })}
      refusal={(note) => whyNot(view, { type: 'answer-ask', askId, note: written(note) })}
      send="Put it on record"
      done="Your answer."
    />
  );
}

export function Resume({ view }: { readonly view: CaseView }): ReactNode {
  return (
    <NoteForm
      view={view}
      name="resume"
      title="Let the protocol go on"
      lead="From where it rests. What would have come meanwhile counts from now."
      label="Why it should go on"
      path="resumption"
      toBody={(note) => ({ note })}
      refusal={(note) => whyNot(view, { type: 'resume-ladder', note: written(note) })}
      send="Let it go on"
      done="The protocol goes on."
    />
  );
}

export function Agreement({ view }: { readonly view: CaseView }): ReactNode {
  return (
    <NoteForm
      view={view}
      name="agreement"
      title="What was agreed has been looked at"
      lead={`It stands under “Agreed with ${view.one.clientName}”.`}
      label="What matters today"
      isOptional
      path="agreement-review"
      toBody={(note) => ({ note })}
      refusal={(note) => whyNot(view, { type: 'review-agreement', note })}
      send="I have looked at it"
      done="What was agreed has been looked at."
    />
  );
}

export function EndDelegation({ view }: { readonly view: CaseView }): ReactNode {
  const { delegation } = view.state;
  const isMine = delegation?.to === view.me?.id;
  return (
    <NoteForm
      view={view}
      name="end-delegation"
      title={isMine ? 'What was given to you is done' : 'Take the task back'}
      {...(delegation?.instructions && { lead: delegation.instructions })}
      label="What came of it"
      isOptional
      path="delegation-end"
      toBody={(note) => ({ note })}
      refusal={(note) => whyNot(view, { type: 'end-delegation', note })}
      send={isMine ? 'It is done' : 'Take it back'}
      done={isMine ? 'The task is done.' : 'The task is taken back.'}
    />
  );
}

export function TakeOver({ view }: { readonly view: CaseView }): ReactNode {
  const { state, nameOf } = view;
  return (
    <NoteForm
      view={view}
      name="take-over"
      title="Take the case over"
      lead={`Without waiting for ${nameOf(state.ownerId)}: for when its owner cannot be reached. They hear of it.`}
      label="Why"
      path="owner"
      toBody={(reason) => ({ reason })}
      refusal={(reason) => whyNot(view, { type: 'take-over', reason: written(reason) })}
      send="Take it over"
      done="You have the case now."
    />
  );
}

export function FollowUpDone({ view }: { readonly view: CaseView }): ReactNode {
  const { followUp } = view.state;
  return (
    <NoteForm
      view={view}
      name="follow-up-done"
      title="The plan is carried out"
      {...(followUp?.text && { lead: followUp.text })}
      label="What came of it"
      path="follow-up-completion"
      toBody={(note) => ({ note })}
      refusal={(note) => whyNot(view, { type: 'complete-follow-up', note: written(note) })}
      send="It is carried out"
      done="The plan is carried out."
    />
  );
}

export function Reopen({ view }: { readonly view: CaseView }): ReactNode {
  return (
    <NoteForm
      view={view}
      name="reopen"
      title="Open the case again"
      lead="Nothing starts by itself: you look first, and then let the protocol go on."
      label="Why"
      path="reopening"
      toBody={(reason) => ({ reason })}
      refusal={(reason) => whyNot(view, { type: 'reopen-case', reason: written(reason) })}
      send="Open it again"
      done="The case is open again."
    />
  );
}

export function Addendum({ view, action: { toSequence, isNewest } }: Of<'addendum'>): ReactNode {
  return (
    <NoteForm
      view={view}
      name={`addendum/${isNewest ? 'newest' : toSequence}`}
      title="Add words to the record"
      lead={<EntryNamed toSequence={toSequence} />}
      label="What should stand beside it"
      path="addenda"
      toBody={(text) => ({ toSequence, text })}
      refusal={(text) => whyNot(view, { type: 'add-addendum', toSequence, text: written(text) })}
      send="Add it"
      done="Your words stand beside it."
    />
  );
}

function EntryNamed({ toSequence }: { readonly toSequence: number }): ReactNode {
  return `They stand beside entry ${toSequence}, with your name and today’s date. What is there stays as it is.`;
}

function stepTitle({ state, one }: CaseView, stepId: ActionOf<'skip-step'>['stepId']): string {
  const step = stepOfAsk(state, { stepId });
  return step ? capital(taskWords('step', step.kind, one.clientName)) : 'This step';
}
