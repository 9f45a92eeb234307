/** The real program on the cluster, as a worker process has it. */
import { openGatewayCarrier } from '#adapters/gateway.ts';
import { openJobQueue } from '#adapters/job-queue.ts';
import { newId } from '#adapters/new-id.ts';
import { openDatabase } from '#adapters/postgres.ts';
import { buildProgram, type Program } from '#app/program.ts';
import type { Carrier, Clock, Log, Medium } from '#engine/ports.ts';
import { swallowers } from './swallow.ts';

export interface Entrance {
  readonly appUrl: string;
  readonly secret: string;
  /** Of a gateway that texts go to; else they are swallowed. */
  readonly gatewayUrl?: string;
  /** Where a gateway's reports go; needed with one. */
  readonly publicAddress?: string;
}

const usualAddress = 'https://kept.example.org';

export async function openProgram(
  { appUrl: url, secret, gatewayUrl, publicAddress = usualAddress }: Entrance,
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
    carriers: new Map<Medium, Carrier>([
      ...swallowers,
      ...(gatewayUrl === undefined
        ? []
        : [
            [
              'sms',
              openGatewayCarrier({
                url: gatewayUrl,
                from: '+15555550100',
                publicAddress,
                secret,
                log,
                clock,
              }),
            ] as const,
          ]),
    ]),
    secret,
    publicAddress,
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
