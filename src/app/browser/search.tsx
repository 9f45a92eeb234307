/** What the palette finds: screens, deeds, open cases, clients and colleagues. What is typed stays in this page. */
import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseSummary } from '#features/cases/contract.ts';
import { callServer, inWords } from '#ui/call-server.ts';
import { ClientName } from '#ui/client-name.tsx';
import { useFoundClients } from '#ui/find-clients.ts';
import { appKeys, Keys } from '#ui/keys.tsx';
import type { Me } from '#ui/me.ts';
import { type Finding, Palette } from '#ui/palette.tsx';
import { isFoundBy } from './found-by.ts';
import { useDeeds, useScreens } from './own-findings.ts';
import { useGoTo } from './use-go-to.ts';

const fewestLetters = 2;
const mostOfEach = 8;
const waitMs = 150;

export function Search({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), waitMs);
  const cases = useCases(asked);
  const clients = useClients(asked);
  const staff = useStaff(asked);
  const screens = useScreens(me);
  const deeds = useDeeds(me);
  const groups = [
    { title: 'Open cases', findings: cases.findings },
    { title: 'Clients', findings: clients.findings },
    { title: 'Screens', findings: screens.filter(({ name }) => isFoundBy(text, name)) },
    { title: 'To do', findings: deeds.filter(({ name }) => isFoundBy(text, name)) },
    { title: 'People', findings: staff.findings },
  ].filter(({ findings }) => findings.length > 0);
  const error = cases.answer.error ?? clients.answer.error ?? staff.answer.error;
  return (
    <Palette
      text={text}
      onText={setText}
      groups={groups}
      isSearching={asked !== text.trim() || [cases, clients, staff].some(({ answer }) => answer.isFetching)}
      trouble={error ? inWords(error) : undefined}
      footer={Object.entries(appKeys).map(([name, { does }]) => (
        <span key={name}>
          <Keys of={name as keyof typeof appKeys} /> {does}
        </span>
      ))}
      onClose={onClose}
    />
  );
}

interface Found {
  readonly answer: UseQueryResult<unknown>;
  readonly findings: readonly Finding[];
}

function useAsked<Answer>(path: string, isWanted: boolean): UseQueryResult<Answer> {
  return useQuery({
    queryKey: [path],
    queryFn: () => callServer<Answer>('GET', path),
    enabled: isWanted,
    staleTime: 30_000,
    gcTime: 60_000,
  });
}

function useCases(text: string): Found {
  const goTo = useGoTo();
  const answer = useAsked<CaseSummary[]>(
    '/cases',
    text.length >= fewestLetters && goTo.exists('/cases/$caseId'),
  );
  const found = text.length < fewestLetters ? [] : (answer.data ?? []);
  return {
    answer,
    findings: found
      .filter(({ clientName }) => isFoundBy(text, clientName))
      .slice(0, mostOfEach)
      .map((one) => ({
        key: `case-${one.id}`,
        icon: 'cases',
        words: <ClientName name={one.clientName} />,
        hint: one.phase === 'missed' ? 'unaccounted for' : 'not confirmed',
        choose: () => goTo.go(`/cases/${one.id}`),
      })),
  };
}

function useClients(text: string): Found {
  const goTo = useGoTo();
  const isWanted = text.length >= fewestLetters && goTo.exists('/clients/$clientId');
  const answer = useFoundClients(text, { limit: mostOfEach, isWanted });
  return {
    answer,
    findings: (isWanted ? (answer.data?.clients ?? []) : []).map((one) => ({
      key: `client-${one.id}`,
      icon: 'person',
      words: <ClientName name={one.preferredName} />,
      hint: one.references[0]?.value,
      choose: () => goTo.go(`/clients/${one.id}`),
    })),
  };
}

function useStaff(text: string): Found {
  const goTo = useGoTo();
  const isWanted = text.length >= fewestLetters && goTo.exists('/people');
  const answer = useAsked<{ readonly staff: readonly { id: string; name: string; role: string }[] }>(
    '/staff',
    isWanted,
  );
  const found = isWanted ? (answer.data?.staff ?? []) : [];
  return {
    answer,
    findings: found
      .filter(({ name }) => isFoundBy(text, name))
      .slice(0, mostOfEach)
      .map((one) => ({
        key: `staff-${one.id}`,
        icon: 'people',
        words: one.name,
        hint: one.role,
        choose: () => goTo.go('/people'),
      })),
  };
}
