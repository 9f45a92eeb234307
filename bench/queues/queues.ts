import type { Kind } from '../fleet.ts';
import { dbos } from './dbos.ts';
import { graphileWorker } from './graphile-worker.ts';
import { pgBoss } from './pg-boss.ts';
import type { Queue } from './queue.ts';

export type QueueName = Exclude<Kind, 'sweep' | 'everything'>;

export const queues: Readonly<Record<QueueName, Queue>> = {
  'pg-boss': pgBoss,
  'graphile-worker': graphileWorker,
  dbos,
};
