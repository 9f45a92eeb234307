import type { Command } from 'commander';
import { openDatabase } from '#adapters/postgres.ts';
import type { Tx } from '#engine/ports.ts';
import { verifyCases } from '#engine/verify.ts';
import { verifyNotes } from '#features/record/facts.ts';
import { openLog } from '../log.ts';
import { openStore } from '../open-store.ts';
import { readSettings, type Terminal } from './terminal.ts';

export function addVerify(kept: Command, terminal: Terminal): void {
  kept
    .command('verify')
    .description(
      'check that no case, entry or signed note was changed, removed or added behind the back of Kept',
    )
    .action(async () => verify(terminal));
}

/**
 * As the database's owner. The app's role sees one practice at a time and asks Kept's own policies for leave; whoever
 * can change rows can change those, or move a row to a practice that nobody asks for.
 */
async function verify(terminal: Terminal): Promise<void> {
  const config = await readSettings(terminal);
  if (config === null) return;
  const log = openLog('error');
  await using opened = new AsyncDisposableStack();
  const store = opened.adopt(await openStore(config, log, 'guest'), (it) => it.close());
  const owner = opened.adopt(openDatabase({ url: store.ownerUrl, log, poolSize: 1 }), (it) => it.close());
  await owner.withoutPractice((tx) => verifyRecord(tx, terminal));
}

export async function verifyRecord(tx: Tx, terminal: Pick<Terminal, 'say' | 'fail'>): Promise<void> {
  const practices = new Set<string>();
  let cases = 0;
  let entries = 0;
  let broken = 0;
  for await (const checked of verifyCases(tx)) {
    practices.add(checked.practiceId);
    cases += 1;
    entries += checked.entries;
    if (!checked.flaw) continue;
    broken += 1;
    const { practiceId, caseId, words } = checked.flaw;
    terminal.fail(`✗ practice ${practiceId}, case ${caseId}: ${words}`);
  }
  const { notes, flaws } = await verifyNotes(tx);
  for (const { practiceId, caseId, noteId, words } of flaws) {
    terminal.fail(`✗ practice ${practiceId}, case ${caseId}, note ${noteId}: ${words}`);
  }
  terminal.say(
    `Checked ${counted(cases, 'case')} with ${counted(entries, 'entry', 'entries')} and ${counted(notes, 'signed note')}, in ${counted(practices.size, 'practice')}.`,
  );
  if (broken + flaws.length === 0) terminal.say('Everything is as it was written.');
  else terminal.fail(`Not as written: ${counted(broken, 'case')}, ${counted(flaws.length, 'note')}.`);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
