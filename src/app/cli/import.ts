import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Database } from '#engine/ports.ts';
import type { ImportReport } from '#features/calendars/calendar.ts';
import type { RowOutcome } from '#features/people/import-clients.ts';
import type { Config } from '../config.ts';
import type { Program } from '../program.ts';
import { readSettings, type Terminal } from './terminal.ts';

interface Options {
  readonly calendar: string;
  readonly clinician?: string;
  readonly practice?: string;
  readonly part?: boolean;
  readonly manyMayVanish?: boolean;
}

export function addImport(kept: Command, terminal: Terminal): void {
  kept
    .command('import')
    .description(
      'bring in sessions from a calendar file (.ics), or clients from a table (.csv), which counts as their clinicians’ word',
    )
    .argument('<file>', 'the file; everything in it is accounted for')
    .option(
      '--calendar <name>',
      'the calendar that the sessions belong to, made if there is none of this name',
      'Imported',
    )
    .option('--clinician <email>', 'whose sessions they are, if several people see clients')
    .option('--practice <name>', 'whose file it is, if several practices share this Kept')
    .option('--part', 'the file is only a part of the calendar: nothing is called off for missing from it')
    .option('--many-may-vanish', 'it is right that more than half of what was booked is gone')
    .action(async (file: string, options: Options) => run(terminal, file, options));
}

async function run(terminal: Terminal, path: string, options: Options): Promise<void> {
  const config = await readSettings(terminal);
  if (config === null) return;
  try {
    const bytes = await readFile(path).catch(() => {
      throw new Problem(
        'invalid',
        'file-unreadable',
        'There is no such file, or it cannot be read. Check the path.',
      );
    });
    await withProgram(config, options.practice ?? null, (program, practiceId) =>
      bring(terminal, program, practiceId, path, bytes, options),
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    terminal.fail(error.message);
    for (const { field, reason, wayOut } of error.fields) terminal.fail(`  ${field}: ${reason} ${wayOut}`);
  }
}

async function bring(
  terminal: Terminal,
  program: Program,
  practiceId: PracticeId,
  path: string,
  bytes: Uint8Array,
  options: Options,
) {
  const { importCalendarFile, importClientsFile } = await import('../import-file.ts');
  if (path.toLowerCase().endsWith('.csv'))
    return tellClients(terminal, await importClientsFile(program, practiceId, bytes));
  const { calendar, clinician = null, part = false, manyMayVanish = false } = options;
  tellReport(
    terminal,
    await importCalendarFile(program, practiceId, {
      bytes,
      calendar,
      clinicianEmail: clinician,
      part,
      manyMayVanish,
    }),
  );
}

/** Joins a Kept that is running, or starts the database for as long as it takes. */
async function withProgram(
  config: Config,
  practice: string | null,
  work: (program: Program, practiceId: PracticeId) => Promise<void>,
) {
  // Loaded only now: the other commands start faster.
  const { openGuest } = await import('../open-guest.ts');
  const guest = await openGuest(config);
  try {
    await work(guest.program, await choosePractice(guest.owner, practice));
  } finally {
    await guest.close();
  }
}

async function choosePractice(owner: Database, name: string | null): Promise<PracticeId> {
  const { rows: practices } = await owner.withoutPractice((tx) =>
    sql<{
      id: PracticeId;
      name: string;
    }>`select id, name from practice where not is_example order by created_at`.execute(tx),
  );
  const found = practices.filter((one) => name === null || one.name === name);
  const [first] = found;
  if (first && found.length === 1) return first.id;
  if (practices.length === 0)
    throw new Problem(
      'not-found',
      'no-practice',
      'No practice is set up yet. Run npm start and follow the link.',
    );
  throw new Problem(
    'invalid',
    'which-practice',
    'Say whose file it is with --practice and the practice’s name.',
  );
}

function tellReport(terminal: Terminal, { counts, lines }: ImportReport): void {
  const said = Object.entries(counts).filter(([, count]) => count > 0);
  terminal.say(
    said.length === 0
      ? 'The calendar holds nothing.'
      : `Calendar: ${said.map(([what, count]) => `${count} ${what}`).join(', ')}.`,
  );
  for (const { outcome, line, title, startsAt, reason, wayOut } of lines) {
    if (outcome === 'added' || outcome === 'not-a-session') continue;
    const where = [line > 0 ? `line ${line}` : '', title, startsAt ?? ''].filter(Boolean).join(', ');
    terminal.say(`  ${outcome}${where ? ` (${where})` : ''}: ${reason} ${wayOut}`);
  }
}

function tellClients(terminal: Terminal, rows: readonly RowOutcome[]): void {
  const counts = Map.groupBy(rows, ({ outcome }) => outcome);
  terminal.say(
    `Clients: ${[...counts].map(([what, of]) => `${of.length} ${what}`).join(', ') || 'none in the file'}.`,
  );
  for (const { line, problems } of rows) {
    for (const { field, reason, wayOut } of problems)
      terminal.say(`  skipped (line ${line}, ${field}): ${reason}; ${wayOut}`);
  }
}
