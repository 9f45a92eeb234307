import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { callServer, inWords, Refused } from '#ui/call-server.ts';
import { atClock, distance } from '#ui/clock.ts';
import { Page, Trouble } from '#ui/page.tsx';
import type { CaseSummary } from '../contract.ts';
import { askWords, phaseWords } from './words.ts';

const refreshMs = 10_000;

export function OpenCasesPage() {
  const cases = useQuery({
    queryKey: ['cases'],
    queryFn: () => callServer<CaseSummary[]>('GET', '/cases'),
    refetchInterval: refreshMs,
  });
  if (cases.error instanceof Refused && cases.error.status === 401) return <SignedOut />;
  const open = cases.data ?? [];
  return (
    <Page title={titleFor(cases.data)} aside={<Anchor href="/account">Your account</Anchor>}>
      {cases.error && <Trouble>{inWords(cases.error)}</Trouble>}
      {cases.data && open.length === 0 && (
        <Text c="dimmed">
          Nobody is waiting for you. Whoever is not seen at a session shows up here by themselves.
        </Text>
      )}
      <ul className="quiet-list" aria-live="polite">
        {open.map((one) => (
          <li key={one.id}>
            <CaseLine summary={one} />
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

function CaseLine({ summary }: { readonly summary: CaseSummary }) {
  const now = new Date();
  const ask = summary.asked[0];
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Anchor href={`/cases/${summary.id}`} fw={600} fz="lg">
          {summary.clientName}
        </Anchor>
        <Badge variant="light" color={summary.tier === 'routine' ? 'gray' : 'teal'} tt="none">
          {summary.tier}
        </Badge>
      </Group>
      <Text c="dimmed">
        {atClock(summary.sessionStartsAt, now)} · {distance(new Date(summary.sessionStartsAt), now)} ·{' '}
        {phaseWords[summary.phase]} · {summary.ownerName} has it
      </Text>
      {ask && (
        <Text fw={550}>
          Next: {askWords[ask.kind] ?? ask.kind}, by {atClock(ask.answerBy, now)}
        </Text>
      )}
    </Stack>
  );
}

export function SignedOut() {
  const back = encodeURIComponent(window.location.pathname);
  return (
    <Page title="You are signed out" narrow>
      <Text>Nothing was lost. Sign in and you come back to this page.</Text>
      <Button component="a" href={`/sign-in?back=${back}`} size="md">
        Sign in
      </Button>
    </Page>
  );
}
