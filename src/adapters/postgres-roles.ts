/** The two roles that Kept works as. Neither owns anything nor can step around row-level security. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { Client, DatabaseError, escapeIdentifier } from 'pg';

export type AppRole = 'kept_app' | 'kept_auth';

/** Derived, so that the instance secret is the only thing to keep: losing the roles loses nothing. */
export function rolePassword(secret: string, role: AppRole | 'kept_owner'): string {
  return createHmac('sha256', secret).update(`postgresql role ${role}`).digest('hex');
}

/** The same server and database, entered as one of Kept's own roles. */
export function urlForRole(ownerUrl: string, role: AppRole, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = rolePassword(secret, role);
  return url.href;
}

/**
 * Makes both roles usable with their derived passwords. Runs as the database's owner; where the owner may not,
 * the error is the SQL that an administrator has to run.
 */
export async function prepareRoles(owner: Client, ownerUrl: string, secret: string): Promise<void> {
  for (const role of ['kept_app', 'kept_auth'] as const) {
    if (await canEnter(urlForRole(ownerUrl, role, secret))) continue;
    const { rows } = await owner.query<{ exists: boolean; me: string }>(
      'select exists (select from pg_roles where rolname = $1), current_user as me',
      [role],
    );
    const exists = rows[0]?.exists ?? false;
    const me = escapeIdentifier(rows[0]?.me ?? '');
    try {
      await owner.query(
        `${exists ? 'alter' : 'create'} role ${role} login noinherit password '${scramVerifier(rolePassword(secret, role))}'`,
      );
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== '42501') throw error;
      const remedy = exists
        ? `GRANT ${role} TO ${me} WITH ADMIN OPTION; ALTER ROLE ${me} CREATEROLE;`
        : `ALTER ROLE ${me} CREATEROLE;`;
      throw new Error(
        `The database user in DATABASE_URL may not ${exists ? 'change' : 'create'} the role ${role}. ` +
          `As an administrator of that PostgreSQL run:  ${remedy}  Then start Kept again.`,
        { cause: error },
      );
    }
  }
  await refusePowerfulRoles(owner);
  await owner.query('alter role kept_auth set search_path = auth');
}

async function canEnter(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 28P01 is a wrong password, 28000 an unknown role; anything else is not about the role.
    if (error instanceof DatabaseError && (error.code === '28P01' || error.code === '28000')) return false;
    throw error;
  } finally {
    await client.end();
  }
}

async function refusePowerfulRoles(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname in ('kept_app', 'kept_auth')
       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  );
  for (const { rolname } of rows) {
    throw new Error(
      `The role ${rolname} has rights that would let it see every practice. As an administrator run:  ` +
        `ALTER ROLE ${rolname} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION;  Then start Kept again.`,
    );
  }
}

/** What PostgreSQL stores for a password (RFC 5803), so that the password itself never stands in a server's log. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (label: string) => createHmac('sha256', salted).update(label).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`;
}
