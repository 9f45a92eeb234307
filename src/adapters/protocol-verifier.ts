/** Verifies protocols in a thread beside the program, so that nobody else waits while one is tried out. */
import { Worker } from 'node:worker_threads';
import { Problem } from '#core/problem.ts';
import type { Verdict } from '#core/verifier/verdict.ts';

/** Together with the one that is being verified; whoever comes after them is asked to come back. */
const mostAtOnce = 4;
/** Many times what the default takes. */
const megabytes = 1024;

/** One at a time, in the order in which they came. */
export function protocolVerifier(): (document: unknown) => Promise<Verdict> {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return (document) => {
    if (waiting >= mostAtOnce)
      return Promise.reject(
        new Problem(
          'unavailable',
          'verifier-busy',
          'Other protocols are being verified. Try again in a minute.',
        ),
      );
    waiting += 1;
    const mine = last.then(() => verifyInThread(document)).finally(() => (waiting -= 1));
    last = mine.catch(() => undefined);
    return mine;
  };
}

function verifyInThread(document: unknown): Promise<Verdict> {
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
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the verifier ended without a verdict')));
  });
}
