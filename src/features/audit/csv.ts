import { actorWords, deedWords } from '#core/audit/deed-words.ts';
import { clockWords } from '#core/time/clock-words.ts';
import type { AuditEntryRead } from './contract.ts';

const headings = [
  'Date and time (UTC)',
  'Date and time (practice)',
  'Who',
  'What',
  'Client',
  'Case',
  'Code',
  'Detail',
];

/** RFC 4180, with a byte order mark so that spreadsheet programs read the letters right. */
export const csvBeginning = `\uFEFF${lineOf(headings)}`;

export function csvLines(
  entries: readonly AuditEntryRead[],
  names: ReadonlyMap<string, string>,
  timeZone: string,
): string {
  const { full } = clockWords(timeZone);
  const rows = entries.map((entry) => [
    entry.at,
    full(entry.at as Parameters<typeof full>[0]),
    names.get(entry.staffId ?? '') ?? actorWords[entry.actor] ?? entry.actor,
    deedWords(entry.action),
    entry.clientName ?? '',
    entry.caseId ?? '',
    entry.action,
    Object.keys(entry.detail).length === 0 ? '' : JSON.stringify(entry.detail),
  ]);
  return rows.map(lineOf).join('');
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** A cell that begins like a formula is taken for one by spreadsheet programs. */
function quoted(cell: string): string {
  const text = /^[=@+\-\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
