/**
 * Tells a monitor elsewhere, every minute, that Kept is at its work, or what keeps it from it. What has stopped
 * altogether tells nobody: then it is the monitor that speaks up.
 */
import type { Log } from '#engine/ports.ts';
import type { HealthCheck } from './health.ts';
import type { Chore } from './worker.ts';

export interface HeartbeatDeps {
  /** Where a beat is reported; with `/fail` after it, what is wrong. Whoever knows it can pretend to be us. */
  readonly url: string;
  readonly checks: readonly HealthCheck[];
  readonly log: Log;
  /** After which neither a check nor the monitor is waited for any longer. */
  readonly patienceMilliseconds?: number;
}

export const heartbeat = (deps: HeartbeatDeps): Chore => ({
  name: 'heartbeat',
  everyMinutes: 1,
  run: () => beat(deps),
});

/** Never throws: an unreachable monitor is the monitor's to notice. */
export async function beat({
  url,
  checks,
  log,
  patienceMilliseconds = 10_000,
}: HeartbeatDeps): Promise<void> {
  const wrong = (await Promise.all(checks.map((check) => outcomeOf(check, patienceMilliseconds)))).flatMap(
    (reason) => reason ?? [],
  );
  const to = wrong.length === 0 ? url : failureOf(url);
  try {
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const { ok, status } = await fetch(to, { method: 'POST', body: wrong.join('\n'), signal });
    if (!ok) log.warn({ status }, 'the monitor did not take the heartbeat');
  } catch (error) {
    log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'the monitor could not be reached');
  }
}

function failureOf(url: string): URL {
  const to = new URL(url);
  to.pathname = `${to.pathname.replace(/\/$/, '')}/fail`;
  return to;
}

async function outcomeOf({ name, check }: HealthCheck, patienceMilliseconds: number): Promise<string | null> {
  const { promise: tooLong, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve(`The check of ${name} has no answer.`), patienceMilliseconds);
  try {
    return await Promise.race([check(), tooLong]);
  } catch {
    return `The check of ${name} failed.`;
  } finally {
    clearTimeout(timer);
  }
}
