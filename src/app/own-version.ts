import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './config.ts';

/** Of this program, as its package says. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return version;
}
