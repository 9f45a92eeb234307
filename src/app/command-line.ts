/** The command line. The environment is read here and nowhere else. */
import { Command } from 'commander';
import { addBackup } from './cli/backup.ts';
import { addDoctor } from './cli/doctor.ts';
import { addImport } from './cli/import.ts';
import { addLetIn } from './cli/let-in.ts';
import { addMigrate } from './cli/migrate.ts';
import { addReadReply } from './cli/read-reply.ts';
import { addRehearse } from './cli/rehearse.ts';
import { addRestore } from './cli/restore.ts';
import { addServe } from './cli/serve.ts';
import type { Terminal } from './cli/terminal.ts';
import { addVerify } from './cli/verify.ts';
import { addVerifyProtocol } from './cli/verify-protocol.ts';
import { ownVersion } from './own-version.ts';

/** Each command is a file in `cli/` that adds itself; one line here. */
const commands = [
  addServe,
  addMigrate,
  addImport,
  addRehearse,
  addLetIn,
  addBackup,
  addRestore,
  addVerify,
  addVerifyProtocol,
  addReadReply,
  addDoctor,
];

const terminal: Terminal = {
  environment: process.env,
  say: (line) => void process.stdout.write(`${line}\n`),
  fail(line) {
    process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  },
};

const kept = new Command('kept')
  .description("Runs a practice's missed-session protocol, so that no client is forgotten.")
  .version(ownVersion(), '--version', 'say which version this is')
  .helpCommand(false)
  .showHelpAfterError('(kept --help shows the commands)')
  .configureHelp({ sortSubcommands: false });
for (const add of commands) add(kept, terminal);

try {
  const args = process.argv.slice(2);
  await kept.parseAsync(args.length > 0 ? args : ['serve'], { from: 'user' });
} catch (error) {
  terminal.fail(error instanceof Error ? error.message : 'Kept stopped because of a fault.');
  if (process.env.KEPT_LOG_LEVEL === 'debug') terminal.fail(String(error instanceof Error && error.stack));
}
