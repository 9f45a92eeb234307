/** Draws which feature asks which into ARCHITECTURE.md, between its marks, from the imports that are really there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const page = join(import.meta.dirname, '..', 'ARCHITECTURE.md');
const marks = /(<!-- drawing -->\n)[\s\S]*?(<!-- \/drawing -->)/;

export async function drawing(): Promise<string> {
  const { output } = await cruise(
    ['src/features'],
    {
      exclude: { path: '[.]test[.]tsx?$' },
      doNotFollow: { path: '^(node_modules|src/(core|engine))' },
      tsPreCompilationDeps: true,
    },
    { extensions: ['.ts', '.tsx'], conditionNames: ['import', 'node'], exportsFields: ['exports'] },
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  const arrows = new Set<string>();
  for (const { source, dependencies } of (output as ICruiseResult).modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [featureOf(source), featureOf(resolved)];
      if (from && to && from !== to) arrows.add(`  ${from} --> ${to}`);
    }
  }
  return ['```mermaid', 'flowchart TD', ...[...arrows].sort(), '```', ''].join('\n');
}

function featureOf(path: string): string | null {
  return /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** The page with the drawing brought up to date; throws when the marks are missing. */
export function withDrawing(text: string, drawn: string): string {
  if (!marks.test(text)) throw new Error('ARCHITECTURE.md has no <!-- drawing --> … <!-- /drawing -->');
  return text.replace(marks, (_, before: string, after: string) => `${before}${drawn}${after}`);
}

if (import.meta.main) writeFileSync(page, withDrawing(readFileSync(page, 'utf8'), await drawing()));
