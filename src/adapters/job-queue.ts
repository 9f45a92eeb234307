/** The Jobs port on pg-boss. Its tables hold identifiers only and live in a schema of their own. */
import { CompiledQuery, sql } from 'kysely';
import { Client } from 'pg';
import { type JobResult, PgBoss } from 'pg-boss';
import type { PracticeId } from '../core/ids.ts';
import {
  type Job,
  type JobData,
  type Jobs,
  type Log,
  type QueueName,
  queueNames,
  type Tx,
} from '../engine/ports.ts';

const schema = 'pgboss';

/** As the database's owner: makes or upgrades the queue's tables and lets the app's role use them, not change them. */
export async function installJobQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const queue of queueNames) await boss.createQueue(queue, deliveryOptions);
  } finally {
    await boss.stop({ graceful: false });
  }
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`
      grant usage on schema ${schema} to kept_app;
      grant select, insert, update, delete on all tables in schema ${schema} to kept_app;
      grant usage on all sequences in schema ${schema} to kept_app;
      grant execute on all functions in schema ${schema} to kept_app;
    `);
  } finally {
    await owner.end();
  }
}

/** A worker that dies loses its entry after a minute; failed entries come back with a delay that grows to a minute. */
const deliveryOptions = {
  expireInSeconds: 60,
  retryLimit: 100,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  retentionSeconds: 7 * 24 * 3600,
  deleteAfterSeconds: 3600,
};

/** Handed out side by side. Fewer than the database has connections, since each wants one now and then. */
const batchSize = 8;

export interface JobQueueOptions {
  /** A PostgreSQL URL of the role kept_app. */
  readonly url: string;
  readonly log: Log;
}

export async function openJobQueue({ url, log }: JobQueueOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    schema,
    max: 3,
    application_name: 'kept-jobs',
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    registerInstance: false,
    monitorIntervalSeconds: 15,
  });
  boss.on('error', (error) => log.warn({ fault: error.name }, 'the job queue had a fault'));
  await boss.start();
  return {
    async enqueue(tx: Tx, queue: QueueName, jobs: readonly Job[]): Promise<void> {
      if (jobs.length === 0) return;
      const rows = jobs.map(({ data, after }) => ({ data, ...(after && { startAfter: new Date(after) }) }));
      await boss.insert(queue, rows, { db: inTransaction(tx) });
    },
    /** The library takes entries away by their own identifiers only. */
    async forget(tx: Tx, practiceId: PracticeId): Promise<void> {
      await sql`delete from pgboss.job where data ->> 'practiceId' = ${practiceId}`.execute(tx);
    },
    async work(queue, handle): Promise<void> {
      // With a rest of half a second between batches, so that in a burst deciding comes before delivering: each delivery
      // costs more than a decision, and what is queued is safe. The look every quarter of a minute sends what piles up.
      const options = { pollingIntervalSeconds: 0.5, batchSize, perJobResults: true } as const;
      await boss.work<JobData, void, typeof options>(queue, options, (entries) =>
        Promise.all(entries.map(({ id, data }) => settled(id, handle(data)))),
      );
    },
    async close(): Promise<void> {
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** One that cannot be handled goes back by itself; the others of its batch are done. */
function settled(id: string, handling: Promise<void>): Promise<JobResult> {
  return handling.then(
    () => ({ id, status: 'completed' }),
    (error: unknown) => ({
      id,
      status: 'failed',
      output: { fault: error instanceof Error ? error.name : 'unknown' },
    }),
  );
}

function inTransaction(tx: Tx) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}
