import './case.css';
import './more-actions.css';
import './chronology.css';
import type { ExistingCase } from '#core/case/state.ts';
import { AnswerPage } from '#ui/answer-page.tsx';
import { useClientName } from '#ui/initials.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import { Paused } from '#ui/paused.tsx';
import { useServerClock } from '#ui/server-clock.ts';
import { useFresh } from '#ui/use-fresh.ts';
import type { CaseDetail } from '../contract.ts';
import { Agreed } from './agreed.tsx';
import type { CaseView } from './case-view.ts';
import { Coming } from './coming.tsx';
import { Ladder } from './ladder.tsx';
import { MoreActions } from './more-actions.tsx';
import { Next } from './next.tsx';
import { PrintHead } from './print-head.tsx';
import { QuickBar } from './quick-bar.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { SoFar } from './so-far.tsx';
import { useMe, useNames } from './staff-names.ts';
import { Standing } from './standing.tsx';
import { Threads } from './threads.tsx';
import { useActing } from './use-acting.ts';
import { useQuick } from './use-quick.ts';

/** Seldom enough that looks do not drown the record of who looked, often enough to be true. */
const everySeconds = 30;

export function CasePage({ caseId }: { readonly caseId: string }) {
  const found = useFresh<CaseDetail>(`/cases/${caseId}`, everySeconds);
  const called = useClientName();
  const { now } = useServerClock(found.data?.asOf, found.dataUpdatedAt);
  const back = <InnerLink to="/cases">All open cases</InnerLink>;
  return (
    <AnswerPage to={found} without="This case cannot be shown" aside={back} lines={6}>
      {(one, trouble) => {
        const clientName = called(one.clientName);
        return (
          <Page title={clientName} aside={back}>
            <Paused />
            {trouble}
            <OpenedCase key={caseId} one={{ ...one, clientName }} now={now} />
          </Page>
        );
      }}
    </AnswerPage>
  );
}

interface OpenedCaseProps {
  readonly one: CaseDetail;
  readonly now: Date;
}

function OpenedCase({ one, now }: OpenedCaseProps) {
  const state = one.state as unknown as ExistingCase;
  const acting = useActing();
  const quick = useQuick({ one, state }, acting);
  const nameOf = useNames();
  const me = useMe();
  // Nothing of how it was gone about came with it [what-may-be-read].
  const isOutline = state.status === 'closed' && me?.role === 'front-desk';
  const view: CaseView = { one, state, zone: state.plan.client.timeZone, now, nameOf, me, acting, quick };
  if (isOutline) {
    return (
      <>
        <Standing view={view} />
        <SoFar view={view} />
      </>
    );
  }
  return (
    <>
      <PrintHead view={view} />
      <Standing view={view} />
      <div className="case-top">
        <Agreed view={view} />
        <div className="case-ahead">
          <Next view={view} />
          <QuickBar view={view} />
          <MoreActions view={view} />
        </div>
      </div>
      <Ladder view={view} />
      <div className="case-below">
        <SoFar view={view} />
        <div className="case-beside">
          <Coming view={view} />
          <Threads view={view} />
        </div>
      </div>
      <Shortcuts view={view} />
    </>
  );
}
