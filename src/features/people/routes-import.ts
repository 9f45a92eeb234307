/** A clients file over HTTP: a look first if wanted, then the import, with every row accounted for. */

import { sql } from 'kysely';
import { z } from 'zod';
import { type Api, actorOf, machine, readPractice } from '#features/access/facts.ts';
import type { Work } from './actions.ts';
import { clientId } from './contract.ts';
import { type RowOutcome, saveImportedClients } from './import-clients.ts';
import { columns } from './import-columns.ts';
import { isClinical } from './permissions.ts';
import type { ImportDefaults } from './read-client-row.ts';
import { readClientsCsv } from './read-clients-csv.ts';
import type { InPractice } from './rules.ts';

/** A file carries judgements and permissions: whoever may enter them brings it in, and an API key without them. */
const mayImport = machine('people:write', 'clinician', 'supervisor');
const outcome = z.enum(['imported', 'updated', 'unchanged', 'skipped']);
const fieldProblem = z.object({ field: z.string(), reason: z.string(), wayOut: z.string() });
const report = z.object({
  rows: z.array(
    z.object({
      line: z.int(),
      outcome,
      clientId: clientId.nullable(),
      problems: z.array(fieldProblem).describe('Why the row was skipped'),
      leftOut: z
        .array(fieldProblem)
        .describe(
          'What of the row is for clinicians to enter and was not taken: an API key brings no such thing',
        ),
    }),
  ),
  counts: z.record(outcome, z.int()),
  unknownColumns: z.array(z.string()),
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1252']),
  /** True when nothing was kept, because only a look was asked for. */
  rehearsed: z.boolean(),
});

export function importRoutes(api: Api, inPractice: InPractice): void {
  api.get(
    '/client-imports/columns',
    {
      config: { rule: mayImport },
      schema: {
        summary: 'The columns that a clients file may have',
        response: {
          200: z.object({
            columns: z.array(z.object({ name: z.string(), meaning: z.string(), example: z.string() })),
          }),
        },
      },
    },
    async () => ({ columns: [...columns] }),
  );

  // In a scope of its own, so that no other route takes such a body.
  void api.register(async (scope) => {
    const inner = scope as Api;
    inner.addContentTypeParser(
      ['text/csv', 'application/octet-stream'],
      { parseAs: 'buffer' },
      (_request, body, done) => {
        done(null, body);
      },
    );
    inner.post(
      '/client-imports',
      {
        config: { rule: mayImport },
        bodyLimit: 6 * 1024 * 1024,
        schema: {
          summary: 'Import clients from a CSV file; with rehearse=true nothing is kept',
          querystring: z.strictObject({
            rehearse: z.stringbool().default(false),
            system: z.string().trim().min(1).max(80).default('import'),
          }),
          body: z.instanceof(Uint8Array).meta({ type: 'string', format: 'binary' }),
          response: { 200: report },
        },
      },
      (request) => {
        const { rehearse, system } = request.query;
        return inPractice(request, async (work) => {
          const defaults = await practiceDefaults(work);
          const file = readClientsCsv(request.body, defaults);
          const defaultClinicianId = actorOf(request).staffId;
          await sql`savepoint rehearsal`.execute(work.tx);
          const rows = await saveImportedClients(work, file.rows, {
            ...defaults,
            defaultClinicianId,
            system,
            isClinical: isClinical(request),
          });
          if (rehearse) await sql`rollback to savepoint rehearsal`.execute(work.tx);
          return {
            rows: rows.map((row) => ({
              ...row,
              clientId: rehearse ? null : row.clientId,
              problems: [...row.problems],
              leftOut: [...row.leftOut],
            })),
            counts: count(rows),
            unknownColumns: [...file.unknownColumns],
            encoding: file.encoding,
            rehearsed: rehearse,
          };
        });
      },
    );
  });
}

async function practiceDefaults({ tx }: Work): Promise<ImportDefaults> {
  const { timeZone, country } = await readPractice(tx);
  return { defaultZone: timeZone, defaultCountry: country };
}

function count(rows: readonly RowOutcome[]): Record<RowOutcome['outcome'], number> {
  const counts = { imported: 0, updated: 0, unchanged: 0, skipped: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}
