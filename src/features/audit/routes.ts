/** Who did, saw or was denied what, for those who watch over it. Nothing here changes an entry. */
import type { z } from 'zod';
import { recordLook, writeAudit } from '#engine/audit.ts';
import type { Clock, Database, NewId, Tx } from '#engine/ports.ts';
import {
  type Api,
  personOf,
  readPractice,
  type StaffActor,
  staff,
  staffOfPractice,
} from '#features/access/facts.ts';
import { type AuditFilter, auditFilter, auditPage, auditQuery } from './contract.ts';
import { auditCsv } from './csv.ts';
import { readPage } from './read-page.ts';

export interface AuditDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

const mayRead = staff('auditor');
const tags = ['audit'];
const pageSize = 100;
/** More than a spreadsheet is pleasant with; whoever needs more takes it out in spans of days. */
const mostInTable = 50_000;

export function auditRoutes(api: Api, deps: AuditDeps): void {
  api.get(
    '/audit',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Who did, saw or was denied what, newest first; the look itself is put on record',
        tags,
        querystring: auditQuery,
        response: { 200: auditPage },
      },
    },
    async (request) => {
      const { before, ...filter } = request.query;
      return look(deps, personOf(request), 'audit.viewed', filter, before === undefined, async (tx) => {
        const page = await readPage(tx, request.query, pageSize);
        return { ...page, entries: [...page.entries] } satisfies z.output<typeof auditPage>;
      });
    },
  );

  api.get(
    '/audit.csv',
    {
      config: { rule: mayRead },
      schema: {
        summary: `The same as a table, of at most ${mostInTable} entries`,
        tags,
        querystring: auditFilter,
      },
    },
    async (request, reply) => {
      const table = await look(deps, personOf(request), 'audit.exported', request.query, true, async (tx) => {
        const { entries } = await readPage(tx, request.query, mostInTable);
        const names = new Map((await staffOfPractice(tx)).map(({ id, name }) => [id as string, name]));
        return auditCsv(entries, names, (await readPractice(tx)).timeZone);
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(Buffer.from(table));
    },
  );
}

/** Those who watch are watched too. Written after reading, so that a look does not show itself. */
async function look<Answer>(
  { database, clock, newId }: AuditDeps,
  { practiceId, staffId }: StaffActor,
  action: string,
  filter: AuditFilter,
  isNew: boolean,
  read: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  return database.inPractice(practiceId, async (tx) => {
    const answer = await read(tx);
    const entry = {
      staffId,
      actor: 'staff',
      action,
      subjectKind: filter.clientId ? 'client' : 'practice',
      subjectId: filter.clientId ?? practiceId,
      detail: filter,
    };
    const now = clock.now();
    if (isNew) await writeAudit(tx, newId, practiceId, now, [entry]);
    // Going on is part of the look before it. Whoever makes up where to go on from has not looked before.
    else
      await recordLook(
        tx,
        newId,
        { practiceId, staffId },
        { list: 'audit', clientId: filter.clientId, detail: { ...filter } },
        now,
      );
    return answer;
  });
}
