/** Styles of one screen stay after another is opened: what two features call the same, each of them would change. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const sheets = globSync('src/{ui,app/browser,features/*/web}/**/*.css', { cwd: root });

/** A class or an element on its own, which matches wherever it stands; within another it is that one's. */
function styledIn(sheet: string): readonly string[] {
  const css = readFileSync(join(root, sheet), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
  const alone = css.matchAll(/(?<=^|[{},])\s*(\.?[a-z][a-z0-9-]*)\s*(?=[,{])/g);
  return [...new Set([...alone].map(([, name = '']) => name))];
}

const ownerOf = (sheet: string): string => /features\/([^/]+)/.exec(sheet)?.[1] ?? 'everybody';

test('no class and no element is styled by two features', () => {
  expect(sheets.length).toBeGreaterThan(15);
  const owners = new Map<string, Set<string>>();
  for (const sheet of sheets)
    for (const name of styledIn(sheet)) owners.set(name, (owners.get(name) ?? new Set()).add(ownerOf(sheet)));
  const shared = [...owners].filter(([, by]) => [...by].filter((owner) => owner !== 'everybody').length > 1);
  expect(shared.map(([name, by]) => `${name}: ${[...by].join(', ')}`)).toEqual([]);
});

test('no sheet is longer than one can read at a sitting', () => {
  const long = sheets.filter((sheet) => readFileSync(join(root, sheet), 'utf8').split('\n').length > 300);
  expect(long).toEqual([]);
});
