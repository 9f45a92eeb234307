/**
 * A pool whose connections keep what the server has planned: planning one of our statements costs more than running it.
 * A statement is known by its text, and ours are templates, some hundreds of them; values never stand in a text.
 */
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** Far more than we have, so that texts without end, should somebody write them, don't fill every connection's memory. */
const mostNames = 1000;

/** What a plan made before a table changed says when it is used after; the next transaction makes a new one. */
export const outdatedPlan = '0A000';

const names = new Map<string, string>();

export function preparing(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    connect: async () => preparingOn(await pool.connect()),
    end: () => pool.end(),
  };
}

function preparingOn(client: PoolClient): PostgresPoolClient {
  let isOutdated = false;
  const query = async (text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> => {
    try {
      const result = await client.query(statement(text, values));
      return result as unknown as PostgresQueryResult<unknown>;
    } catch (error) {
      isOutdated ||= error instanceof Error && 'code' in error && error.code === outdatedPlan;
      throw error;
    }
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: (isBroken) => client.release(isBroken || isOutdated),
  };
}

function statement(text: string, values: readonly unknown[]) {
  const name = nameFor(text);
  return { text, values: [...values], ...(name && { name }) };
}

function nameFor(text: string): string | null {
  // What opens a transaction names its practice, and is more than one statement.
  if (text.startsWith('begin')) return null;
  const known = names.get(text);
  if (known) return known;
  if (names.size >= mostNames) return null;
  const name = `kept_${names.size}`;
  names.set(text, name);
  return name;
}
