/** Whether the database could not be reached, rather than that it was asked something wrong. */

/** SQLSTATE: it shuts down, starts, was told to end a connection, or takes no more of them. */
const awayStates = new Set(['57P01', '57P02', '57P03', '53300']);
const connectionClass = /^08...$/;
/** What `pg` throws without a code of its own. */
const awayWords =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/;

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The library that keeps sign-ins wraps what it meets.
  if (error.cause instanceof Error) return isDatabaseAway(error.cause);
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  if (typeof code !== 'string') return awayWords.test(error.message);
  return (
    awayStates.has(code) || connectionClass.test(code) || (syscall === 'connect' && /^E[A-Z]+$/.test(code))
  );
}
