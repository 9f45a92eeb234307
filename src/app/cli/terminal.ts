import { type Config, type Texts } from '../config.ts';
import { loadConfig } from '../load-config.ts';

/** What a command has of the world outside. */
export interface Terminal {
  readonly environment: Texts;
  /** One line on standard output. */
  say(line: string): void;
  /** One line on standard error; the program will end with exit code 1. */
  fail(line: string): void;
}

/** The settings, or `null` after every problem with them has been said. */
export async function readSettings({ environment, fail }: Terminal): Promise<Config | null> {
  const reading = await loadConfig(environment);
  if (reading.kind === 'config') return reading.config;
  fail('Kept cannot start with these settings:');
  for (const { field, reason, wayOut } of reading.problems) fail(`  ${field} ${reason}. ${wayOut}`);
  return null;
}
