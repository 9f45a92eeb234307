/** What a build of the screens needs beside what Vite makes: icons, compressed copies, and what works without a line. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { drawIcon } from './draw-icon.ts';

export function finishBrowser(folder: string): void {
  drawIcons(folder);
  nameFilesToKeep(folder);
  compress(folder);
}

function drawIcons(folder: string): void {
  const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
  for (const pixels of [180, 192, 512])
    writeFileSync(join(folder, `icon-${pixels}.png`), drawIcon(svg, pixels));
}

/**
 * The service worker keeps the whole program of its version: a screen that is first opened while the server is away, or
 * after it was renewed, is still there. Of the typeface it keeps what most names are written in.
 */
function nameFilesToKeep(folder: string): void {
  const files = globSync(['assets/*.js', 'assets/*.css', 'assets/*-latin-wght-*.woff2'], { cwd: folder });
  const worker = join(folder, 'service-worker.js');
  const text = readFileSync(worker, 'utf8');
  const kept = JSON.stringify(files.map((file) => `/${file.replaceAll('\\', '/')}`).sort());
  if (!text.includes('__KEPT_FILES__')) throw new Error('the service worker has no place for its files');
  // As text within the text that stands there, whichever quotation marks the build has put around it.
  writeFileSync(
    worker,
    text.replace(/(["'`])__KEPT_FILES__\1/, () => JSON.stringify(kept)),
  );
}

/** Once, as small as can be, rather than at each request. */
function compress(folder: string): void {
  for (const file of globSync(['assets/*.js', 'assets/*.css'], { cwd: folder })) {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, quality));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
