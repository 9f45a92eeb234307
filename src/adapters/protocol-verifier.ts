/** Verifies protocols in a thread beside the program, so that nobody else waits while one is tried out. */
import { Worker } from 'node:worker_threads';
import type { PracticeId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Verdict } from '#core/verifier/verdict.ts';

/** Together with the one that is being verified; whoever comes after them is asked to come back. */
const mostAtOnce = 4;
/** Many times what the default takes, and never more than half of what the machine has left. */
const megabytesAtMost = 1024;

/** One at a time, in the order in which they came, and one of each practice, so that none keeps the others waiting. */
export function protocolVerifier(
  megabytes: () => number = megabytesToSpare,
): (practiceId: PracticeId, document: unknown) => Promise<Verdict> {
  const waiting = new Set<PracticeId>();
  let last: Promise<unknown> = Promise.resolve();
  return (practiceId, document) => {
    const isTheirs = waiting.has(practiceId);
    if (isTheirs || waiting.size >= mostAtOnce) return Promise.reject(busy(isTheirs));
    waiting.add(practiceId);
    const mine = last.then(() => verifyInThread(document, megabytes()));
    const over = mine.finally(() => waiting.delete(practiceId));
    last = over.catch(() => undefined);
    return over;
  };
}

function megabytesToSpare(): number {
  return Math.min(megabytesAtMost, Math.floor(process.availableMemory() / 2 ** 21));
}

function busy(isTheirs: boolean): Problem {
  return new Problem(
    'unavailable',
    'verifier-busy',
    isTheirs
      ? 'Another protocol of this practice is being verified. Try again when it is done, at most a few minutes from now.'
      : 'Other protocols are being verified. Try again in a minute.',
  );
}

function verifyInThread(document: unknown, megabytes: number): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./protocol-verifier-thread.ts', import.meta.url), {
      workerData: document,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    // Whoever closes the program doesn't wait for an answer that nobody will read.
    thread.unref();
    thread.once('message', (verdict: Verdict) => {
      resolve(verdict);
      void thread.terminate();
    });
    thread.once('error', (error) => reject(isOutOfMemory(error) ? tooLarge() : error));
    thread.once('exit', () => reject(new Error('the verifier ended without a verdict')));
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooLarge(): Problem {
  return new Problem(
    'unavailable',
    'verifier-out-of-memory',
    'Trying this protocol out takes more memory than this machine has to spare. Fewer steps, or longer times to answer, would help.',
  );
}
