import './people.css';
import { Button, Group, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ButtonLink } from '#ui/button-link.tsx';
import { inWords, isSignedOut } from '#ui/call-server.ts';
import { ClientName } from '#ui/client-name.tsx';
import { InnerLink } from '#ui/inner-link.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import { Empty, Loading, Trouble } from '#ui/states.tsx';
import type { OverviewLine } from '../contract.ts';
import { GapLine } from './gaps.tsx';
import { useMay, useStaff } from './staff.ts';
import { TierBadge } from './tier-badge.tsx';
import { useOverview, useWanted, type Wanted } from './use-overview.ts';

const shows = [
  { value: 'all', label: 'All' },
  { value: 'with-gaps', label: 'Something missing' },
  { value: 'elevated', label: 'Elevated or high' },
  { value: 'ended', label: 'Ended' },
];

export function ClientsPage() {
  const [wanted, want] = useWanted();
  const [text] = useDebouncedValue(wanted.text, 150);
  const me = useMe().data?.staff.id;
  const may = useMay();
  const found = useOverview({ ...wanted, text }, me);
  if (isSignedOut(found.error)) return <SignedOut />;
  const clients = found.data?.pages.flatMap((page) => page.clients) ?? [];
  return (
    <Page title="Clients" aside={<Ways may={may.write} mayImport={may.clinical} />}>
      <Filters wanted={wanted} want={want} seesTier={may.readClinical} />
      {found.error && <Trouble>{inWords(found.error)}</Trouble>}
      {found.isLoading && <Loading label="Clients" />}
      {found.data && clients.length === 0 && <Nobody wanted={wanted} may={may.write} />}
      <ul className="client-list" aria-label="Clients" aria-busy={found.isPlaceholderData}>
        {clients.map((one) => (
          <li key={one.id}>
            <ClientLine one={one} />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          variant="default"
          size="md"
          loading={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Page>
  );
}

function Ways({ may, mayImport }: { readonly may: boolean; readonly mayImport: boolean }) {
  if (!may) return null;
  return (
    <Group gap="sm">
      {mayImport && <InnerLink to="/clients/import">Import a file</InnerLink>}
      <ButtonLink to="/clients/new" size="md">
        Add a client
      </ButtonLink>
    </Group>
  );
}

interface FiltersProps {
  readonly wanted: Wanted;
  readonly want: (change: Partial<Wanted>) => void;
  readonly seesTier: boolean;
}

function Filters({ wanted, want, seesTier }: FiltersProps) {
  return (
    <Stack gap="sm">
      <Group gap="md" align="end">
        <TextInput
          type="search"
          label="Name or reference"
          className="grows"
          maw={420}
          value={wanted.text}
          onChange={(event) => want({ text: event.currentTarget.value })}
        />
        <Switch
          label="Only mine"
          mb={10}
          checked={wanted.mine}
          onChange={(event) => want({ mine: event.currentTarget.checked })}
        />
      </Group>
      <div className="scrolls">
        <SegmentedControl
          aria-label="Which clients"
          size="md"
          data={shows.filter(({ value }) => seesTier || value !== 'elevated')}
          value={wanted.show}
          onChange={(show) => want({ show: show as Wanted['show'] })}
        />
      </div>
    </Stack>
  );
}

function Nobody({ wanted, may }: { readonly wanted: Wanted; readonly may: boolean }) {
  if (wanted.text !== '') return <Empty title="Nobody by that name or reference">Try a part of it.</Empty>;
  if (wanted.show === 'with-gaps') {
    return <Empty title="Nothing is missing">Every record here has what it takes to reach somebody.</Empty>;
  }
  if (wanted.show !== 'all' || wanted.mine)
    return <Empty title="Nobody here">Look at all clients instead.</Empty>;
  return (
    <Empty title="No clients yet">
      {may ? 'Add your first client, or import a file of them.' : 'Whoever keeps the records adds them.'}
    </Empty>
  );
}

function ClientLine({ one }: { readonly one: OverviewLine }) {
  const { nameOf } = useStaff();
  return (
    <div className="client-line">
      <div className="client-who">
        <InnerLink to="/clients/$clientId" params={{ clientId: one.id }} fw={600} className="client-link">
          <ClientName name={one.preferredName} />
        </InnerLink>
        <Text span c="dimmed" fz="sm">
          {[one.pronouns, ...one.references].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <div className="client-tier">{one.tier && one.tier !== 'routine' && <TierBadge tier={one.tier} />}</div>
      <Text c="dimmed" fz="sm">
        {nameOf(one.clinicianId)}
      </Text>
      <GapLine gaps={one.gaps} />
    </div>
  );
}
