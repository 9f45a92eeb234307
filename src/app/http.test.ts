import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { v7 } from 'uuid';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem, type ProblemKind } from '#core/problem.ts';
import type { NewId } from '#engine/ports.ts';
import { type Api, anyone, signedIn } from '#features/access/facts.ts';
import { buildHttp, type HttpDeps } from './http.ts';
import { statusOfKind } from './problems.ts';

const open: Api[] = [];
afterEach(async () => {
  for (const api of open.splice(0)) await api.close();
});

const newId: NewId = <Id extends string>() => v7() as Id;
const probe = { config: { rule: anyone('A probe of this test') } };

async function roof(deps: Partial<HttpDeps> = {}): Promise<Api> {
  const api = await buildHttp({
    log: { info() {}, warn() {}, error() {} },
    newId,
    mountApi: probes,
    mountPages(root) {
      root.post('/page', probe, async () => 'kept');
    },
    admit: async () => {},
    publicAddress: 'https://kept.example.org',
    healthChecks: [],
    metrics: new Registry(),
    ...deps,
  });
  open.push(api);
  return api;
}

function probes(api: Api): void {
  const body = z.strictObject({
    name: z.string(),
    born: z.iso.date(),
    tags: z.array(z.enum(['a', 'b'])),
    notes: z.array(z.string()).max(1),
  });
  const querystring = z.strictObject({ limit: z.coerce.number().max(10) });
  api.post('/echo', { ...probe, schema: { body } }, async () => 'ok');
  api.get('/list', { ...probe, schema: { querystring } }, async () => 'ok');
  api.get(
    '/things/:id',
    { ...probe, schema: { params: z.strictObject({ id: z.uuid() }) } },
    async () => 'ok',
  );
  api.get('/fault', probe, async () => {
    throw new Error('Ana Reyes, +1 202 555 0142');
  });
  api.get(
    '/broken-answer',
    { ...probe, schema: { response: { 200: z.strictObject({ a: z.string() }) } } },
    (async () => ({
      b: 'Ana Reyes',
    })) as never,
  );
  for (const kind of Object.keys(statusOfKind) as ProblemKind[]) {
    api.get(`/problem/${kind}`, probe, async () => {
      throw new Problem(kind, 'some-code', 'What to do.', [{ field: 'f', reason: 'r', wayOut: 'w' }]);
    });
  }
}

test('a route that does not say who may use it does not start', async () => {
  const starting = roof({ mountApi: (api) => void api.get('/open', async () => 'oops') });
  await expect(starting).rejects.toThrow('GET /api/v1/open does not say who may use it');
});

describe('every error is a problem document', () => {
  const json = { 'content-type': 'application/json' };

  test.for(Object.entries(statusOfKind))('of kind %s', async ([kind, { status, title }]) => {
    const response = await (await roof()).inject(`/api/v1/problem/${kind}`);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.json()).toEqual({
      type: 'urn:kept:problem:some-code',
      title,
      status,
      code: 'some-code',
      detail: 'What to do.',
      fields: [{ field: 'f', reason: 'r', wayOut: 'w' }],
      requestId: response.headers['x-request-id'],
    });
  });

  test.for([
    ['no such address', { url: '/api/v1/nothing' }, 404, 'no-such-address'],
    ['no such address below a page', { url: '/nothing' }, 404, 'no-such-address'],
    ['another method', { method: 'DELETE', url: '/api/v1/things/1' }, 405, 'wrong-method'],
    [
      'a form',
      {
        method: 'POST',
        url: '/api/v1/echo',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'a=b',
      },
      415,
      'unsupported-media-type',
    ],
    [
      'half a JSON',
      { method: 'POST', url: '/api/v1/echo', headers: json, payload: '{"name":' },
      400,
      'not-json',
    ],
    ['no JSON', { method: 'POST', url: '/api/v1/echo', headers: json, payload: '' }, 400, 'empty-body'],
    [
      'a prototype in JSON',
      { method: 'POST', url: '/api/v1/echo', headers: json, payload: '{"__proto__":{"a":1}}' },
      400,
      'not-json',
    ],
    [
      'too much',
      { method: 'POST', url: '/api/v1/echo', headers: json, payload: `"${'x'.repeat(300_000)}"` },
      413,
      'too-large',
    ],
    ['a bad address', { url: '/api/v1/things/%ZZ' }, 400, 'bad-request'],
  ] as const)('for %s', async ([, request, status, code]) => {
    const response = await (await roof()).inject({ ...request });
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.json()).toMatchObject({ status, code, fields: [] });
    expect(response.statusCode).toBe(status);
  });

  test('for each field: where, why, and what to do, without what was entered', async () => {
    const payload = {
      born: '2026-02-30',
      tags: ['a', 'secret'],
      notes: ['secret', 'secret'],
      extra: 'secret',
    };
    const response = await (await roof()).inject({ method: 'POST', url: '/api/v1/echo', payload });
    expect(response.statusCode).toBe(400);
    expect(response.json().fields).toEqual([
      { field: 'name', reason: 'It is missing.', wayOut: 'Send a text.' },
      {
        field: 'born',
        reason: 'It is not a day such as 2026-03-03.',
        wayOut: 'Correct it, or leave it out if it is optional.',
      },
      {
        field: 'tags.1',
        reason: 'It is none of the values that are accepted: a, b.',
        wayOut: 'Send one of the values that the reason lists.',
      },
      {
        field: 'notes',
        reason: 'It has too many: at most 1 are accepted.',
        wayOut: 'Send fewer, or in parts.',
      },
      {
        field: 'body',
        reason: 'It has a field that is not known here: extra.',
        wayOut: 'Leave that field out, or check its spelling.',
      },
    ]);
    expect(response.payload).not.toContain('secret');
  });

  test('for a query and for an address', async () => {
    const api = await roof();
    expect((await api.inject('/api/v1/list?limit=11')).json().fields).toEqual([
      { field: 'limit', reason: 'It is too big: 10 is the most.', wayOut: 'Send 10 or less.' },
    ]);
    expect((await api.inject('/api/v1/things/7')).json()).toMatchObject({
      status: 404,
      code: 'no-such-address',
      fields: [{ field: 'id' }],
    });
  });

  test('for a fault of ours, which is logged without what it was about', async () => {
    const logged: unknown[] = [];
    const log = { info() {}, warn() {}, error: (...line: unknown[]) => void logged.push(line) };
    const api = await roof({ log });
    for (const url of ['/api/v1/fault', '/api/v1/broken-answer']) {
      const response = await api.inject(url);
      expect(response.json()).toMatchObject({ status: 500, code: 'fault' });
      expect(response.payload).not.toContain('Ana');
      expect(JSON.stringify(logged.at(-1))).toContain(response.json().requestId);
    }
    expect(JSON.stringify(logged)).not.toMatch(/Ana|555/);
    expect(JSON.stringify(logged[0])).toContain('http.test.ts');
  });
});

test('the log names the route, never the address, the query or the body', async () => {
  const lines: unknown[] = [];
  const api = await roof({ log: { info: (fields) => void lines.push(fields), warn() {}, error() {} } });
  await api.inject('/api/v1/things/secret?token=secret');
  await api.inject('/secret?token=secret');
  await api.inject({ method: 'POST', url: '/api/v1/echo', payload: { name: 'secret' } });
  expect(lines).toMatchObject([
    { method: 'GET', route: '/api/v1/things/:id', status: 404 },
    { method: 'GET', route: 'unknown', status: 404 },
    { method: 'POST', route: '/api/v1/echo', status: 400 },
  ]);
  expect(JSON.stringify(lines)).not.toContain('secret');
});

test('an asker cannot choose the request id', async () => {
  const response = await (await roof()).inject({
    url: '/healthz',
    headers: { 'x-request-id': 'mine', 'request-id': 'mine' },
  });
  expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

describe('headers', () => {
  test('keep pages out of frames, addresses out of referrers and answers out of caches', async () => {
    const { headers } = await (await roof()).inject('/healthz');
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test('demand TLS only where there is TLS', async () => {
    const { headers } = await (await roof({ publicAddress: 'http://localhost:8420' })).inject('/healthz');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });
});

test.for([
  ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'null', cookie: 'a=b' }, true],
  ['our own page in an older browser', { origin: 'https://kept.example.org', cookie: 'a=b' }, true],
  ['a program', {}, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', cookie: 'a=b' }, false],
  ['another site without a cookie, such as to sign someone in', { 'sec-fetch-site': 'cross-site' }, false],
  ['a neighbour below the same domain', { 'sec-fetch-site': 'same-site', cookie: 'a=b' }, false],
  ['another site in an older browser', { origin: 'https://evil.example', cookie: 'a=b' }, false],
  ['a page that hides its origin', { origin: 'null', cookie: 'a=b' }, false],
  ['a cookie from nowhere', { cookie: 'a=b' }, false],
] as const)('a change that comes from %s', async ([, headers, allowed]) => {
  const api = await roof();
  for (const url of ['/api/v1/echo', '/%61pi/v1/echo']) {
    const response = await api.inject({ method: 'POST', url, headers, payload: {} });
    expect(response.json().code, url).toBe(allowed ? 'invalid-input' : 'other-origin');
  }
  const page = await api.inject({ method: 'POST', url: '/page', headers });
  expect(page.statusCode, 'pages outside the API have their own links').toBe(200);
});

test('limits stop one address and then one person, and say for how long', async () => {
  const api = await roof({ limits: { perAddress: 3, perAsker: 2 } });
  const from = (remoteAddress: string) => api.inject({ url: '/api/v1/list?limit=1', remoteAddress });
  for (let request = 0; request < 3; request += 1) expect((await from('198.18.0.1')).statusCode).toBe(200);
  const stopped = await from('198.18.0.1');
  expect(stopped.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
  expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
  expect((await from('198.18.0.2')).statusCode).toBe(200);

  const signed = await roof({
    limits: { perAddress: 9, perAsker: 2 },
    mountApi: (under) => void under.get('/mine', { config: { rule: signedIn('A probe') } }, async () => 'ok'),
    admit: async (request, _rule, measure) => {
      request.actor = { practiceId: 'p', staffId: 's', role: 'auditor', name: 'n', via: 'sign-in' } as never;
      await measure();
    },
  });
  const statuses = [];
  for (let request = 0; request < 3; request += 1) {
    const remoteAddress = `198.18.1.${request}`;
    statuses.push((await signed.inject({ url: '/api/v1/mine', remoteAddress })).statusCode);
  }
  expect(statuses).toEqual([200, 200, 429]);
});

test('whoever claims to be behind a proxy is believed only where a proxy is trusted', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  const seen = async (trustProxy: boolean) => {
    const ips: string[] = [];
    const api = await roof({ trustProxy, admit: async ({ ip }) => void ips.push(ip) });
    await api.inject({ url: '/healthz', headers });
    return ips;
  };
  expect(await seen(false)).toEqual(['127.0.0.1']);
  expect(await seen(true)).toEqual(['203.0.113.9']);
});

describe('health', () => {
  test('up says that the process answers', async () => {
    expect((await (await roof()).inject('/healthz')).json()).toEqual({ up: true });
  });

  test('ready says which check fails and why, also when the check itself breaks', async () => {
    const healthChecks = [
      { name: 'database', check: async () => null },
      { name: 'late-steps', check: async () => 'A step is 3 minutes late.' },
      { name: 'disk', check: async () => Promise.reject(new Error('private')) },
    ];
    const response = await (await roof({ healthChecks })).inject('/readyz');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toEqual({
      ready: false,
      notes: [],
      checks: [
        { name: 'database', ok: true, reason: null },
        { name: 'late-steps', ok: false, reason: 'A step is 3 minutes late.' },
        { name: 'disk', ok: false, reason: 'The check itself failed; the log says where.' },
      ],
    });
    expect((await (await roof()).inject('/readyz')).statusCode).toBe(200);
  });

  test('measurements are for this machine or whoever has the token', async () => {
    const local = await roof();
    await local.inject('/api/v1/things/7');
    const measured = await local.inject('/metrics');
    expect(measured.payload).toContain(
      'kept_http_request_seconds_count{method="GET",route="/api/v1/things/:id",status="404"} 1',
    );
    expect((await local.inject({ url: '/metrics', remoteAddress: '198.18.0.1' })).statusCode).toBe(403);
    expect(
      (await local.inject({ url: '/metrics', headers: { 'x-forwarded-for': '127.0.0.1' } })).statusCode,
    ).toBe(403);

    const guarded = await roof({ metricsToken: 'a token' });
    expect((await guarded.inject('/metrics')).statusCode).toBe(403);
    const headers = { authorization: 'Bearer a token' };
    expect((await guarded.inject({ url: '/metrics', headers, remoteAddress: '198.18.0.1' })).statusCode).toBe(
      200,
    );
  });
});

describe('the built screens', () => {
  async function screens(): Promise<Api> {
    const folder = await mkdtemp(join(tmpdir(), 'kept-screens-'));
    folders.push(folder);
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<script nonce="__KEPT_NONCE__"></script>');
    await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'export {};');
    await writeFile(join(folder, 'assets', 'app-1a2b.js.gz'), 'made small');
    await writeFile(join(folder, 'service-worker.js'), 'self;');
    return roof({ staticFolder: folder });
  }
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  test('every address that is no file is the page, with a nonce of its own', async () => {
    const api = await screens();
    const nonces = new Set<string>();
    for (const url of ['/', '/cases/123', '/index.html']) {
      const response = await api.inject(url);
      expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
      const nonce = /nonce="([^"]+)"/.exec(response.payload)?.[1] ?? '';
      expect(response.headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${nonce}'`);
      expect(response.headers['content-security-policy']).not.toContain('unsafe');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('a file goes over the line compressed to whoever can read that', async () => {
    const api = await screens();
    const small = await api.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'gzip' } });
    expect(small.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(small.headers['content-type']).toContain('javascript');
    expect(small.payload).toBe('made small');
    expect((await api.inject('/assets/app-1a2b.js')).payload).toBe('export {};');
  });

  test('the service worker may fetch, and is asked for anew each time', async () => {
    const { headers } = await (await screens()).inject('/service-worker.js');
    expect(headers['content-security-policy']).toBe("default-src 'none'; connect-src 'self'");
    expect(headers['cache-control']).toBe('public, max-age=0');
  });

  test('named files may be kept for ever; what is not there is not found', async () => {
    const api = await screens();
    const file = await api.inject('/assets/app-1a2b.js');
    expect(file.statusCode).toBe(200);
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const url of [
      '/assets/none.js',
      '/api/v1/nothing',
      '/api/none',
      '/..%2f..%2fpackage.json',
      '/.env.txt',
    ]) {
      const response = await api.inject(url);
      expect(response.json(), url).toMatchObject({
        code: expect.stringMatching(/no-such-address|bad-request/),
      });
    }
  });
});
