/** Entries with the client whom each is about, so that an identifier need not be looked up. */
import type { CaseId, ClientId } from '#core/ids.ts';
import type { Day } from '#core/time/instant.ts';
import { atLocal } from '#core/time/zone.ts';
import type { Tx } from '#engine/ports.ts';
import { readPractice } from '#features/access/facts.ts';
import { casesOfClient, clientsOfCases } from '#features/cases/facts.ts';
import { addresseesOf } from '#features/people/facts.ts';
import { casesOfNotes, notesOfCases } from '#features/record/facts.ts';
import type { AuditEntryRead, AuditFilter } from './contract.ts';
import { type AuditRow, readAudit, type Subjects } from './store.ts';

export interface ReadPage {
  readonly entries: readonly AuditEntryRead[];
  readonly next: string | null;
}

export async function readPage(
  tx: Tx,
  { staffId, clientId, kind, from, to, before }: AuditFilter & { readonly before?: string | undefined },
  size: number,
): Promise<ReadPage> {
  const { timeZone } = await readPractice(tx);
  const [at = '', id = ''] = before?.split(' ') ?? [];
  const wanted = {
    staffId,
    kind,
    subjects: clientId === undefined ? undefined : await subjectsOf(tx, clientId as ClientId),
    from: from && atLocal(from, '00:00', timeZone),
    before: to && atLocal(dayAfter(to), '00:00', timeZone),
    after: before === undefined ? undefined : { at, id },
  };
  const rows = await readAudit(tx, wanted, size + 1);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    entries: await withClients(tx, shown),
    next: rows.length > size && last ? `${last.at} ${last.id}` : null,
  };
}

const dayAfter = (day: Day): Day => Temporal.PlainDate.from(day).add({ days: 1 }).toString() as Day;

async function subjectsOf(tx: Tx, clientId: ClientId): Promise<Subjects> {
  const caseIds = await casesOfClient(tx, clientId);
  return { client: [clientId], case: caseIds, note: await notesOfCases(tx, caseIds) };
}

async function withClients(tx: Tx, rows: readonly AuditRow[]): Promise<AuditEntryRead[]> {
  const idsOf = (kind: string) =>
    rows.flatMap(({ subjectKind, subjectId }) => (subjectKind === kind ? [subjectId] : []));
  const caseOfNote = await casesOfNotes(tx, idsOf('note'));
  const caseIds = [...new Set([...idsOf('case'), ...caseOfNote.values()])] as CaseId[];
  const clientOfCase = await clientsOfCases(tx, caseIds);
  const clientIds = [...new Set([...idsOf('client'), ...clientOfCase.values()])] as ClientId[];
  const clients = await addresseesOf(tx, clientIds);
  return rows.map((row) => {
    const caseId = row.subjectKind === 'case' ? row.subjectId : (caseOfNote.get(row.subjectId) ?? null);
    const clientId = row.subjectKind === 'client' ? row.subjectId : clientOfCase.get(caseId as CaseId);
    const client = clients.get(clientId as ClientId);
    return {
      ...row,
      caseId: caseId !== null && clientOfCase.has(caseId as CaseId) ? caseId : null,
      clientId: client ? (clientId ?? null) : null,
      clientName: client?.preferredName ?? null,
    };
  });
}
