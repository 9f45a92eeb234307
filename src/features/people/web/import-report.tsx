import { Stack, Text, Title } from '@mantine/core';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark, type MarkProps } from '#ui/mark.tsx';
import type { Outcome, Report, RowProblem } from './send-clients-file.ts';

const marks: Readonly<Record<Outcome, MarkProps>> = {
  imported: { shape: 'check', tone: 'accounted' },
  updated: { shape: 'check', tone: 'accounted' },
  unchanged: { shape: 'ring', tone: 'quiet' },
  skipped: { shape: 'diamond', tone: 'late' },
};

const ahead: Readonly<Record<Outcome, string>> = {
  imported: 'would come in',
  updated: 'would be updated',
  unchanged: 'would stay as they are',
  skipped: 'would be left out',
};
const done: Readonly<Record<Outcome, string>> = {
  imported: 'came in',
  updated: 'were updated',
  unchanged: 'stayed as they were',
  skipped: 'were left out',
};

const outcomes: readonly Outcome[] = ['imported', 'updated', 'unchanged', 'skipped'];

/** Every row is accounted for; those with something to mend come with the reason and the way out. */
export function ImportReport({ report }: { readonly report: Report }) {
  const words = report.rehearsed ? ahead : done;
  const toMend = report.rows.filter(({ problems, leftOut }) => problems.length + leftOut.length > 0);
  return (
    <Stack gap="md">
      <div role="status">
        <Title order={2} fz="lg">
          {report.rehearsed ? 'What would happen' : 'Done'}
        </Title>
        <ul className="counts">
          {outcomes
            .filter((outcome) => report.counts[outcome] > 0)
            .map((outcome) => (
              <li key={outcome}>
                <Mark {...marks[outcome]} /> <b>{report.counts[outcome]}</b> {words[outcome]}
              </li>
            ))}
        </ul>
      </div>
      {report.unknownColumns.length > 0 && (
        <Text>
          These columns are not known, and were not read: <b>{report.unknownColumns.join(', ')}</b>
        </Text>
      )}
      {toMend.length > 0 && (
        <section>
          <Title order={3} fz="md">
            Rows to look at
          </Title>
          <ul className="past">
            {toMend.map(({ line, problems, leftOut }) => (
              <li key={line} className="row-problem">
                <Text span fw={600}>
                  Row {line}
                </Text>
                <div>
                  {[...problems, ...leftOut].map((problem) => (
                    <Problem key={`${problem.field}${problem.reason}`} problem={problem} />
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!report.rehearsed && <InnerLink to="/clients">To all clients</InnerLink>}
    </Stack>
  );
}

function Problem({ problem: { field, reason, wayOut } }: { readonly problem: RowProblem }) {
  return (
    <Text>
      <b>{field}</b>: {reason}; {wayOut}.
    </Text>
  );
}
