/** The whole shape of the database as text, in an order that does not depend on how it came about. */
import { type Kysely, sql } from 'kysely';

export async function dumpSchema(owner: Kysely<unknown>): Promise<string> {
  const parts = [
    '-- Written by `npm run schema` from the migrations; a test compares it. Not for running.',
    ...(await lines(owner, tables)),
    ...(await lines(owner, functions)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const ours = sql`('public'::regnamespace, 'kept'::regnamespace, 'auth'::regnamespace)`;

async function lines(owner: Kysely<unknown>, query: typeof tables): Promise<readonly string[]> {
  const { rows } = await query.execute(owner);
  return rows.map(({ text }) => text);
}

const tables = sql<{ text: string }>`
  select concat_ws(E'\n',
    format('table %I.%I (', n.nspname, c.relname),
    (select string_agg(format('  %I %s%s%s', attname, format_type(atttypid, atttypmod),
        case when attnotnull then ' not null' else '' end,
        case when d.oid is null then '' else format(' %s %s',
          case when attgenerated = '' then 'default' else 'generated' end, pg_get_expr(d.adbin, d.adrelid)) end),
        E',\n' order by attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and attnum > 0 and not attisdropped),
    ')' || case when c.relrowsecurity then ' row level security' else '' end
      || case when c.relforcerowsecurity then ', forced' else '' end,
    (select string_agg(format('  constraint %I %s', conname, pg_get_constraintdef(oid)), E'\n' order by contype, conname)
      from pg_constraint where conrelid = c.oid and contype <> 'n'),
    (select string_agg('  ' || pg_get_indexdef(indexrelid), E'\n' order by indexrelid::regclass::text)
      from pg_index where indrelid = c.oid
        and not exists (select from pg_constraint where conindid = indexrelid and conrelid = c.oid)),
    (select string_agg('  ' || pg_get_triggerdef(oid), E'\n' order by tgname)
      from pg_trigger where tgrelid = c.oid and not tgisinternal),
    (select string_agg(format('  policy %I for %s to %s using (%s)%s', polname,
        case polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end,
        (select string_agg(r::regrole::text, ', ') from unnest(polroles) r),
        pg_get_expr(polqual, polrelid), ' with check (' || pg_get_expr(polwithcheck, polrelid) || ')'),
        E'\n' order by polname)
      from pg_policy where polrelid = c.oid),
    (select string_agg(format('  grant %s to %s', rights, grantee), E'\n' order by grantee)
      from (select grantee::regrole::text as grantee, lower(string_agg(privilege_type, ', ' order by privilege_type)) as rights
        from aclexplode(c.relacl) where grantee not in (0, c.relowner) group by grantee) g))
  as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.oid in ${ours}
  order by n.nspname, c.relname`;

const functions = sql<{ text: string }>`
  select concat_ws(E'\n', rtrim(pg_get_functiondef(p.oid), E' \n'),
    (select string_agg(format('  grant execute to %s', case grantee when 0 then 'public' else grantee::regrole::text end), E'\n')
      from aclexplode(p.proacl) where grantee <> p.proowner)) as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.oid in ${ours} and p.prokind = 'f'
  order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`;
