import { Group, Stack, Text } from '@mantine/core';
import { mostPressing } from '#core/case/most-pressing.ts';
import type { AskKind } from '#core/case/vocabulary.ts';
import type { StepKind } from '#core/protocol/protocol.ts';
import { inWords, isSignedOut } from '#ui/call-server.ts';
import { taskWords } from '#ui/case-words.ts';
import { atClock, distance, fromNow, shortDay } from '#ui/clock.ts';
import type { NameOf } from '#ui/colleagues.ts';
import { useClientName } from '#ui/initials.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import { Page } from '#ui/page.tsx';
import { Paused } from '#ui/paused.tsx';
import { useServerClock } from '#ui/server-clock.ts';
import { SignedOut } from '#ui/signed-out.tsx';
import { Trouble } from '#ui/states.tsx';
import { useFresh } from '#ui/use-fresh.ts';
import type { CaseSummary } from '../contract.ts';
import { hasOrHave, useNames } from './staff-names.ts';
import { TierBadge } from './tier-badge.tsx';
import { phaseMarks, phaseWords } from './words.ts';

const everySeconds = 10;

export function OpenCasesPage() {
  const cases = useFresh<CaseSummary[]>('/cases', everySeconds);
  const nameOf = useNames();
  const called = useClientName();
  const { now } = useServerClock(cases.data?.[0]?.asOf, cases.dataUpdatedAt);
  if (isSignedOut(cases.error)) return <SignedOut />;
  return (
    <Page title={titleFor(cases.data)}>
      {cases.data && (
        <Text c="dimmed" mt={-12}>
          {shortDay(now.toISOString())}, {atClock(now.toISOString(), now)}
        </Text>
      )}
      <Paused />
      {cases.error && <Trouble>{inWords(cases.error)}</Trouble>}
      {cases.data?.length === 0 && (
        <Text>Nobody is waiting for you. Whoever is not seen at a session shows up here by itself.</Text>
      )}
      <ul className="quiet-list">
        {cases.data?.map((one) => (
          <li key={one.id}>
            <CaseLine one={{ ...one, clientName: called(one.clientName) }} now={now} nameOf={nameOf} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function titleFor(cases: readonly CaseSummary[] | undefined): string {
  if (!cases) return 'One moment';
  return cases.length === 0 ? 'Everyone is accounted for' : `${cases.length} not yet accounted for`;
}

interface CaseLineProps {
  readonly one: CaseSummary;
  readonly now: Date;
  readonly nameOf: NameOf;
}

function CaseLine({ one, now, nameOf }: CaseLineProps) {
  const owner = nameOf(one.ownerId);
  return (
    <Stack gap={4}>
      <Group gap={10} wrap="nowrap" align="baseline">
        <Mark {...phaseMarks[one.phase]} />
        <InnerLink to="/cases/$caseId" params={{ caseId: one.id }} fw={600} fz="lg" className="grows">
          <bdi>{one.clientName}</bdi>
        </InnerLink>
        <TierBadge tier={one.tier} />
      </Group>
      <Stack gap={4} className="under-mark">
        <Text>
          {phaseWords[one.phase]}
          <Text span c="dimmed">
            {' '}
            · session {atClock(one.sessionStartsAt, now)}, {distance(one.sessionStartsAt, now)} ago · {owner}{' '}
            {hasOrHave(owner)} it
          </Text>
        </Text>
        {one.asked.toSorted(mostPressing).map((ask) => (
          <Text key={`${ask.kind}${ask.stepKind}${ask.staffId}${ask.answerBy}`} fw={600}>
            Next: {taskWords(ask.kind as AskKind, ask.stepKind as StepKind | null, one.clientName)}
            <Text span fw={400}>
              {' '}
              · {nameOf(ask.staffId)}, by {atClock(ask.answerBy, now)} ({fromNow(ask.answerBy, now)})
            </Text>
          </Text>
        ))}
      </Stack>
    </Stack>
  );
}
