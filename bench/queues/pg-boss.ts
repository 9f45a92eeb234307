/** pg-boss, fetching a batch at a time and fetching again at once while batches come full. */
import { PgBoss } from 'pg-boss';
import { concurrency, inPieces, type Queue, type Step } from './queue.ts';

/** Apart from the tables in which Kept itself keeps deliveries. */
const schema = 'bench_boss';
const name = 'step';
const batchSize = 100;

export const pgBoss: Queue = {
  async fill(ownerUrl, steps) {
    const boss = open(ownerUrl, true);
    await boss.start();
    await boss.createQueue(name);
    for (const piece of inPieces(steps, 1000)) {
      await boss.insert(
        name,
        piece.map((data) => ({ data })),
      );
    }
    await boss.stop({ graceful: false });
  },
  async ready(ownerUrl, take) {
    const boss = open(ownerUrl, false);
    await boss.start();
    return {
      async begin() {
        const options = { batchSize, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 };
        await boss.work<Step>(name, options, async (jobs) => {
          const left = jobs.map(({ data }) => data);
          const lanes = Array.from({ length: concurrency }, async () => {
            for (let step = left.pop(); step; step = left.pop()) await take(step);
          });
          await Promise.all(lanes);
        });
      },
      stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
    };
  },
};

function open(connectionString: string, makesTables: boolean): PgBoss {
  const boss = new PgBoss({
    connectionString,
    schema,
    migrate: makesTables,
    createSchema: makesTables,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => console.error(error.message));
  return boss;
}
