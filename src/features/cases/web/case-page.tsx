import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OpenCase } from '#core/case/state.ts';
import { callServer, inWords, Refused } from '#ui/call-server.ts';
import { atClock, distance } from '#ui/clock.ts';
import { Page, Trouble } from '#ui/page.tsx';
import type { CaseDetail } from '../contract.ts';
import { SignedOut } from './open-cases-page.tsx';
import { askWords, eventWords, phaseWords, stepWords } from './words.ts';

interface Chronology {
  readonly entries: readonly {
    readonly sequence: number | null;
    readonly happenedAt: string;
    readonly what: string;
    readonly isMinor: boolean;
  }[];
}

const refreshMs = 10_000;

export function CasePage({ caseId }: { readonly caseId: string }) {
  const found = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => callServer<CaseDetail>('GET', `/cases/${caseId}`),
    refetchInterval: refreshMs,
  });
  const story = useQuery({
    queryKey: ['chronology', caseId],
    queryFn: () => callServer<Chronology>('GET', `/cases/${caseId}/chronology`),
    refetchInterval: refreshMs,
  });
  if (found.error instanceof Refused && found.error.status === 401) return <SignedOut />;
  const back = <Anchor href="/">All cases</Anchor>;
  if (!found.data) {
    return (
      <Page title="One moment" aside={back}>
        {found.error && <Trouble>{inWords(found.error)}</Trouble>}
      </Page>
    );
  }
  const one = found.data;
  const now = new Date();
  return (
    <Page title={one.clientName} aside={back}>
      <Text c="dimmed">
        {phaseWords[one.phase]} · session at {atClock(one.sessionStartsAt, now)},{' '}
        {distance(new Date(one.sessionStartsAt), now)} ago · {one.tier} · {one.ownerName} has it
      </Text>
      {one.asked[0] && (
        <Section title="Next">
          <Text fz="xl" fw={620} c="var(--mantine-primary-color-filled)">
            {nextWords(one)}
          </Text>
          <Text>
            by {atClock(one.asked[0].answerBy, now)}. If nobody does this by then, the next person is asked.
          </Text>
        </Section>
      )}
      {one.agenda.length > 0 && (
        <Section title="If nobody does anything">
          {one.agenda.slice(0, 6).map((entry) => (
            <Line
              key={`${entry.type}${entry.at}${String(entry.askId ?? entry.key ?? '')}`}
              at={atClock(entry.at, now)}
            >
              {eventWords[entry.type] ?? entry.type}
            </Line>
          ))}
        </Section>
      )}
      <Section title="So far">
        {story.error && <Trouble>{inWords(story.error)}</Trouble>}
        {story.data?.entries.map((entry) => (
          <Line key={`${entry.sequence}${entry.happenedAt}${entry.what}`} at={atClock(entry.happenedAt, now)}>
            {entry.what}
          </Line>
        ))}
      </Section>
    </Page>
  );
}

/** The step by its kind, since "do the next step" helps nobody who has four minutes. */
function nextWords(one: CaseDetail): string {
  const { asks = [], plan } = one.state as Partial<OpenCase>;
  const stepId = asks[0]?.stepId;
  const step = plan?.protocol.ladder.steps.find(({ id }) => id === stepId);
  const kind = one.asked[0]?.kind ?? '';
  return (step && kind === 'step' && stepWords[step.kind]) || (askWords[kind] ?? kind);
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack component="section" gap={4}>
      <Title order={2} fz="sm" c="dimmed" fw={600}>
        {title}
      </Title>
      {children}
    </Stack>
  );
}

function Line({ at, children }: { readonly at: string; readonly children: ReactNode }) {
  return (
    <Group className="entry" wrap="nowrap" align="start">
      <Text c="dimmed">{at}</Text>
      <div>{children}</div>
    </Group>
  );
}
