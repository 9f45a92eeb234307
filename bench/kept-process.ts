/** `kept serve` as a process of its own, as somebody would run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessRole } from '#app/compose.ts';
import { home } from '#app/config.ts';

export interface KeptProcess {
  /** Resolves when it says that it is at work. */
  readonly atWork: Promise<void>;
  residentMiB(): Promise<number>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** On the database at `databaseUrl`, or the embedded one of `dataFolder` where that is null. */
export function startKept(
  role: ProcessRole,
  dataFolder: string,
  secret: string,
  databaseUrl: string | null,
): KeptProcess {
  const { PATH, HOME } = process.env;
  const settings = {
    KEPT_DATA: dataFolder,
    KEPT_SECRET: secret,
    PORT: '0',
    KEPT_LOG_LEVEL: 'silent',
    KEPT_CANARY_MINUTES: '0',
  };
  const child = spawn(process.execPath, [...asNpmStartDoes(), 'serve', '--role', role], {
    cwd: home,
    env: { PATH, HOME, ...settings, ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    atWork: saysThatItWorks(child),
    residentMiB: () => residentMiB(child),
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

/** What follows `node` there: flags and the program. */
function asNpmStartDoes(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').slice(1);
}

function saysThatItWorks(child: ChildProcess): Promise<void> {
  const says = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (words: Buffer) => {
      if (words.includes('Kept is')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`kept serve ended by itself (${code})`)));
  });
  // Whoever kills it does not wait for it to work.
  says.catch(() => {});
  return says;
}

async function residentMiB({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (kibibytes === undefined) throw new Error('this system does not say how much memory a process has');
  return Number(kibibytes) / 1024;
}
