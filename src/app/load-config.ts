/** Finds the settings' file and the instance secret on disk. */
import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FieldProblem } from '#core/problem.ts';
import { type Config, type ConfigReading, home, readConfig, type Texts } from './config.ts';

/** Reads the environment and the file that it names, or `kept.env` in the data folder. */
export async function loadConfig(environment: Texts): Promise<ConfigReading> {
  const path = resolve(home, environment.KEPT_CONFIG || join(environment.KEPT_DATA || 'data', 'kept.env'));
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' && !environment.KEPT_CONFIG) return readConfig(environment);
    const reason =
      code === 'ENOENT' ? 'names a file that does not exist' : `names a file that cannot be read (${code})`;
    return {
      kind: 'problems',
      problems: [{ field: 'KEPT_CONFIG', reason, wayOut: `Check ${path}.` }],
    };
  }
  const { values, problems } = readSettingsFile(content);
  const reading = readConfig(environment, values);
  if (problems.length === 0) return reading;
  return {
    kind: 'problems',
    problems: [...problems, ...(reading.kind === 'problems' ? reading.problems : [])],
  };
}

/** Lines of `NAME=value`; blank lines and those that begin with # are skipped; quotes around a value are dropped. */
export function readSettingsFile(content: string): {
  readonly values: Texts;
  readonly problems: readonly FieldProblem[];
} {
  const values: Record<string, string> = {};
  const problems: FieldProblem[] = [];
  for (const [index, line] of content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, value] = /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      // The line itself may hold a secret and is not repeated.
      problems.push({
        field: `line ${index + 1}`,
        reason: 'is not a setting',
        wayOut: 'Write NAME=value, or # before a remark.',
      });
      continue;
    }
    values[name] = /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
  }
  return { values, problems };
}

/** The instance secret: from the settings, or from the data folder, where the first start makes it. */
export async function findSecret(config: Config): Promise<string> {
  if (config.secret !== null) return config.secret;
  const path = secretFile(config);
  if (!(await stat(path).catch(() => null))) await makeSecret(path);
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < 32) throw new Error(`${path} holds no whole secret. Restore it from your backup.`);
  return secret;
}

async function makeSecret(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o711 });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
    // It appears whole or not at all, and two that start at once agree on one.
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

export const secretFile = (config: Config): string => join(config.dataFolder, 'secret');
