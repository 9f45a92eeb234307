import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';
import { openWebReader } from './web-reader.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A real server on this machine; returns its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const reader = openWebReader({ allowPrivateNetworks: true, timeoutMilliseconds: 500 });
const read = (address: string, over: { etag?: string; lastModified?: string; maxBytes?: number } = {}) =>
  reader.read({
    address,
    etag: over.etag ?? null,
    lastModified: over.lastModified ?? null,
    maxBytes: over.maxBytes ?? 1_000,
  });

describe('reading', () => {
  test('a file with its marks, and "unchanged" when they are sent again', async () => {
    const address = await serve((request, response) => {
      if (
        request.headers['if-none-match'] === '"1"' ||
        request.headers['if-modified-since'] === 'Mon, 02 Mar 2026 12:00:00 GMT'
      ) {
        return response.writeHead(304).end();
      }
      return response
        .writeHead(200, { etag: '"1"', 'last-modified': 'Mon, 02 Mar 2026 12:00:00 GMT' })
        .end('BEGIN');
    });
    const answer = await read(address);
    expect(answer).toMatchObject({
      kind: 'read',
      etag: '"1"',
      lastModified: 'Mon, 02 Mar 2026 12:00:00 GMT',
    });
    expect(answer.kind === 'read' && Buffer.from(answer.bytes).toString()).toBe('BEGIN');
    expect(await read(address, { etag: '"1"' })).toEqual({ kind: 'unchanged' });
    expect(await read(address, { lastModified: 'Mon, 02 Mar 2026 12:00:00 GMT' })).toEqual({
      kind: 'unchanged',
    });
  });

  test('a packed file', async () => {
    const address = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('BEGIN')),
    );
    const answer = await read(address);
    expect(answer.kind === 'read' && Buffer.from(answer.bytes).toString()).toBe('BEGIN');
  });

  test('a name and a password in the address go to that server, and not on to the next', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('BEGIN');
    });
    const address = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: `${other}/x.ics` }).end();
    });
    await read(address.replace('http://', 'http://ada:s%40fe@'));
    expect(seen).toEqual([`Basic ${Buffer.from('ada:s@fe').toString('base64')}`, undefined]);
  });
});

describe('what the world says no to, in plain words and without the address', () => {
  test.each<[string, RequestListener, string]>([
    ['not there', (_, response) => response.writeHead(404).end(), 'http-404'],
    ['not allowed', (_, response) => response.writeHead(403).end(), 'http-403'],
    ['a fault', (_, response) => response.writeHead(503).end(), 'http-503'],
    [
      'redirects without end',
      (request, response) => response.writeHead(302, { location: `${request.url}a` }).end(),
      'too-many-redirects',
    ],
    [
      'a redirect to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'no-web-address',
    ],
    [
      'too large by its own word',
      (_, response) => response.writeHead(200, { 'content-length': 5_000 }).end('x'.repeat(5_000)),
      'too-large',
    ],
    [
      'too large without a word',
      (_, response) => response.writeHead(200).end('x'.repeat(5_000)),
      'too-large',
    ],
    [
      'small and packed, large inside',
      (_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(50_000))),
      'too-large',
    ],
    [
      'broken off',
      (_, response) =>
        void response.writeHead(200, { 'content-length': 500 }).write('BEGIN', () => response.destroy()),
      'ECONNRESET',
    ],
    ['silent', () => {}, 'timeout'],
    ['silent in the middle', (_, response) => void response.writeHead(200).write('BEGIN'), 'timeout'],
    [
      'not packed as it says',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('BEGIN'),
      'Z_DATA_ERROR',
    ],
  ])('%s', async (_, listener, code) => {
    const address = `${await serve(listener)}/secret-token.ics`;
    const answer = await read(address);
    expect(answer).toMatchObject({ kind: 'failed', code, reason: expect.stringMatching(/\.$/) });
    expect(JSON.stringify(answer)).not.toMatch(/secret-token|127\.0\.0\.1/);
  });

  test('nobody listening', async () => {
    const address = await serve((_, response) => response.end());
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    expect(await read(address)).toMatchObject({ kind: 'failed', code: 'ECONNREFUSED' });
  });
});

describe('private networks stay closed', () => {
  const careful = openWebReader({ allowPrivateNetworks: false, timeoutMilliseconds: 500 });
  const ask = (address: string) => careful.read({ address, etag: null, lastModified: null, maxBytes: 100 });

  test.each([
    'http://127.0.0.1/x',
    'http://localhost/x',
    'http://[::1]/x',
    'http://[::ffff:127.0.0.1]/x',
    'http://[::ffff:7f00:1]/x',
    'http://2130706433/x',
    'http://0x7f.1/x',
    'http://169.254.169.254/latest/meta-data',
    'http://10.1.2.3/x',
    'webcal://192.168.1.1/x',
  ])('%s', async (address) => {
    expect(await ask(address)).toMatchObject({ kind: 'failed', code: 'private-network' });
  });

  test('nothing reaches the server', async () => {
    let asked = 0;
    const address = await serve((_, response) => {
      asked += 1;
      response.end();
    });
    await ask(address);
    await ask(address.replace('127.0.0.1', 'localhost'));
    expect(asked).toBe(0);
  });

  test.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['172.15.0.1', true],
    ['172.31.255.255', false],
    ['100.100.0.1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['::ffff:10.0.0.1', false],
    ['::', false],
    ['no address', false],
  ])('%s is public: %s', (address, open) => {
    expect(isPublicAddress(address)).toBe(open);
  });
});
