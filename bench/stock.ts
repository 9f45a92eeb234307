/**
 * Fills the database with copies of the sample: the same rows under other identifiers, made inside PostgreSQL. Client
 * number 7 of the run and everything that is theirs bear a 7 in every identifier.
 */
import { type RawBuilder, sql } from 'kysely';
import type { CaseId, PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { riverside } from '#test/cast.ts';
import type { Cluster } from './cluster.ts';
import type { Row, Sample } from './sample.ts';

/** Clients of one kind, numbered without a gap and dealt out to practices in equal, unbroken runs. */
export interface Lot {
  readonly first: number;
  readonly count: number;
  readonly practices: number;
}

/** When cases that wait fall due. */
export const farAway = '2100-01-01T00:00:00Z';

/** What differs from the sample besides identifiers: SQL for a JSON object made of the client's number `n` and the `copy`. */
type Changes = RawBuilder<unknown>;

interface CopyOptions {
  /** By table. */
  readonly changes?: Readonly<Record<string, Changes>>;
  /** SQL for the number of the practice that client `n` belongs to. */
  readonly practice?: RawBuilder<number>;
  /** Into which table, where not into its own. */
  readonly target?: (table: string) => RawBuilder<unknown>;
}

export class Stock {
  readonly #cluster: Cluster;
  readonly #sample: Sample;
  /** The sample's identifiers, each with the first 24 characters of its copies. */
  readonly #beginnings: ReadonlyMap<string, string>;
  #next = 1;
  #practices = 0;

  constructor(cluster: Cluster, sample: Sample) {
    this.#cluster = cluster;
    this.#sample = sample;
    this.#beginnings = beginningsOf(sample);
  }

  /** Practices 1 to `count`, each with the sample's staff. */
  async needPractices(count: number): Promise<void> {
    if (count <= this.#practices) return;
    const lot = { first: this.#practices + 1, count: count - this.#practices, practices: 0 };
    const rows = this.#sample.practice;
    await this.#copy(rows, lot, { practice: sql`n` });
    this.#practices = count;
  }

  /** Numbers for new clients. */
  async lot(count: number, practices: number): Promise<Lot> {
    await this.needPractices(practices);
    const first = this.#next;
    this.#next += count;
    return { first, count, practices };
  }

  /** Open cases that nothing happens to for decades, each with its client. */
  async waiting(lot: Lot): Promise<void> {
    const client = this.#sample.person.filter(({ table }) => table === 'client');
    await this.#copy([...client, ...this.#sample.due], lot, {
      changes: { case_file: dueFrom(farAway, lot, 1) },
    });
  }

  /** Cases whose check-in falls due, the first at `from` and then one every so often; with all that the step reads. */
  async due(lot: Lot, from: Instant, everyMilliseconds = 0): Promise<void> {
    const { person, due } = this.#sample;
    await this.#copy([...person, ...due], lot, {
      changes: { contact_channel: ownAddress, case_file: dueFrom(from, lot, everyMilliseconds) },
    });
  }

  /** Clients who are expected to a session at the sample's hour. */
  async expected(lot: Lot): Promise<void> {
    const changes = { contact_channel: ownAddress };
    await this.#copy([...this.#sample.person, ...this.#sample.booked], lot, { changes });
  }

  /** What the step of these cases will have written, in tables of the schema `bench` that are not logged. */
  async staged(lot: Lot): Promise<void> {
    const { owner } = this.#cluster;
    const tables = [...new Set(this.#sample.moved.map(({ table }) => table))];
    await sql`drop schema if exists bench cascade`.execute(owner);
    await sql`create schema bench`.execute(owner);
    for (const table of tables) await createStaged(owner, table);
    const changes = {
      // The step leaves it as it is.
      case_file: sql`'{"plan": {}}'::jsonb`,
      check_in_link: sql`jsonb_build_object('token_hash', sha256(n::text::bytea))`,
    };
    await this.#copy(this.#sample.moved, lot, { changes, target: stagedName });
    for (const table of tables) await indexStaged(owner, table);
    await sql`grant usage on schema bench to kept_app`.execute(owner);
    await sql`grant select on all tables in schema bench to kept_app`.execute(owner);
  }

  async #copy(
    rows: readonly Row[],
    lot: Lot,
    { changes = {}, practice = practiceNumber(lot), target = sql.raw }: CopyOptions = {},
  ): Promise<void> {
    await this.#cluster.owner.transaction().execute(async (tx) => {
      // The copies refer to one another as the originals do; checking each of millions again would take an hour.
      await sql`set local session_replication_role = replica`.execute(tx);
      for (const { table, json } of rows) {
        const into = target(table);
        await sql`
          insert into ${into} select copied.* from generate_series(${lot.first}::int, ${lot.first + lot.count - 1}::int) n
          cross join lateral (select lpad(to_hex(n), 12, '0') as tail, lpad(to_hex(${practice}), 12, '0') as practice) at
          cross join lateral (select (${this.#renamed(json)})::jsonb as copy) renamed
          cross join lateral jsonb_populate_record(null::${into}, copy || ${changes[table] ?? sql`'{}'::jsonb`}) copied
          `.execute(tx);
      }
    });
  }

  /** SQL for the row's JSON text with the identifiers of client `n`. */
  #renamed(json: string): RawBuilder<string> {
    let text = sql<string>`replace(${json}::text, ${riverside.id}, ${practiceBeginning} || at.practice)`;
    for (const [id, beginning] of this.#beginnings) {
      if (json.includes(id)) text = sql`replace(${text}, ${id}, ${beginning} || at.tail)`;
    }
    return text;
  }

  caseId(number: number): CaseId {
    const row = this.#sample.due.find(({ table }) => table === 'case_file');
    const { id } = JSON.parse(row?.json ?? '{}') as { id: string };
    return `${this.#beginnings.get(id)}${tail(number)}` as CaseId;
  }

  /** Of the practice that client `number` of the lot belongs to. */
  practiceId(lot: Lot, number: number): PracticeId {
    const perPractice = Math.ceil(lot.count / lot.practices);
    return `${practiceBeginning}${tail(1 + Math.floor((number - lot.first) / perPractice))}` as PracticeId;
  }
}

const practiceBeginning = 'beac0000-0000-7000-8000-';
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function beginningsOf({ practice, person, booked, due, moved }: Sample): ReadonlyMap<string, string> {
  const idsIn = (rows: readonly Row[]) => rows.flatMap(({ json }) => json.match(uuid) ?? []);
  const shared = new Set(idsIn(practice));
  const own = new Set(idsIn([...person, ...booked, ...due, ...moved]).filter((id) => !shared.has(id)));
  return new Map([...own].map((id, place) => [id, `${hex(place + 1, 8)}-0000-7000-8000-`]));
}

function practiceNumber({ first, count, practices }: Lot): RawBuilder<number> {
  return sql`1 + (n - ${first}::int) / ${Math.ceil(count / practices)}::int`;
}

/** Practice after practice has one due, and then again, so that at no instant one practice has much to do. */
function dueFrom(from: string, { first, count, practices }: Lot, everyMilliseconds: number): Changes {
  const perPractice = Math.ceil(count / practices);
  const place = sql`(n - ${first}::int) % ${perPractice}::int * ${practices}::int + (n - ${first}::int) / ${perPractice}::int`;
  return sql`jsonb_build_object('due_at',
    ${from}::timestamptz + (${place}) * ${everyMilliseconds}::float8 * interval '1 millisecond')`;
}

/** An address that several clients have is looked into each time, so that nearly everybody has one of their own. */
const ownAddress = sql`jsonb_build_object('address', case when copy ->> 'kind' = 'email'
  then 'client' || n || '@example.com'
  else '+1' || 200 + n / 100 % 800 || '55501' || lpad((n % 100)::text, 2, '0') end)`;

/** `bench.case_file` for `case_file`, `bench.job_common` for `pgboss.job_common`. */
export function stagedName(table: string): RawBuilder<unknown> {
  return sql.raw(`bench.${table.split('.').at(-1)}`);
}

/** Stored plainly, so that writing a value costs what writing it anew would: one that lies compressed is copied as it is. */
async function createStaged(owner: Cluster['owner'], table: string): Promise<void> {
  const staged = stagedName(table);
  await sql`create unlogged table ${staged} (like ${sql.raw(table)})`.execute(owner);
  const { rows } = await sql<{ name: string }>`
    select quote_ident(attname) as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and attstorage = 'x' and not attisdropped`.execute(
    owner,
  );
  for (const { name } of rows) {
    await sql`alter table ${staged} alter column ${sql.raw(name)} set storage plain`.execute(owner);
  }
}

/** By practice, which is how it is read; a job knows its own only by its data. */
async function indexStaged(owner: Cluster['owner'], table: string): Promise<void> {
  const key = table.startsWith('pgboss.') ? "((data ->> 'practiceId'))" : '(practice_id)';
  await sql`create index on ${stagedName(table)} ${sql.raw(key)}`.execute(owner);
  await sql`analyze ${stagedName(table)}`.execute(owner);
}

function tail(number: number): string {
  return hex(number, 12);
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}
