import type { Command } from 'commander';
import { examine } from '../doctor.ts';
import { openLog } from '../log.ts';
import { readSettings, type Terminal } from './terminal.ts';

export function addDoctor(kept: Command, terminal: Terminal): void {
  kept
    .command('doctor')
    .description('look whether database, mail, clock, disk and secret are in order')
    .action(async () => doctor(terminal));
}

const marks = { well: '✓', note: '·', wrong: '✗' } as const;

async function doctor(terminal: Terminal): Promise<void> {
  const config = await readSettings(terminal);
  if (config === null) return;
  const findings = await examine(config, openLog(config.logLevel));
  for (const { subject, verdict, words } of findings) {
    const line = `${marks[verdict]} ${subject.padEnd(10)} ${words}`;
    if (verdict === 'wrong') terminal.fail(line);
    else terminal.say(line);
  }
  const wrong = findings.filter(({ verdict }) => verdict === 'wrong').length;
  if (wrong === 0) terminal.say('All is well.');
  else terminal.fail(wrong === 1 ? 'One thing is wrong.' : `${wrong} things are wrong.`);
}
