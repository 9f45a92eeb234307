/** Worker processes, started together and told when to begin. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Entrance } from './open-program.ts';

/**
 * `sweep` moves what is due until nothing is left; `everything` is the worker as it is in production; the others work
 * through that library's queue.
 */
export type Kind = 'sweep' | 'everything' | 'pg-boss' | 'graphile-worker' | 'dbos';

export interface Task extends Entrance {
  readonly kind: Kind;
  readonly ownerUrl: string;
  /** By how much the worker's clock is ahead of the machine's. */
  readonly shiftMinutes: number;
}

export type ToWorker = 'begin' | 'stop';
export type FromWorker =
  | { readonly kind: 'ready' }
  /** Steps since it began. */
  | { readonly kind: 'done'; readonly done: number };

export interface Fleet {
  begin(): void;
  /** Milliseconds from the word to begin until together they had done so many steps. */
  hasDone(steps: number): Promise<number>;
  stop(): Promise<void>;
}

export async function startFleet(workers: number, task: Task): Promise<Fleet> {
  const children = Array.from({ length: workers }, () =>
    fork(join(import.meta.dirname, 'worker.ts'), [JSON.stringify(task)], {
      // A library that is compared may use what a newer version of another will no longer have. The space for new
      // objects is what bin/kept.mjs gives a worker.
      execArgv: ['--disable-warning=DeprecationWarning', '--max-semi-space-size=64'],
    }),
  );
  const done = children.map(() => 0);
  let beganAt = 0;
  let goal: { readonly steps: number; reached(afterMilliseconds: number): void } | null = null;
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  const ready = children.map(
    (child, index) =>
      new Promise<void>((isReady) => {
        child.on('message', (message: FromWorker) => {
          if (message.kind === 'ready') return isReady();
          done[index] = message.done;
          const sum = done.reduce((one, other) => one + other, 0);
          if (goal && sum >= goal.steps) goal.reached(performance.now() - beganAt);
        });
        child.on('exit', (code) => broken.reject(new Error(`a worker ended early (${code})`)));
      }),
  );
  await Promise.race([Promise.all(ready), broken.promise]);
  return {
    begin() {
      beganAt = performance.now();
      for (const child of children) child.send('begin' satisfies ToWorker);
    },
    hasDone(steps) {
      const reached = new Promise<number>((resolve) => {
        goal = { steps, reached: resolve };
      });
      return Promise.race([reached, broken.promise]);
    },
    async stop() {
      await Promise.all(children.map(stopOne));
    },
  };
}

async function stopOne(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.send('stop' satisfies ToWorker);
  await ended;
}
