/** The HTTP side of the program on a fresh database, with a clock held by hand; and practices to open it with. */
import type { PostgresPool } from 'kysely';
import { Registry } from 'prom-client';
import { v7 } from 'uuid';
import { openJobQueue } from '#adapters/job-queue.ts';
import { openAuthPool } from '#adapters/postgres.ts';
import { openWebReader } from '#adapters/web-reader.ts';
import { buildHttp, type HttpDeps } from '#app/http.ts';
import { buildProgram, type Program, type World } from '#app/program.ts';
import { mountApi, mountPages, type RouteDeps } from '#app/routes.ts';
import type { PracticeId, StaffId } from '#core/ids.ts';
import type { NewId } from '#engine/ports.ts';
import type { Api, Role } from '#features/access/facts.ts';
import { admit } from '#features/access/gate.ts';
import { openSignIns, type SignIns } from '#features/access/sign-ins.ts';
import { addPractice, addStaff } from '#features/access/store.ts';
import { type HandClock, handClock } from './clocks.ts';
import { type FreshDatabase, freshDatabase, silentLog, testSecret } from './database.ts';
import { quickPasswords } from './quick-passwords.ts';

export const publicAddress = 'http://localhost:8420';

export interface HttpHouse extends FreshDatabase {
  readonly api: Api;
  readonly clock: HandClock;
  readonly newId: NewId;
  readonly signIns: SignIns;
  /** Of the role kept_auth. */
  readonly authPool: PostgresPool;
  readonly program: Program;
}

export interface HttpHouseOptions {
  readonly at?: string;
  /** Adds or replaces what the roof and the routes are given. */
  readonly deps?: Partial<HttpDeps>;
  readonly world?: Partial<World>;
}

export async function openHttp({
  at = '2026-03-03T14:00:00Z',
  ...options
}: HttpHouseOptions = {}): Promise<HttpHouse> {
  const fresh = await freshDatabase();
  const clock = handClock(at);
  const newId: NewId = <Id extends string>() => v7() as Id;
  const jobs = await openJobQueue({ url: fresh.url, log: silentLog });
  const program = buildProgram({
    database: fresh.database,
    clock,
    newId,
    jobs,
    log: silentLog,
    carriers: new Map(),
    secret: testSecret,
    publicAddress,
    defaultCountry: 'US',
    ...options.world,
  });
  const web = await openWeb(program, fresh.authUrl, options.deps);
  return {
    ...fresh,
    api: web.api,
    signIns: web.signIns,
    authPool: web.authPool,
    clock,
    newId,
    program,
    async close() {
      await web.close();
      await jobs.close();
      await fresh.close();
    },
  };
}

export interface Web {
  readonly api: Api;
  readonly signIns: SignIns;
  readonly authPool: PostgresPool;
  close(): Promise<void>;
}

/** The doors of a program: every route, with real sign-ins. */
export async function openWeb(program: Program, authUrl: string, deps: Partial<HttpDeps> = {}): Promise<Web> {
  const { database, clock, newId, secret, publicAddress } = program.world;
  const pool = openAuthPool({ url: authUrl, log: silentLog });
  const signIns = openSignIns({ pool, secret, publicAddress, clock, passwords: quickPasswords });
  const web = openWebReader({ allowPrivateNetworks: true });
  const routeDeps: RouteDeps = { program, signIns, web };
  const api = await buildHttp({
    log: silentLog,
    newId,
    mountApi: (under) => mountApi(under, routeDeps),
    mountPages: (root) => mountPages(root, routeDeps),
    admit: (request, rule, measure) => admit({ database, clock, newId, signIns }, request, rule, measure),
    publicAddress,
    healthChecks: [],
    metrics: new Registry(),
    ...deps,
  });
  await api.ready();
  return {
    api,
    signIns,
    authPool: pool,
    async close() {
      await api.close();
      await pool.end();
    },
  };
}

export interface StaffMember {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** A practice with one member of staff for each role that is asked for, put in through this feature's own store. */
export async function settleStaff<Asked extends Role>(
  { database, clock, newId }: Pick<HttpHouse, 'database' | 'clock' | 'newId'>,
  ...asked: readonly Asked[]
): Promise<{ practiceId: PracticeId } & Record<Asked, StaffMember>> {
  const practiceId = newId<PracticeId>();
  const now = clock.now();
  const people = asked.map((role): StaffMember => {
    const id = newId<StaffId>();
    return { id, name: `The ${role}`, email: `${role}.${id.slice(-6)}@riverside.example`, role };
  });
  await database.inPractice(practiceId, async (tx) => {
    const practice = {
      id: practiceId,
      name: 'Riverside Practice',
      timeZone: 'America/New_York',
      country: 'US',
    };
    await addPractice(tx, practice, now);
    for (const person of people) {
      await addStaff(tx, practiceId, { ...person, userId: null, phone: '', backupStaffId: null }, now);
    }
  });
  const byRole = Object.fromEntries(people.map((person) => [person.role, person])) as Record<
    Asked,
    StaffMember
  >;
  return { practiceId, ...byRole };
}
