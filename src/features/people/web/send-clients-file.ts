/** Sends a clients file as it is: the server reads its encoding and its columns. */
import { Refused } from '#ui/call-server.ts';

export interface RowProblem {
  readonly field: string;
  readonly reason: string;
  readonly wayOut: string;
}

export type Outcome = 'imported' | 'updated' | 'unchanged' | 'skipped';

export interface Report {
  readonly rows: readonly {
    readonly line: number;
    readonly outcome: Outcome;
    readonly clientId: string | null;
    readonly problems: readonly RowProblem[];
    readonly leftOut: readonly RowProblem[];
  }[];
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly unknownColumns: readonly string[];
  readonly rehearsed: boolean;
}

export async function sendClientsFile(file: File, rehearse: boolean): Promise<Report> {
  const response = await fetch(`/api/v1/client-imports?rehearse=${rehearse}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: file,
  }).catch(() => {
    throw new Refused(
      0,
      'server-away',
      'Kept cannot be reached at the moment. Nothing was kept; try again.',
      [],
    );
  });
  const answer = (await response.json().catch(() => ({}))) as Report & { code?: string; detail?: string };
  if (response.ok) return answer;
  const words = answer.detail ?? 'This file could not be read. Save it as CSV and try again.';
  throw new Refused(response.status, answer.code ?? 'unknown', words, []);
}
