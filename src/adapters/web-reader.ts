/**
 * Fetches a file from an address that a person typed, with the care which that needs: no private networks (checked
 * on the very address that is connected to, so that a name cannot change its mind in between), few redirects, a
 * limit in bytes and in time, and never half a file.
 */
import type { IncomingMessage, RequestOptions } from 'node:http';
import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { WebAnswer, WebReader, WebRequest } from '#engine/ports.ts';
import { lookUpPublic, PrivateNetwork, refusePrivateHost } from './public-lookup.ts';

export interface WebReaderOptions {
  /** For practices whose calendar server stands in their own house. */
  readonly allowPrivateNetworks: boolean;
  readonly timeoutMilliseconds?: number;
}

const mostRedirects = 5;

class Refused extends Error {
  readonly code: string;
  constructor(code: string, reason: string) {
    super(reason);
    this.code = code;
  }
}

export function openWebReader({
  allowPrivateNetworks,
  timeoutMilliseconds = 30_000,
}: WebReaderOptions): WebReader {
  async function read(request: WebRequest): Promise<WebAnswer> {
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    try {
      let url = urlOf(request.address);
      let credentials = credentialsOf(url);
      for (let turn = 0; turn <= mostRedirects; turn += 1) {
        const answer = await ask(url, request, credentials, allowPrivateNetworks, signal);
        const location = isRedirect(answer) ? answer.headers.location : undefined;
        if (location === undefined) return await receive(answer, request.maxBytes);
        answer.destroy();
        const next = urlOf(new URL(location, url).href);
        if (url.protocol === 'https:' && next.protocol === 'http:') {
          throw new Refused('insecure-redirect', 'The address leads on to one without encryption.');
        }
        if (next.origin !== url.origin) credentials = credentialsOf(next);
        url = next;
      }
      throw new Refused('too-many-redirects', 'The address leads on and on to others.');
    } catch (error) {
      return failure(error, signal);
    }
  }
  return { read };
}

function urlOf(address: string): URL {
  const url = URL.parse(address.replace(/^webcals?:/i, 'https:'));
  if (!url || !/^https?:$/.test(url.protocol)) throw new Refused('no-web-address', 'This is no web address.');
  return url;
}

/** A name and a password in the address go into a header, and to that server only. */
function credentialsOf(url: URL): string | null {
  if (!url.username) return null;
  return `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`;
}

function ask(
  url: URL,
  request: WebRequest,
  credentials: string | null,
  allowPrivateNetworks: boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (!allowPrivateNetworks) refusePrivateHost(url);
  const headers: Record<string, string> = {
    accept: 'text/calendar, */*;q=0.1',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Kept',
    ...(credentials ? { authorization: credentials } : {}),
    ...(request.etag ? { 'if-none-match': request.etag } : {}),
    ...(request.lastModified ? { 'if-modified-since': request.lastModified } : {}),
  };
  const options: RequestOptions = {
    headers,
    signal,
    agent: false,
    auth: '',
    ...(allowPrivateNetworks ? {} : { lookup: lookUpPublic }),
  };
  const get = url.protocol === 'https:' ? getSecure : getPlain;
  return new Promise((resolve, reject) => {
    get(url, options, resolve).on('error', reject);
  });
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode);
}

async function receive(answer: IncomingMessage, maxBytes: number): Promise<WebAnswer> {
  const { statusCode = 0, headers } = answer;
  if (statusCode === 304) {
    answer.destroy();
    return { kind: 'unchanged' };
  }
  if (statusCode !== 200) {
    answer.destroy();
    throw new Refused(`http-${statusCode}`, saidBy(statusCode));
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    answer.destroy();
    throw tooLarge();
  }
  const bytes = await collect(answer, maxBytes);
  return { kind: 'read', bytes, etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
}

/** A connection that breaks off in the middle makes an error of its own: half a file is none. */
async function collect(answer: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  const sink = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  };
  const decoder = decoderFor(answer.headers['content-encoding']);
  await (decoder ? pipeline(answer, decoder, sink) : pipeline(answer, sink));
  return Buffer.concat(chunks);
}

function decoderFor(encoding: string | undefined) {
  switch (encoding?.toLowerCase() ?? 'identity') {
    case 'identity':
      return null;
    case 'gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new Refused('unknown-encoding', 'The server packs the file in a way that Kept does not know.');
  }
}

function tooLarge(): Refused {
  return new Refused('too-large', 'The file is larger than Kept reads.');
}

function saidBy(status: number): string {
  if (status === 401 || status === 403)
    return 'The server refuses access; the address may have been withdrawn.';
  if (status === 404 || status === 410)
    return 'Nothing is there any more; the address may have been replaced.';
  if (status === 429) return 'The server asks to be asked less often.';
  if (status >= 500) return 'The server has a fault of its own.';
  return `The server answered with status ${status}.`;
}

const plainWords: Readonly<Record<string, string>> = {
  ENOTFOUND: 'No server of this name is known.',
  EAI_AGAIN: 'The name of the server cannot be looked up at the moment.',
  ECONNREFUSED: 'The server does not answer at this address.',
  ECONNRESET: 'The connection broke off in the middle.',
  ERR_STREAM_PREMATURE_CLOSE: 'The connection broke off in the middle.',
  CERT_HAS_EXPIRED: 'The server’s certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Nobody vouches for the server’s certificate.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Nobody vouches for the server’s certificate.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Nobody vouches for the server’s certificate.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The server’s certificate is for another name.',
};

function failure(error: unknown, signal: AbortSignal): WebAnswer {
  if (error instanceof Refused) return { kind: 'failed', code: error.code, reason: error.message };
  if (error instanceof PrivateNetwork)
    return {
      kind: 'failed',
      code: 'private-network',
      reason:
        'The address lies in a private network, which Kept does not read from unless its settings allow it.',
    };
  if (signal.aborted)
    return { kind: 'failed', code: 'timeout', reason: 'The server took too long to answer.' };
  const code = String((error as { code?: unknown } | null)?.code ?? 'unreadable');
  return { kind: 'failed', code, reason: plainWords[code] ?? 'The address could not be read.' };
}
