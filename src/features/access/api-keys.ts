/** Keys for machines: made, shown once, listed, revoked, and recognised. */
import { sql } from 'kysely';
import type { PracticeId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { Clock, Database, NewId, Tx } from '#engine/ports.ts';
import type { Actor, Scope } from './facts.ts';
import { putOnRecord } from './on-record.ts';
import { hashToken, newToken } from './token.ts';

/** Makes a key easy to recognise, also for programs that look for leaked ones. */
const KEY_START = 'kept_';
const PREFIX_LENGTH = KEY_START.length + 6;
const MINUTES_PER_DAY = 24 * 60;

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: Scope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

const columns = sql`id, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt",
  revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** The secret is in the result and nowhere else. */
export async function makeApiKey(
  deps: Deps,
  by: { readonly practiceId: PracticeId; readonly staffId: StaffId },
  wish: { readonly name: string; readonly scopes: readonly Scope[]; readonly expiresInDays: number },
): Promise<{ apiKey: ApiKeyRow; secret: string }> {
  const secret = KEY_START + newToken();
  const now = deps.clock.now();
  const expiresAt = addMinutes(now, wish.expiresInDays * MINUTES_PER_DAY);
  const apiKey = await deps.database.inPractice(by.practiceId, async (tx) => {
    const { rows } = await sql<ApiKeyRow>`
      insert into api_key (practice_id, id, name, secret_hash, prefix, scopes, created_at, created_by, expires_at)
      values (${by.practiceId}, ${deps.newId<string>()}, ${wish.name}, ${hashToken(secret)},
        ${secret.slice(0, PREFIX_LENGTH)}, ${[...new Set(wish.scopes)]}, ${now}, ${by.staffId}, ${expiresAt})
      returning ${columns}`.execute(tx);
    const made = rows[0] as ApiKeyRow;
    const to = { kind: 'api-key', id: made.id };
    const deed = { action: 'api-key.made', by: by.staffId, to, detail: { scopes: made.scopes } };
    await putOnRecord(tx, deps, by.practiceId, deed);
    return made;
  });
  return { apiKey, secret };
}

export async function listApiKeys(tx: Tx): Promise<ApiKeyRow[]> {
  const { rows } = await sql<ApiKeyRow>`select ${columns} from api_key order by created_at, id`.execute(tx);
  return rows;
}

/** Revoking twice is no mistake; the first time stands. */
export async function revokeApiKey(
  deps: Deps,
  by: { readonly practiceId: PracticeId; readonly staffId: StaffId },
  id: string,
): Promise<void> {
  await deps.database.inPractice(by.practiceId, async (tx) => {
    const { rows } = await sql`
      update api_key set revoked_at = coalesce(revoked_at, ${deps.clock.now()})
      where id = ${id} returning id`.execute(tx);
    if (rows.length === 0) throw noSuchKey();
    const to = { kind: 'api-key', id };
    await putOnRecord(tx, deps, by.practiceId, { action: 'api-key.revoked', by: by.staffId, to });
  });
}

const noSuchKey = () =>
  new Problem(
    'not-found',
    'no-such-api-key',
    'There is no such API key. List the keys to see which there are.',
  );

/** Whose machine holds this secret, and what it may; undefined for a key that is unknown, expired or revoked. */
export async function recogniseApiKey(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  secret: string,
): Promise<{ keyId: string; actor: Actor; scopes: readonly Scope[] } | undefined> {
  if (!secret.startsWith(KEY_START)) return undefined;
  const found = await database.withoutPractice(async (tx) => {
    const { rows } = await sql<{ practiceId: PracticeId; id: string }>`
      select practice_id as "practiceId", api_key_id as id from kept.api_key_of_secret(${hashToken(secret)})`.execute(
      tx,
    );
    return rows[0];
  });
  if (found === undefined) return undefined;
  const now = clock.now();
  const key = await database.inPractice(found.practiceId, async (tx) => {
    const { rows } = await sql<ApiKeyRow>`select ${columns} from api_key where id = ${found.id}`.execute(tx);
    const [row] = rows;
    if (row === undefined || row.revokedAt !== null || row.expiresAt <= now) return undefined;
    if (row.lastUsedAt === null || row.lastUsedAt <= addMinutes(now, -1)) {
      await sql`update api_key set last_used_at = ${now} where id = ${row.id}`.execute(tx);
    }
    return row;
  });
  if (key === undefined) return undefined;
  const actor: Actor = {
    practiceId: found.practiceId,
    staffId: null,
    role: 'machine',
    name: key.name,
    via: 'api-key',
  };
  return { keyId: key.id, actor, scopes: key.scopes };
}
