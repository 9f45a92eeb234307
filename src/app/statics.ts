/** The screens, as built files; every address that is no file is the same page, which finds its own way. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import statics from '@fastify/static';
import { type Api, anyone } from '#features/access/facts.ts';

/** Stands in the built page wherever a nonce belongs (Vite: `html.cspNonce`). */
const NONCE_PLACEHOLDER = '__KEPT_NONCE__';

export async function serveStatics(api: Api, folder: string): Promise<void> {
  await api.register(statics, {
    root: folder,
    serve: false,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
  });
  const page = await readFile(join(folder, 'index.html'), 'utf8');

  api.get(
    '/*',
    {
      config: { rule: anyone('The screens hold nothing of any practice until they ask the API') },
      schema: { hide: true },
    },
    async (request, reply) => {
      const path = (request.params as { '*': string })['*'];
      if (path.startsWith('api/')) return reply.callNotFound();
      if (extname(path) !== '' && path !== 'index.html') {
        if (path === serviceWorker) reply.header('content-security-policy', policyForServiceWorker);
        // Vite puts a hash of the content into the names of these, so that a name never changes its meaning.
        const forever = path.startsWith('assets/');
        return reply.sendFile(path, { maxAge: forever ? '1y' : 0, immutable: forever });
      }
      const nonce = randomBytes(16).toString('base64');
      return reply
        .header('content-security-policy', policyFor(nonce))
        .type('text/html; charset=utf-8')
        .send(page.replaceAll(NONCE_PLACEHOLDER, nonce));
    },
  );
}

const serviceWorker = 'service-worker.js';
/** It fetches what it keeps. */
const policyForServiceWorker = "default-src 'none'; connect-src 'self'";

const policyFor = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
