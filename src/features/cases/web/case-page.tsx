import { Group, Text } from '@mantine/core';
import type { ExistingCase } from '#core/case/state.ts';
import { inWords, Refused } from '#ui/call-server.ts';
import { atClock, clockTime, distance, fromNow, fullDay } from '#ui/clock.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import { Page } from '#ui/page.tsx';
import { Paused } from '#ui/paused.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import { Trouble } from '#ui/states.tsx';
import { useFresh, useNow } from '#ui/use-fresh.ts';
import type { CaseDetail } from '../contract.ts';
import { Agreed } from './agreed.tsx';
import type { CaseView } from './case-view.ts';
import { Coming } from './coming.tsx';
import { Next } from './next.tsx';
import { SoFar } from './so-far.tsx';
import { hasOrHave, useNames } from './staff-names.ts';
import { TierBadge } from './tier-badge.tsx';
import { capital, outcomeWords, phaseMarks, phaseWords } from './words.ts';

/** Seldom enough that looks do not drown the record of who looked, often enough to be true. */
const everySeconds = 30;

export function CasePage({ caseId }: { readonly caseId: string }) {
  const found = useFresh<CaseDetail>(`/cases/${caseId}`, everySeconds);
  const nameOf = useNames();
  const now = useNow();
  if (found.error instanceof Refused && found.error.status === 401) return <SignedOut />;
  const back = <InnerLink to="/cases">All open cases</InnerLink>;
  if (!found.data) {
    return (
      <Page title={found.error ? 'This case cannot be shown' : 'One moment'} aside={back}>
        {found.error && <Trouble>{inWords(found.error)}</Trouble>}
      </Page>
    );
  }
  const state = found.data.state as unknown as ExistingCase;
  const view = { one: found.data, state, zone: state.plan.client.timeZone, now, nameOf };
  return (
    <Page title={found.data.clientName} aside={back}>
      <Standing {...view} />
      <Paused />
      {found.error && <Trouble>{inWords(found.error)}</Trouble>}
      <div className="case-top">
        <Agreed {...view} />
        <div className="case-ahead">
          <Next {...view} />
          <Coming {...view} />
        </div>
      </div>
      <SoFar {...view} />
    </Page>
  );
}

/** Where the case stands, in two lines. */
function Standing({ one, state, zone, now, nameOf }: CaseView) {
  const judged = state.plan.tierJudgement;
  const isElsewhere = zone !== new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="standing">
      <Group gap={10} wrap="nowrap" align="baseline">
        <Mark {...phaseMarks[one.phase]} />
        <Text>
          <Text span fw={600}>
            {capital(phaseWords[one.phase])}
          </Text>
          {state.status === 'closed' && `: ${outcomeWords[state.outcome]}`} · session{' '}
          {atClock(one.sessionStartsAt, now, zone)}, {distance(one.sessionStartsAt, now)} ago ·{' '}
          {responsible({ one, state, zone, now, nameOf })}
        </Text>
      </Group>
      <Group gap={10} className="under-mark">
        <TierBadge tier={one.tier} />
        <Text c="dimmed">
          {judged
            ? `judged by ${nameOf(judged.by)} on ${fullDay(judged.on)}`
            : 'nobody has judged; the practice’s usual tier'}
        </Text>
      </Group>
      {isElsewhere && (
        <Text c="dimmed" className="under-mark">
          Times are on {one.clientName}’s clock, {zone.replaceAll('_', ' ')}; it is{' '}
          {clockTime(now.toISOString(), zone)} there now.
        </Text>
      )}
    </div>
  );
}

function responsible({ state, zone, now, nameOf }: CaseView): string {
  const { lease, ownerId } = state;
  const owner = nameOf(ownerId);
  if (lease && state.status === 'open') {
    const holder = nameOf(lease.staffId);
    return `${holder} ${hasOrHave(holder)} it until ${atClock(lease.until, now, zone)} (${fromNow(lease.until, now)})`;
  }
  return `${owner} ${hasOrHave(owner)} it`;
}
