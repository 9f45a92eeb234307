import './people.css';
import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { InnerLink } from '#ui/inner-link.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { NoPermission, Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { ImportColumns } from './import-columns.tsx';
import { ImportReport } from './import-report.tsx';
import { type Report, sendClientsFile } from './send-clients-file.ts';
import { useMay } from './staff.ts';

/** A look first, in which nothing is kept; then the same file for good. */
export function ImportPage() {
  const me = useMe().data;
  const may = useMay();
  const back = <InnerLink to="/clients">All clients</InnerLink>;
  return (
    <Page title="Import clients" aside={back}>
      {me && !may.clinical ? (
        <NoPermission>
          A file carries judgements and permissions, so a clinician, a supervisor or an owner brings it in.
        </NoPermission>
      ) : (
        <Import />
      )}
    </Page>
  );
}

function Import() {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const { trouble, isBusy, trying } = useTrying();

  const look = (chosen: File | null) =>
    trying(async () => {
      setFile(chosen);
      setReport(null);
      if (chosen) setReport(await sendClientsFile(chosen, true));
    });
  const bringIn = () =>
    trying(async () => {
      if (!file) return;
      setReport(await sendClientsFile(file, false));
      setFile(null);
      await queries.invalidateQueries({ queryKey: ['/clients/overview'] });
    });

  return (
    <Stack gap="lg" maw="46rem">
      <Text>
        A CSV file, one client on each row. First you see what would happen to each row; nothing is kept until
        you say so.
      </Text>
      <Group>
        <FileButton onChange={(chosen) => void look(chosen)} accept=".csv,text/csv">
          {(props) => (
            <Button {...props} size="md" variant={report ? 'default' : 'filled'} loading={isBusy && !report}>
              {report ? 'Choose another file' : 'Choose a file'}
            </Button>
          )}
        </FileButton>
        {file && <Text c="dimmed">{file.name}</Text>}
      </Group>
      {trouble && <Trouble>{trouble}</Trouble>}
      {report && <ImportReport report={report} />}
      {report?.rehearsed && comesIn(report) > 0 && (
        <Group>
          <Button size="md" loading={isBusy} onClick={() => void bringIn()}>
            Bring in {comesIn(report)} {comesIn(report) === 1 ? 'client' : 'clients'}
          </Button>
        </Group>
      )}
      {!report && <ImportColumns />}
    </Stack>
  );
}

const comesIn = ({ counts }: Report): number => counts.imported + counts.updated;
