import { type Command, Option } from 'commander';
import type { ProcessRole } from '../compose.ts';
import type { Config } from '../config.ts';
import { readSettings, type Terminal } from './terminal.ts';

const roles: readonly ProcessRole[] = ['all', 'web', 'worker'];

export function addServe(kept: Command, terminal: Terminal): void {
  kept
    .command('serve')
    .description('run Kept until Ctrl-C')
    .addOption(new Option('--role <role>', 'what this process does').choices(roles).default('all'))
    .action(async ({ role }: { role: ProcessRole }) => serve(terminal, role));
}

async function serve(terminal: Terminal, role: ProcessRole): Promise<void> {
  // Listened to from the first moment, so that a database that is just starting is stopped as well.
  const asked = untilAskedToStop();
  const config = await readSettings(terminal);
  if (config === null) return asked.forget();
  try {
    await using kept = await open(config, role);
    terminal.say(kept.address === null ? 'Kept is working.' : `Kept is at ${kept.address}`);
    if (kept.setUpLink)
      terminal.say(`Set up your practice (this link works once, for a day): ${kept.setUpLink}`);
    await asked.promise;
  } finally {
    asked.forget();
  }
}

async function open(config: Config, role: ProcessRole) {
  // Loaded only now: the other commands start faster, and the doctor also when this part is what is ill.
  const { compose } = await import('../compose.ts');
  const kept = await compose(config, { role });
  return { ...kept, [Symbol.asyncDispose]: () => kept.close() };
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal and npm may both pass on one Ctrl-C; only a later one means impatience. */
const ONE_CTRL_C_MS = 500;

function untilAskedToStop(): { readonly promise: Promise<void>; forget(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let askedAt: number | null = null;
  const onSignal = () => {
    if (askedAt !== null && performance.now() - askedAt > ONE_CTRL_C_MS) process.exit(130);
    askedAt ??= performance.now();
    resolve();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    promise,
    forget() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
