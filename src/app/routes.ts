/** Every feature's routes, one line each. */
import type { Clock, Database, Log, NewId } from '#engine/ports.ts';
import type { Api } from '#features/access/facts.ts';
import { accessRoutes } from '#features/access/routes.ts';
import type { SignIns } from '#features/access/sign-ins.ts';

/** What routes may need from the world. A feature takes the part that it uses. */
export interface RouteDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly signIns: SignIns;
  /** Where people reach Kept, such as `https://kept.example.org`; links begin with it. */
  readonly publicAddress: string;
}

/** Under `/api/v1`. */
export function mountApi(api: Api, deps: RouteDeps): void {
  accessRoutes(api, deps);
}

/** At the root: pages for people who are not staff. */
export function mountPages(_api: Api, _deps: RouteDeps): void {}
