/** Everything that a person may do in a case; each has one form, or is done at a touch. */
import type { AttemptMedium } from '#core/case/vocabulary.ts';
import type { AskId, ReplyId, StepId } from '#core/ids.ts';

export type Action =
  | { readonly name: 'attempt'; readonly medium: AttemptMedium; readonly stepId?: StepId }
  | { readonly name: 'reply' }
  | { readonly name: 'settle-reply'; readonly replyId: ReplyId }
  | { readonly name: 'send-check-in'; readonly stepId: StepId }
  | { readonly name: 'confirm-missed' }
  | { readonly name: 'clear-doubts' }
  | { readonly name: 'no-miss' }
  | { readonly name: 'agreement' }
  | { readonly name: 'concern' }
  | { readonly name: 'consultation' }
  | { readonly name: 'hand-over' }
  | { readonly name: 'delegate' }
  | { readonly name: 'end-delegation' }
  | { readonly name: 'take-over' }
  | { readonly name: 'complete-step'; readonly stepId: StepId }
  | { readonly name: 'skip-step'; readonly stepId: StepId }
  | { readonly name: 'not-now'; readonly stepId: StepId | null }
  | { readonly name: 'resume' }
  | { readonly name: 'answer'; readonly askId: AskId }
  | { readonly name: 'contact' }
  | { readonly name: 'contact-result'; readonly contactId?: string }
  | { readonly name: 'welfare' }
  | { readonly name: 'welfare-result' }
  | { readonly name: 'call-back-later'; readonly about: string }
  | { readonly name: 'all-clear'; readonly party: string }
  | { readonly name: 'close'; readonly withPlan?: boolean }
  | { readonly name: 'follow-up-done' }
  | { readonly name: 'reopen' }
  /** `isNewest`: beside whatever is the last entry, so that what was begun is found again when others have come since. */
  | { readonly name: 'addendum'; readonly toSequence: number; readonly isNewest?: true };

export type ActionName = Action['name'];
/** What a form is given to work on. */
export type ActionOf<Name extends ActionName> = Extract<Action, { name: Name }>;
