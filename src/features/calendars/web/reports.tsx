/** What the latest imports changed, newest first. */
import { atClock } from '#ui/clock.ts';
import { Mark, type MarkProps } from '#ui/mark.tsx';
import { Answer } from '#ui/states.tsx';
import { useFresh, useNow } from '#ui/use-fresh.ts';
import type { ReportRecord } from '../contract.ts';

const everySeconds = 120;
type Outcome = ReportRecord['lines'][number]['outcome'];

export interface ReportsProps {
  readonly calendarId: string;
  readonly zone: string;
}

export function Reports({ calendarId, zone }: ReportsProps) {
  const reports = useFresh<ReportRecord[]>(`/calendars/${calendarId}/reports`, everySeconds, {
    topics: ['calendars'],
  });
  return (
    <section aria-labelledby="reports">
      <h2 className="section-title" id="reports">
        What the imports did
      </h2>
      <Answer to={reports}>
        {(all) =>
          all.length === 0 ? (
            <p className="quiet">Nothing was imported yet.</p>
          ) : (
            all.map((report, index) => (
              <Report key={report.id} report={report} zone={zone} isNewest={index === 0} />
            ))
          )
        }
      </Answer>
    </section>
  );
}

interface ReportProps {
  readonly report: ReportRecord;
  readonly zone: string;
  readonly isNewest: boolean;
}

function Report({ report, zone, isNewest }: ReportProps) {
  const now = useNow();
  return (
    <details className="report" open={isNewest}>
      <summary>
        <span className="report-when">{atClock(report.madeAt, now, zone)}</span> {viaWords[report.via]} ·{' '}
        {countWords(report)}
      </summary>
      {!report.complete && (
        <p>
          <Mark shape="half" tone="late" /> It was cut off or only a part, so nothing was called off for
          missing from it.
        </p>
      )}
      <ul className="report-lines">
        {report.lines.map((line) => (
          <li key={`${line.outcome}${line.uid}${line.line}${line.startsAt}`}>
            <span className="report-outcome">
              <Mark {...outcomeMarks[line.outcome]} /> {outcomeWords[line.outcome]}
            </span>
            <span>
              {line.title !== '' && <bdi className="report-title">{line.title}</bdi>}
              {line.startsAt && <span className="quiet"> {atClock(line.startsAt, now, zone)}</span>}
              <span className="report-reason">
                {line.title === '' && line.line > 0 && `Line ${line.line}: `}
                {line.reason} {line.wayOut !== 'Nothing needs doing.' && line.wayOut}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const viaWords: Readonly<Record<ReportRecord['via'], string>> = {
  upload: 'a file was uploaded',
  address: 'read from its address',
  'kept-copy': 'weeks that have come near',
  rule: 'something was taught',
};

const outcomeWords: Readonly<Record<Outcome, string>> = {
  added: 'booked',
  moved: 'moved',
  changed: 'changed',
  cancelled: 'called off',
  restored: 'back again',
  vanished: 'gone, called off',
  held: 'held back',
  unsure: 'not sure whose',
  unmatched: 'nobody known',
  'not-a-session': 'no session',
  skipped: 'cannot be read',
  noted: 'worth knowing',
};

const quiet = { shape: 'ring', tone: 'quiet' } as const;
const done = { shape: 'check', tone: 'accounted' } as const;
const open = { shape: 'half', tone: 'late' } as const;
const off = { shape: 'diamond', tone: 'quiet' } as const;
const outcomeMarks: Readonly<Record<Outcome, MarkProps>> = {
  added: done,
  moved: done,
  changed: done,
  restored: done,
  cancelled: off,
  vanished: off,
  held: open,
  unsure: open,
  unmatched: open,
  'not-a-session': quiet,
  skipped: open,
  noted: quiet,
};

const told = [
  'held',
  'unsure',
  'unmatched',
  'skipped',
  'added',
  'moved',
  'changed',
  'restored',
  'cancelled',
  'vanished',
] as const;

function countWords({ counts }: ReportRecord): string {
  const words = told
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcomeWords[outcome]}`);
  if (counts.unchanged > 0) words.push(`${counts.unchanged} as before`);
  return words.length === 0 ? 'nothing changed' : words.join(', ');
}
