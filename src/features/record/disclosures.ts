/** The accounting of disclosures (45 CFR 164.528): who was told what about a client, when, where and for what [P6.6]. */
import type { CaseEvent, Disclosure, EventOf } from '#core/case/events.ts';
import type { CaseId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { type ChronologySource, tellingOf } from './chronology.ts';
import { actorName } from './telling.ts';

/** One row. */
export interface DisclosureMade extends Disclosure {
  readonly happenedAt: Instant;
  /** On what ground; an accounting may leave out what the client had consented to, and a person decides that. */
  readonly basis: string;
  readonly by: string;
  readonly caseId: CaseId;
  readonly sequence: number;
}

export function disclosuresOf(caseId: CaseId, source: ChronologySource): readonly DisclosureMade[] {
  const telling = tellingOf(source);
  const decided = new Map<string, EventOf<'emergency-contact-requested'>['basis']>();
  return source.events.flatMap(({ sequence, event }): DisclosureMade[] => {
    if (event.type === 'emergency-contact-requested') decided.set(event.contactId, event.basis);
    const told = toldIn(event);
    if (!told) return [];
    const basis =
      event.type === 'emergency-contact-made'
        ? bases[decided.get(event.contactId) ?? 'undecided']
        : bases['welfare-check'];
    const { recipient, address, description, purpose } = told.disclosure;
    const by = actorName(event.by, telling);
    return [
      { happenedAt: told.happenedAt, recipient, address, description, purpose, basis, by, caseId, sequence },
    ];
  });
}

const bases = {
  consent: 'the client’s consent',
  'serious-and-imminent': 'serious and imminent threat (45 CFR 164.512(j))',
  'welfare-check': 'welfare check asked for',
  undecided: 'no decision recorded beforehand',
} as const;

function toldIn(event: CaseEvent): { disclosure: Disclosure; happenedAt: Instant } | null {
  if (event.type !== 'emergency-contact-made' && event.type !== 'welfare-check-requested') return null;
  return event.disclosure && { disclosure: event.disclosure, happenedAt: event.happenedAt };
}

const columns = [
  ['Date and time (UTC)', (row) => row.happenedAt],
  ['Date and time (client)', (_row, local) => local],
  ['Recipient', (row) => row.recipient],
  ['Address', (row) => row.address],
  ['What was disclosed', (row) => row.description],
  ['Purpose', (row) => row.purpose],
  ['Basis', (row) => row.basis],
  ['Disclosed by', (row) => row.by],
  ['Case', (row) => row.caseId],
  ['Entry', (row) => String(row.sequence)],
] as const satisfies readonly (readonly [string, (row: DisclosureMade, local: string) => string])[];

/** RFC 4180, with a byte order mark so that spreadsheet programs read the letters right. */
export function disclosuresCsv(rows: readonly DisclosureMade[], localTime: (at: Instant) => string): string {
  const table = [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, cell]) => cell(row, localTime(row.happenedAt)))),
  ];
  return `\uFEFF${table.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula is taken for one by spreadsheet programs; a telephone number is none. */
function quoted(cell: string): string {
  const isFormula = /^[=@\t\r]|^[-+](?![\d\s()-]*$)/.test(cell);
  return `"${(isFormula ? `'${cell}` : cell).replaceAll('"', '""')}"`;
}
