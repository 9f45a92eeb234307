/** Kept as a process of its own, which can be killed so that nothing in it has a say. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
/** As `src/app/main.ts` has it, also for those that do not begin there. */
const compiled = join(home, 'node_modules', '.cache', 'kept');

/** What a test counts is its own; the canary flies where it is asked for. An older version knows of none. */
const alone = { KEPT_CANARY_MINUTES: '0' };

export interface KeptProcess {
  readonly pid: number | undefined;
  readonly ended: Promise<number | null>;
  isAlive(): boolean;
  /** Asks it to end, as an operator does. */
  stop(signal: 'SIGINT' | 'SIGTERM'): void;
  /** SIGKILL; resolves when the system has cleared it away, and with it every connection that it held. */
  kill(): Promise<void>;
  /** Resolves once it has said so; rejects if it ends before. */
  says(words: string | RegExp): Promise<void>;
  heard(): string;
}

/** `program` is a file and its arguments, seen from `folder`; nothing of our own environment is passed on but the path. */
export function startKept(
  program: readonly string[],
  settings: Readonly<Record<string, string>>,
  folder = home,
): KeptProcess {
  const child = spawn(process.execPath, program, {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled, ...(folder === home && alone), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let heard = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => {
      heard += words;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return {
    pid: child.pid,
    ended,
    stop: (signal) => void child.kill(signal),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    says: (words) =>
      new Promise((done, fail) => {
        const look = () => (typeof words === 'string' ? heard.includes(words) : words.test(heard)) && done();
        listeners.add(look);
        void ended.then(() => fail(new Error(`it ended without saying "${words}": ${heard}`)));
        look();
      }),
    heard: () => heard,
  };
}
