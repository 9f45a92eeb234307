/** One worker process of a measurement. It gets ready, says so, waits for the word, and says how far it has come. */
import { lanes, startWorker } from '#app/worker.ts';
import { timer } from '#core/case/actor.ts';
import type { Log } from '#engine/ports.ts';
import { runCommand } from '#engine/run.ts';
import { sweep } from '#engine/sweep.ts';
import type { FromWorker, Task, ToWorker } from './fleet.ts';
import { openProgram } from './open-program.ts';
import { type QueueName, queues } from './queues/queues.ts';
import { shiftedClock } from './shifted-clock.ts';

interface Ready {
  begin(): Promise<void>;
  stop(): Promise<void>;
}

const task = JSON.parse(process.argv[2] ?? '') as Task;
const log: Log = {
  info() {},
  warn: (_, message) => console.error(message),
  error: (fields, message) => console.error(message, JSON.stringify(fields)),
};
const { program, close } = await openProgram(task, shiftedClock(task.shiftMinutes), log);
const tell = (message: FromWorker) => process.send?.(message);

let work: Ready;
if (task.kind === 'sweep') work = sweeping();
else if (task.kind === 'everything') work = everything();
else work = await queued(task.kind);

process.on('message', (message: ToWorker) => {
  if (message === 'begin') void work.begin();
  else
    void work
      .stop()
      .then(close)
      .then(() => process.exit());
});
// Without the parent there is nobody to work for.
process.on('disconnect', () => process.exit());
tell({ kind: 'ready' });

function sweeping(): Ready {
  let sweeps: Promise<unknown> = Promise.resolve();
  return {
    async begin() {
      let done = 0;
      sweeps = (async () => {
        for (let moved = 1; moved > 0; ) {
          moved = await sweep(program.engine, lanes);
          done += moved;
          tell({ kind: 'done', done });
        }
      })();
      await sweeps;
    },
    // The last step is taken before it is seen that nothing is left.
    stop: async () => void (await sweeps),
  };
}

function everything(): Ready {
  let worker: Awaited<ReturnType<typeof startWorker>> | null = null;
  return {
    async begin() {
      worker = await startWorker(program, []);
    },
    stop: async () => worker?.close(),
  };
}

async function queued(kind: QueueName): Promise<Ready> {
  let done = 0;
  const queue = await queues[kind].ready(task.ownerUrl, async ({ practiceId, caseId }) => {
    await runCommand(program.engine, practiceId, caseId, { type: 'advance', by: timer });
    done += 1;
  });
  const telling = setInterval(() => tell({ kind: 'done', done }), 20);
  return {
    begin: () => queue.begin(),
    async stop() {
      clearInterval(telling);
      await queue.stop();
    },
  };
}
