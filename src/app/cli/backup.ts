import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { takeBackup } from '#adapters/backup/take.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { backupName } from '../daily-backup.ts';
import { openLog } from '../log.ts';
import { openStore } from '../open-store.ts';
import { ownVersion } from '../own-version.ts';
import { readSettings, type Terminal } from './terminal.ts';

export function addBackup(kept: Command, terminal: Terminal): void {
  kept
    .command('backup')
    .argument('[file]', 'where to, by default beside the daily ones')
    .description('write everything into one sealed file, while Kept goes on')
    .action(async (file: string | undefined) => backup(terminal, file));
}

async function backup(terminal: Terminal, file: string | undefined): Promise<void> {
  const config = await readSettings(terminal);
  if (config === null) return;
  const takenAt = systemClock.now();
  const folder = config.backupFolder ?? join(config.dataFolder, 'backups');
  const path = file ?? join(folder, backupName(takenAt));
  if (await stat(path).catch(() => null)) {
    terminal.fail(`There is a file ${path} already, and nothing is overwritten. Name another one.`);
    return;
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await using opened = new AsyncDisposableStack();
  const store = opened.adopt(await openStore(config, openLog('error'), 'guest'), (it) => it.close());
  const { ownerUrl, secret } = store;
  const taken = await takeBackup({ ownerUrl, secret, path, version: ownVersion(), takenAt });
  const rows = [...taken.values()].reduce((sum, count) => sum + count, 0);
  terminal.say(`${path}: ${rows.toLocaleString('en')} rows, read back and found whole.`);
  terminal.say(
    'It opens only with the secret of this Kept (KEPT_SECRET, or the file "secret" in the data folder). Keep that elsewhere, and not beside it.',
  );
}
