import { sql } from 'kysely';
import type { Database } from '#engine/ports.ts';
import type { HealthCheck } from './health.ts';

export const databaseCheck = (database: Database): HealthCheck => ({
  name: 'database',
  check: () =>
    database
      .withoutPractice((tx) => sql`select 1`.execute(tx))
      .then(
        () => null,
        () => 'The database does not answer.',
      ),
});
