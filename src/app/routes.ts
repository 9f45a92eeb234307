/** Every feature's routes, one line each. */
import type { Clock, Database, Log, NewId } from '#engine/ports.ts';
import type { Api } from '#features/access/facts.ts';

/** What routes may need from the world. A feature takes the part that it uses. */
export interface RouteDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Where people reach Kept, such as `https://kept.example.org`; links begin with it. */
  readonly publicAddress: string;
}

/** Under `/api/v1`. */
export function mountApi(_api: Api, _deps: RouteDeps): void {}

/** At the root: pages for people who are not staff. */
export function mountPages(_api: Api, _deps: RouteDeps): void {}
