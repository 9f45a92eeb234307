/**
 * A database whose test is over is emptied for the next one instead of being dropped: making one and connecting to it
 * costs more than most tests. One whose shape a test has changed is not used again; the database itself keeps count.
 */
import { Client, type Pool } from 'pg';
import type { Database } from '#engine/ports.ts';

/** Where the template keeps what was in it when nothing had been done yet. */
const ground = 'tests';

/** In whatever schema: what a test has written there, the next one would find. */
const isOurs = `relnamespace in (select oid from pg_namespace
          where nspname !~ '^pg_' and nspname not in ('information_schema', '${ground}'))`;

/** As the template's superuser, once. */
export async function rememberGround(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      create schema ${ground};
      do $$
      declare
        each regclass;
        holds boolean;
      begin
        for each in select oid from pg_class
          where relkind = 'r' and ${isOurs}
        loop
          execute format('select exists (select from %s)', each) into holds;
          if holds then execute format('create table ${ground}.%I as table %s', each::text, each); end if;
        end loop;
      end $$;
      create table ${ground}.sequences as
        select format('%I.%I', schemaname, sequencename) as name, start_value, last_value from pg_sequences;

      create sequence ${ground}.changes;
      create function ${ground}.count_change() returns event_trigger language plpgsql security definer as
        $$ begin perform nextval('${ground}.changes'); end $$;
      create event trigger count_changes on ddl_command_end execute function ${ground}.count_change();
      create event trigger count_losses on sql_drop execute function ${ground}.count_change();

      create function ${ground}.begin_anew() returns boolean language plpgsql as $$
      declare
        each regclass;
      begin
        if (select is_called from ${ground}.changes) then return false; end if;
        -- Whoever is still connected, but for the pools that are handed on, has no business here any more.
        perform pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
            and not (usename = 'kept_owner' or (usename = 'kept_app' and application_name = 'kept'));
        set local lock_timeout = '2s';
        -- Neither what may not be changed nor what is told of a change stands in the way.
        set local session_replication_role = replica;
        for each in select oid from pg_class
          where relkind = 'r' and ${isOurs}
        loop
          execute format('delete from %s', each);
          if to_regclass(format('${ground}.%I', each::text)) is not null then
            execute format('insert into %s overriding system value table ${ground}.%I', each, each::text);
          end if;
        end loop;
        perform setval(name::regclass, coalesce(last_value, start_value), last_value is not null) from ${ground}.sequences;
        return true;
      end $$;
      select setval('${ground}.changes', 1, false);
    `);
  } finally {
    await client.end();
  }
}

/** Empties it, and leaves nothing set on the superuser's connections. False when its next test would find traces. */
export async function beginAnew(owners: Pool): Promise<boolean> {
  if (owners.idleCount < owners.totalCount || owners.waitingCount > 0) return false;
  const [first, ...others] = await Promise.all(
    Array.from({ length: Math.max(1, owners.totalCount) }, () => owners.connect()),
  );
  if (!first) return false;
  try {
    for (const client of [first, ...others]) await client.query('discard all');
    const { rows } = await first.query<{ done: boolean }>(`select ${ground}.begin_anew() as done`);
    return rows[0]?.done === true;
  } catch {
    return false;
  } finally {
    for (const client of [first, ...others]) client.release();
  }
}

/** What a test is given of a database that others had before it: when it is taken back, nobody listens any more. */
export function lend(database: Database): { readonly lent: Database; takeBack(): Promise<boolean> } {
  const listening = new Set<() => Promise<void>>();
  let isClosed = false;
  const lent: Database = {
    ...database,
    async listen(...to) {
      const stop = await database.listen(...to);
      const stopOnce = () => (listening.delete(stopOnce) ? stop() : Promise.resolve());
      listening.add(stopOnce);
      return stopOnce;
    },
    close() {
      isClosed = true;
      return database.close();
    },
  };
  return {
    lent,
    async takeBack() {
      await Promise.all([...listening].map((stop) => stop()));
      return !isClosed;
    },
  };
}
