/** The real program on the cluster, as a worker process has it. */
import { openJobQueue } from '#adapters/job-queue.ts';
import { newId } from '#adapters/new-id.ts';
import { openDatabase } from '#adapters/postgres.ts';
import { buildProgram, type Program } from '#app/program.ts';
import type { Clock, Log } from '#engine/ports.ts';
import { swallowers } from './swallow.ts';

export interface Entrance {
  readonly appUrl: string;
  readonly secret: string;
}

export async function openProgram(
  { appUrl: url, secret }: Entrance,
  clock: Clock,
  log: Log,
): Promise<{ readonly program: Program; close(): Promise<void> }> {
  const database = openDatabase({ url, log });
  const jobs = await openJobQueue({ url, log });
  const program = buildProgram({
    database,
    clock,
    newId,
    jobs,
    log,
    carriers: swallowers,
    secret,
    publicAddress: 'https://kept.example.org',
    defaultCountry: 'US',
  });
  return {
    program,
    async close() {
      await jobs.close();
      await database.close();
    },
  };
}
