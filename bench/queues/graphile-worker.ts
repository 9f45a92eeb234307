/** graphile-worker with what its page about performance recommends: a local queue, and completions in batches. */
import { Logger, makeWorkerUtils, type Runner, run } from 'graphile-worker';
import { concurrency, inPieces, type Queue, type Step } from './queue.ts';

const name = 'step';
const logger = new Logger(() => () => {});

export const graphileWorker: Queue = {
  async fill(connectionString, steps) {
    const utils = await makeWorkerUtils({ connectionString, logger });
    await utils.migrate();
    for (const piece of inPieces(steps, 1000)) {
      await utils.addJobs(piece.map((payload) => ({ identifier: name, payload })));
    }
    await utils.release();
  },
  async ready(connectionString, take) {
    let runner: Runner | null = null;
    return {
      async begin() {
        runner = await run({
          taskList: { [name]: (payload) => take(payload as Step) },
          preset: {
            worker: {
              connectionString,
              logger,
              concurrentJobs: concurrency,
              maxPoolSize: concurrency + 2,
              localQueue: { size: 500 },
              completeJobBatchDelay: 0,
              failJobBatchDelay: 0,
            },
          },
          noHandleSignals: true,
        });
      },
      stop: async () => runner?.stop(),
    };
  },
};
