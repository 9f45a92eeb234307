import type { Command } from 'commander';
import { openLog } from '../log.ts';
import { openStore } from '../open-store.ts';
import { readSettings, type Terminal } from './terminal.ts';

export function addMigrate(kept: Command, terminal: Terminal): void {
  kept
    .command('migrate')
    .description('bring the database to this version, without running Kept')
    .action(async () => migrateDatabase(terminal));
}

async function migrateDatabase(terminal: Terminal): Promise<void> {
  const config = await readSettings(terminal);
  if (config === null) return;
  const store = await openStore(config, openLog(config.logLevel), 'guest');
  try {
    const applied = await store.prepare();
    for (const name of applied) terminal.say(`applied ${name}`);
    terminal.say(
      applied.length === 0 ? 'Nothing to do: the database is up to date.' : 'The database is up to date.',
    );
  } finally {
    await store.close();
  }
}
