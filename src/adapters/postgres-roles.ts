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

const roles: readonly AppRole[] = ['kept_app', 'kept_auth'];

/**
 * Makes both roles usable with their derived passwords. Runs as the database's owner; where the owner may not,
 * the error is the SQL that an administrator has to run.
 */
export async function prepareRoles(owner: Client, ownerUrl: string, secret: string): Promise<void> {
  for (const role of roles) {
    if (await canEnter(urlForRole(ownerUrl, role, secret))) continue;
    const standing = await standingOf(owner, role);
    if (standing.exists && !standing.isOurs) throw new Error(servesAnother);
    const verb = standing.exists ? 'alter' : 'create';
    const password = scramVerifier(rolePassword(secret, role));
    await change(owner, role, `${verb} role ${role} login noinherit password '${password}'`);
  }
  await refusePowerfulRoles(owner);
  if (!(await standingOf(owner, 'kept_auth')).hasOwnPath) {
    await change(owner, 'kept_auth', 'alter role kept_auth set search_path = auth');
  }
}

const servesAnother =
  'This PostgreSQL server already serves another Kept, with another secret; its roles belong to the whole server. ' +
  "Give this one a server of its own, or the other's KEPT_SECRET. If the other is gone: DROP ROLE kept_app, kept_auth;";

interface Standing {
  readonly exists: boolean;
  /** Kept has worked in this database before, so a password that no longer fits is a secret that was changed. */
  readonly isOurs: boolean;
  readonly hasOwnPath: boolean;
}

async function standingOf(owner: Client, role: AppRole): Promise<Standing> {
  const { rows } = await owner.query<Standing>(
    `select exists (select from pg_roles where rolname = $1) as exists,
       to_regclass('kept.migration') is not null as "isOurs",
       exists (select from pg_roles where rolname = $1 and 'search_path=auth' = any(rolconfig)) as "hasOwnPath"`,
    [role],
  );
  return rows[0] ?? { exists: false, isOurs: false, hasOwnPath: false };
}

async function change(owner: Client, role: AppRole, statement: string): Promise<void> {
  try {
    await owner.query(statement);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '42501') throw error;
    const { exists } = await standingOf(owner, role);
    const { rows } = await owner.query<{ name: string }>('select current_user as name');
    const me = escapeIdentifier(rows[0]?.name ?? '');
    const remedy = `ALTER ROLE ${me} CREATEROLE;${exists ? ` GRANT ${role} TO ${me} WITH ADMIN OPTION;` : ''}`;
    throw new Error(
      `The database user in DATABASE_URL may not ${exists ? 'change' : 'create'} the role ${role}. ` +
        `As an administrator of that PostgreSQL run:  ${remedy}  Then start Kept again.`,
      { cause: error },
    );
  }
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
