/** The form that is open. Its key is what it is about, so that one form's words never show in another. */

import type { Action } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { AllClear } from './all-clear.tsx';
import { Attempt } from './attempt.tsx';
import { CallBackLater } from './call-back-later.tsx';
import { ClearDoubts } from './clear-doubts.tsx';
import { CloseCase } from './close-case.tsx';
import { Concern } from './concern.tsx';
import { ConfirmMissed } from './confirm-missed.tsx';
import { Consultation } from './consultation.tsx';
import { Contact } from './contact.tsx';
import { ContactResultForm } from './contact-result.tsx';
import { Delegate } from './delegate.tsx';
import { HandOver } from './hand-over.tsx';
import { NoMiss } from './no-miss.tsx';
import { NotNow } from './not-now.tsx';
import { Reply } from './reply.tsx';
import { SendCheckIn } from './send-check-in.tsx';
import { SettleReply } from './settle-reply.tsx';
import {
  Addendum,
  Agreement,
  AnswerAsk,
  CompleteStep,
  EndDelegation,
  FollowUpDone,
  Reopen,
  Resume,
  SkipStep,
  TakeOver,
} from './short-forms.tsx';
import { Welfare } from './welfare.tsx';
import { WelfareResultForm } from './welfare-result.tsx';

export interface ActionPanelProps {
  readonly view: CaseView;
  readonly action: Action;
}

export function ActionPanel({ view, action }: ActionPanelProps) {
  return (
    <div
      className="action-panel"
      key={JSON.stringify(action)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') view.acting.close();
      }}
    >
      <OpenForm view={view} action={action} />
    </div>
  );
}

function OpenForm({ view, action }: ActionPanelProps) {
  switch (action.name) {
    case 'attempt':
      return <Attempt view={view} action={action} />;
    case 'reply':
      return <Reply view={view} />;
    case 'settle-reply':
      return <SettleReply view={view} action={action} />;
    case 'send-check-in':
      return <SendCheckIn view={view} action={action} />;
    case 'confirm-missed':
      return <ConfirmMissed view={view} />;
    case 'clear-doubts':
      return <ClearDoubts view={view} />;
    case 'no-miss':
      return <NoMiss view={view} />;
    case 'agreement':
      return <Agreement view={view} />;
    case 'concern':
      return <Concern view={view} />;
    case 'consultation':
      return <Consultation view={view} />;
    case 'hand-over':
      return <HandOver view={view} />;
    case 'delegate':
      return <Delegate view={view} />;
    case 'end-delegation':
      return <EndDelegation view={view} />;
    case 'take-over':
      return <TakeOver view={view} />;
    case 'complete-step':
      return <CompleteStep view={view} action={action} />;
    case 'skip-step':
      return <SkipStep view={view} action={action} />;
    case 'not-now':
      return <NotNow view={view} action={action} />;
    case 'resume':
      return <Resume view={view} />;
    case 'answer':
      return <AnswerAsk view={view} action={action} />;
    case 'contact':
      return <Contact view={view} />;
    case 'contact-result':
      return <ContactResultForm view={view} action={action} />;
    case 'welfare':
      return <Welfare view={view} />;
    case 'welfare-result':
      return <WelfareResultForm view={view} />;
    case 'call-back-later':
      return <CallBackLater view={view} action={action} />;
    case 'all-clear':
      return <AllClear view={view} action={action} />;
    case 'close':
      return <CloseCase view={view} action={action} />;
    case 'follow-up-done':
      return <FollowUpDone view={view} />;
    case 'reopen':
      return <Reopen view={view} />;
    case 'addendum':
      return <Addendum view={view} action={action} />;
  }
}
