/** Keeps the figures in docs/performance.json and draws them into docs/performance.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { home } from '#app/config.ts';
import { type Published, partsOf } from './pages.ts';

const figuresFile = join(home, 'docs', 'performance.json');
const page = join(home, 'docs', 'performance.md');

/** What is new takes the place of what was there; the rest stays. */
export async function publish(measured: Published): Promise<void> {
  const published = { ...(await readPublished()), ...measured };
  await writeFile(figuresFile, `${JSON.stringify(published, null, 2)}\n`);
  await writeFile(page, drawn(await readFile(page, 'utf8'), published));
}

export async function readPublished(): Promise<Published> {
  return JSON.parse(await readFile(figuresFile, 'utf8').catch(() => '{}')) as Published;
}

/** The page with each part between `<!-- name -->` and `<!-- /name -->` drawn anew. */
export function drawn(text: string, published: Published): string {
  let result = text;
  for (const [name, part] of Object.entries(partsOf(published))) {
    const place = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`);
    if (!place.test(result)) throw new Error(`docs/performance.md has no place for ${name}`);
    result = result.replace(place, (_, start: string, end: string) => `${start}\n${part}\n\n${end}`);
  }
  return result;
}
