import './case.css';
import type { ExistingCase } from '#core/case/state.ts';
import { inWords, Refused } from '#ui/call-server.ts';
import { useClientName } from '#ui/initials.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import { Paused } from '#ui/paused.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import { Loading, Trouble } from '#ui/states.tsx';
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
import { useServerTime } from './use-clock.ts';
import { useQuick } from './use-quick.ts';

/** Seldom enough that looks do not drown the record of who looked, often enough to be true. */
const everySeconds = 30;

export function CasePage({ caseId }: { readonly caseId: string }) {
  const found = useFresh<CaseDetail>(`/cases/${caseId}`, everySeconds);
  const called = useClientName();
  const now = useServerTime(found.data?.asOf, found.dataUpdatedAt);
  if (found.error instanceof Refused && found.error.status === 401) return <SignedOut />;
  const back = <InnerLink to="/cases">All open cases</InnerLink>;
  if (!found.data) {
    return (
      <Page title={found.error ? 'This case cannot be shown' : 'One moment'} aside={back}>
        {found.error ? (
          <Trouble onRetry={() => void found.refetch()}>{inWords(found.error)}</Trouble>
        ) : (
          <Loading lines={6} />
        )}
      </Page>
    );
  }
  const clientName = called(found.data.clientName);
  return (
    <Page title={clientName} aside={back}>
      <Paused />
      {found.error && <Trouble onRetry={() => void found.refetch()}>{inWords(found.error)}</Trouble>}
      <OpenedCase key={caseId} one={{ ...found.data, clientName }} now={now} />
    </Page>
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
