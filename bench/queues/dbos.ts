/** DBOS Transact: a queued workflow of one step. Its queue polls ten times a second, ten times its usual rate. */
import { DBOS, DBOSClient } from '@dbos-inc/dbos-sdk';
import { inPieces, type Queue, type Step } from './queue.ts';

const queueName = 'step';
const workflowName = 'take-step';
const appVersion = 'bench';
const silent = { info() {}, debug() {}, warn() {}, error: (entry: unknown) => console.error(entry) };

export const dbos: Queue = {
  async fill(systemDatabaseUrl, steps) {
    await DBOS.migrate(systemDatabaseUrl);
    const client = await DBOSClient.create({ systemDatabaseUrl, logger: silent, applicationName: 'bench' });
    const options = { queueName, workflowName, appVersion, applicationName: 'bench' };
    for (const piece of inPieces(steps, 50)) {
      await Promise.all(piece.map((step) => client.enqueue(options, step)));
    }
    await client.destroy();
  },
  async ready(systemDatabaseUrl, take) {
    DBOS.registerWorkflow(async (step: Step) => DBOS.runStep(() => take(step), { name: 'move-case' }), {
      name: workflowName,
    });
    DBOS.setConfig({
      name: 'bench',
      systemDatabaseUrl,
      systemDatabasePoolSize: 20,
      applicationVersion: appVersion,
      logger: silent,
    });
    return {
      async begin() {
        await DBOS.launch();
        await DBOS.registerQueue(queueName, { workerConcurrency: 200, minPollingIntervalMs: 100 });
      },
      stop: () => DBOS.shutdown(),
    };
  },
};
