/** Who looked at what and who changed what, for those who watch over it. */
import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { inWords, isNotAllowed, isSignedOut } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import { useColleagues } from '#ui/colleagues.ts';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import { Empty, Loading, NoPermission, Trouble } from '#ui/states.tsx';
import type { AuditEntryRead } from '../contract.ts';
import './audit.css';
import { AuditFilters } from './audit-filters.tsx';
import { AuditLine } from './audit-line.tsx';
import { type Filter, filterQuery, noFilter, type Person, useAudit } from './use-audit.ts';

export function AuditPage() {
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [client, setClient] = useState<Person | null>(null);
  const audit = useAudit(filter);
  const staff = useColleagues();
  const { error } = audit;
  if (isSignedOut(error)) return <SignedOut />;
  if (isNotAllowed(error)) {
    return (
      <Page title="Audit">
        <NoPermission>{error.message}</NoPermission>
      </Page>
    );
  }
  const entries = audit.data?.pages.flatMap((page) => page.entries);
  const changeTo = (next: Filter, chosen: Person | null = null) => {
    const name = chosen ?? (next.clientId === client?.id ? client : knownIn(entries, next.clientId));
    setClient(name ?? (next.clientId === '' ? null : { id: next.clientId, name: '…' }));
    setFilter(next);
  };
  return (
    <Page
      title="Audit"
      aside={
        <Button component="a" variant="default" href={`/api/v1/audit.csv${filterQuery(filter)}`} download>
          Take out as a table
        </Button>
      }
    >
      <Text c="dimmed" mt={-12}>
        Who looked at what, and who changed what. Nothing here can be changed, and your look is on record too.
      </Text>
      <AuditFilters filter={filter} onFilter={changeTo} staff={staff} client={client} />
      {error && <Trouble onRetry={() => void audit.refetch()}>{inWords(error)}</Trouble>}
      {entries === undefined && !error && <Loading lines={8} label="Reading the audit" />}
      {entries && (
        <Days
          entries={entries}
          staff={staff}
          onClient={({ clientId, clientName }) => {
            const chosen = { id: clientId ?? '', name: clientName ?? '' };
            changeTo({ ...filter, clientId: chosen.id }, chosen);
          }}
        />
      )}
      {audit.hasNextPage && (
        <div>
          <Button
            variant="default"
            loading={audit.isFetchingNextPage}
            onClick={() => void audit.fetchNextPage()}
          >
            Show earlier entries
          </Button>
        </div>
      )}
    </Page>
  );
}

function knownIn(entries: readonly AuditEntryRead[] | undefined, clientId: string): Person | null {
  const name = entries?.find((entry) => entry.clientId === clientId)?.clientName;
  return name ? { id: clientId, name } : null;
}

interface DaysProps {
  readonly entries: readonly AuditEntryRead[];
  readonly staff: readonly Person[];
  readonly onClient: (entry: AuditEntryRead) => void;
}

function Days({ entries, staff, onClient }: DaysProps) {
  const timeZone = useMe().data?.practice.timeZone ?? 'UTC';
  if (entries.length === 0) {
    return <Empty title="No entries">Nothing like this is on record. Choose other days or people.</Empty>;
  }
  const nameOf = new Map(staff.map(({ id, name }) => [id, name]));
  const byDay = Map.groupBy(entries, ({ at }) => fullDay(at, timeZone));
  return (
    <div className="audit-days">
      {[...byDay].map(([day, ofDay]) => (
        <section key={day}>
          <Title order={2} className="section-title">
            {day}
          </Title>
          <ol className="audit-lines">
            {ofDay.map((entry) => (
              <AuditLine
                key={entry.id}
                entry={entry}
                nameOf={nameOf}
                timeZone={timeZone}
                onClient={onClient}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
