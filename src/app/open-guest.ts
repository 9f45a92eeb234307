/** The program for a command that looks in while Kept may be running: no worker and no doors. */
import { openJobQueue } from '#adapters/job-queue.ts';
import { newId } from '#adapters/new-id.ts';
import { openDatabase } from '#adapters/postgres.ts';
import { systemClock } from '#adapters/system-clock.ts';
import type { Database } from '#engine/ports.ts';
import type { Config } from './config.ts';
import { openLog } from './log.ts';
import { openStore } from './open-store.ts';
import { buildProgram, type Program } from './program.ts';

export interface Guest {
  readonly program: Program;
  /** As the database's owner, who sees which practices there are. */
  readonly owner: Database;
  /** Of the role kept_auth. */
  readonly authUrl: string;
  close(): Promise<void>;
}

export async function openGuest(config: Config): Promise<Guest> {
  const log = openLog('error');
  await using opened = new AsyncDisposableStack();
  const store = opened.adopt(await openStore(config, log, 'guest'), (it) => it.close());
  await store.prepare();
  const owner = opened.adopt(openDatabase({ url: store.ownerUrl, log, poolSize: 1 }), (it) => it.close());
  const database = opened.adopt(openDatabase({ url: store.appUrl, log }), (it) => it.close());
  const jobs = opened.adopt(await openJobQueue({ url: store.appUrl, log }), (it) => it.close());
  const { secret } = store;
  const { publicAddress, country: defaultCountry } = config;
  const world = { database, clock: systemClock, newId, jobs, log, secret, publicAddress, defaultCountry };
  const ready = opened.move();
  return {
    program: buildProgram({ ...world, carriers: new Map() }),
    owner,
    authUrl: store.authUrl,
    close: () => ready.disposeAsync(),
  };
}
