/** Who did, saw or was denied what, for those who watch over it. Nothing here changes an entry. */
import { Readable } from 'node:stream';
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
import { csvBeginning, csvLines } from './csv.ts';
import { type ReadPage, readPage } from './read-page.ts';

export interface AuditDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

const mayRead = staff('auditor');
const tags = ['audit'];
const pageSize = 100;
const tablePageSize = 1000;

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
        summary: 'The same as a table, from the first entry to the last',
        tags,
        querystring: auditFilter,
      },
    },
    async (request, reply) => {
      const actor = personOf(request);
      const beginning = await look(deps, actor, 'audit.exported', request.query, true, async (tx) => ({
        page: await readPage(tx, request.query, tablePageSize),
        names: new Map((await staffOfPractice(tx)).map(({ id, name }) => [id as string, name])),
        zone: (await readPractice(tx)).timeZone,
      }));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(Readable.from(table(deps, actor, request.query, beginning)));
    },
  );
}

interface TableBeginning {
  readonly page: ReadPage;
  readonly names: ReadonlyMap<string, string>;
  readonly zone: string;
}

/** As it is asked for, page by page: six years of a clinic fit into no process at once. */
async function* table(
  { database }: AuditDeps,
  { practiceId }: StaffActor,
  filter: AuditFilter,
  { page: { entries, next }, names, zone }: TableBeginning,
): AsyncGenerator<string> {
  yield csvBeginning + csvLines(entries, names, zone);
  for (let before = next; before !== null; ) {
    const query = { ...filter, before };
    const page = await database.inPractice(practiceId, (tx) => readPage(tx, query, tablePageSize));
    yield csvLines(page.entries, names, zone);
    before = page.next;
  }
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
