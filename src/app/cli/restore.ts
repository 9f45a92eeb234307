import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Restored, restoreBackup } from '#adapters/backup/restore.ts';
import { NotReadable } from '#adapters/backup/sealed-file.ts';
import { findSecret, secretFile } from '../load-config.ts';
import { openLog } from '../log.ts';
import { migrationsFolder, openStore } from '../open-store.ts';
import { readSettings, type Terminal } from './terminal.ts';

export function addRestore(kept: Command, terminal: Terminal): void {
  kept
    .command('restore')
    .argument('<file>', 'a backup')
    .description('put a backup into a new, empty database')
    .action(async (file: string) => restore(terminal, file));
}

async function restore(terminal: Terminal, path: string): Promise<void> {
  const config = await readSettings(terminal);
  if (config === null) return;
  if (config.secret === null && !(await stat(secretFile(config)).catch(() => null))) {
    terminal.fail(
      `The secret that belongs to the backup is missing. Set KEPT_SECRET, or put its file at ${secretFile(config)}.`,
    );
    return;
  }
  try {
    await using opened = new AsyncDisposableStack();
    const open = async () =>
      opened.adopt(await openStore(config, openLog('error'), 'guest'), (it) => it.close()).ownerUrl;
    const secret = await findSecret(config);
    say(terminal, await restoreBackup({ path, secret, migrationsFolder, open }));
    if (config.secret !== null) terminal.say('Start it with the same KEPT_SECRET.');
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    terminal.fail(error.message);
  }
}

function say(terminal: Terminal, { takenAt, version, rows, inDoubt }: Restored): void {
  terminal.say(
    `Restored ${rows.toLocaleString('en')} rows as they stood at ${takenAt}, written by Kept ${version}.`,
  );
  if (inDoubt > 0)
    terminal.say(
      `${inDoubt.toLocaleString('en')} messages had not left by then and may have since: none is sent again. Once Kept runs, providers are asked, and where they cannot say, a person is.`,
    );
  terminal.say(
    'Now: kept verify. Then start Kept, and look at Today: whoever was missed meanwhile shows up.',
  );
}
