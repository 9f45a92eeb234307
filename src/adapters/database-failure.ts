/** Why a database cannot be entered, in plain words. A server's own words may hold names; only its code is passed on. */
import { DatabaseError } from 'pg';

const reasons: Record<string, string> = {
  ECONNREFUSED: 'Nothing answers at its address. Is it running?',
  ENOTFOUND: 'The name of its machine is unknown. Check DATABASE_URL.',
  ETIMEDOUT: 'It does not answer. Is a firewall between?',
  '28P01': 'The password is wrong. Check DATABASE_URL.',
  '28000': 'This user may not enter. Check pg_hba.conf of the server.',
  '3D000': 'There is no database of that name. Make it, or check DATABASE_URL.',
  '53300': 'It has no connection left. Raise max_connections.',
  '57P03': 'It is just starting or stopping. Try again in a minute.',
};

export function wordsFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = reasons[code];
  if (known) return known;
  return error instanceof DatabaseError
    ? `PostgreSQL says ${code}.`
    : `The connection failed${code && ` (${code})`}.`;
}

export const cannotEnter = (error: unknown): string => `The database cannot be entered. ${wordsFor(error)}`;
