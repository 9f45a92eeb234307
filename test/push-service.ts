/**
 * A push service and the browsers that it reaches, on this machine. It takes only what RFC 8030 and RFC 8292 allow, from
 * whom the browser named; each browser opens what was sealed for it [RFC 8291].
 */
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  randomUUID,
  verify,
} from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { systemClock } from '#adapters/system-clock.ts';
import { openWebPush, type WebPushOptions } from '#adapters/web-push.ts';
import { writePushAddress } from '#core/paging/push-address.ts';
import type { Carrier } from '#engine/ports.ts';
import { silentLog, testSecret } from './database.ts';

type Happening =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Hangs up, before or after the push was taken, or never answers. */
  | 'drop'
  | 'drop-after-keeping'
  | 'silence';

export interface Push {
  readonly to: string;
  readonly content: { readonly words: string; readonly path: string; readonly tag: string };
  readonly topic: string;
  readonly ttlSeconds: number;
  readonly urgency: string;
  readonly contact: string;
}

export interface PushService {
  readonly origin: string;
  /** A browser that is to be reached by whoever has this key; returns what it gives its page, as one text. */
  subscribes(applicationServerKey: string): string;
  /** Everything that was taken, oldest first. */
  readonly pushes: readonly Push[];
  /** Every request that a push service would have refused as malformed, in words. */
  readonly malformed: readonly string[];
  /** What the next push to this browser meets; said twice, the next two. */
  meets(to: string, what: Happening): void;
  close(): Promise<void>;
}

interface Browser {
  readonly to: string;
  readonly applicationServerKey: string;
  readonly ecdh: ECDH;
  readonly auth: Buffer;
}

const fourWeeksSeconds = 28 * 24 * 60 * 60;
const pushHeaders = z.object({
  ttl: z.coerce.number().int().min(0).max(fourWeeksSeconds),
  urgency: z.enum(['very-low', 'low', 'normal', 'high']),
  topic: z.string().regex(/^[\w-]{1,32}$/),
  'content-encoding': z.literal('aes128gcm'),
  authorization: z.string().regex(/^vapid t=[\w.-]+, k=[\w-]{87}$/),
});
const claims = z.strictObject({
  aud: z.url(),
  exp: z.number().int(),
  sub: z.string().regex(/^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/),
});
const content = z.strictObject({
  words: z.string(),
  path: z.string().startsWith('/'),
  tag: z.string().min(1),
});
/** The real one, on its way to a push service on this machine. */
export const carriesPushes = (options: Partial<WebPushOptions> = {}): Carrier =>
  openWebPush({
    secret: testSecret,
    contact: 'mailto:hello@practice.example.org',
    clock: systemClock,
    log: silentLog,
    allowPrivateNetworks: true,
    ...options,
  });

/** What every push service takes at least. */
const mostBytes = 4096;

export async function openPushService(): Promise<PushService> {
  const browsers = new Map<string, Browser>();
  const pushes: Push[] = [];
  const malformed: string[] = [];
  const plans = new Map<string, Happening[]>();

  function take(path: string, headers: IncomingHttpHeaders, body: Buffer, response: ServerResponse): void {
    const browser = browsers.get(path);
    if (!browser) return void response.writeHead(404).end();
    const plan = plans.get(browser.to)?.shift();
    if (plan === 'silence') return;
    if (plan === 'drop') return void response.socket?.destroy();
    if (typeof plan === 'object') return void response.writeHead(plan.status, plan.headers).end();
    try {
      pushes.push(opened(browser, headers, body, origin));
    } catch (error) {
      malformed.push(String(error));
      return void response.writeHead(400).end();
    }
    if (plan === 'drop-after-keeping') return void response.socket?.destroy();
    response.writeHead(201, { location: `${origin}/message/${randomUUID()}` }).end();
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    take(request.url ?? '', request.headers, Buffer.concat(chunks), response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pushes,
    malformed,
    subscribes(applicationServerKey) {
      const path = `/push/${randomUUID()}`;
      const ecdh = createECDH('prime256v1');
      const p256dh = ecdh.generateKeys('base64url');
      const auth = randomBytes(16);
      const keys = { p256dh, auth: auth.toString('base64url') };
      const to = writePushAddress({ endpoint: `${origin}${path}`, keys });
      browsers.set(path, { to, applicationServerKey, ecdh, auth });
      return to;
    },
    meets: (to, what) => void plans.set(to, [...(plans.get(to) ?? []), what]),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Throws with the reason for which a push service, or the browser, would not have taken it. */
function opened(browser: Browser, headers: IncomingHttpHeaders, body: Buffer, origin: string): Push {
  const { ttl, urgency, topic, authorization } = pushHeaders.parse(headers);
  if (body.length > mostBytes) throw new Error(`${body.length} bytes`);
  const contact = contactOf(authorization, browser, origin);
  const read = content.parse(JSON.parse(unseal(body, browser)));
  return { to: browser.to, content: read, topic, ttlSeconds: ttl, urgency, contact };
}

/** RFC 8292, 2: who sends is who the browser named, and says so to this push service alone, for a day at most. */
function contactOf(authorization: string, { applicationServerKey }: Browser, origin: string): string {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  if (key !== applicationServerKey) throw new Error('the browser named another key');
  const [head = '', said = '', signature = ''] = token.split('.');
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${said}`),
    { key: publicKeyOf(key), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new Error('the signature is not of this key');
  const json = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  z.object({ typ: z.literal('JWT'), alg: z.literal('ES256') }).parse(json(head));
  const { aud, exp, sub } = claims.parse(json(said));
  const secondsLeft = exp - Date.now() / 1000;
  if (aud !== origin) throw new Error(`said to ${aud}`);
  if (secondsLeft <= 0 || secondsLeft > 24 * 60 * 60) throw new Error(`good for ${secondsLeft} seconds`);
  return sub;
}

function publicKeyOf(key: string) {
  const raw = Buffer.from(key, 'base64url');
  const [x = '', y = ''] = [raw.subarray(1, 33), raw.subarray(33)].map((half) => half.toString('base64url'));
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
}

/** RFC 8291, 3.4, and RFC 8188, 2: one record. */
function unseal(body: Buffer, { ecdh, auth }: Browser): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const theirs = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const derive = (key: Buffer, from: Buffer, info: Buffer | string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', key, from, info, bytes));
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs]);
  const shared = derive(ecdh.computeSecret(theirs), auth, info, 32);
  const key = derive(shared, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = derive(shared, salt, 'Content-Encoding: nonce\0', 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const record = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  const end = record.lastIndexOf(2);
  if (end < 0 || record.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no last record');
  return record.subarray(0, end).toString('utf8');
}
