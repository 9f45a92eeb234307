/**
 * A provider of text messages on this machine, over HTTP. It forgives nothing: a message that comes twice goes out twice.
 * It can be asked what it knows of a key, and its line breaks now and then, before a message arrives or after.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { MessageKey } from '#core/ids.ts';
import type { Carrier, FindResult, Medium, OutgoingMessage, SendResult } from '#engine/ports.ts';
import type { Chance } from './chance.ts';

export interface TextProvider {
  readonly url: string;
  /** The key of every message that arrived, as often as it arrived. */
  readonly received: readonly MessageKey[];
  close(): Promise<void>;
}

export async function openTextProvider(chance: Chance): Promise<TextProvider> {
  const received: MessageKey[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = decodeURIComponent(request.url?.slice(1) ?? '') as MessageKey;
    if (request.method === 'GET') {
      response.writeHead(received.includes(key) ? 200 : 404).end();
      return;
    }
    await text(request);
    const luck = chance.between(1, 100);
    if (luck === 1) return void request.socket.destroy();
    received.push(key);
    if (luck === 2) return void request.socket.destroy();
    setTimeout(() => response.writeHead(201).end(), chance.between(0, 20));
  }

  const server = createServer((request, response) => {
    // Whoever is killed in the middle of a request has sent nothing whole.
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function textCarrier(medium: Medium, url: string): Carrier {
  const addressOf = (key: MessageKey) => `${url}/${encodeURIComponent(key)}`;

  async function send({ key, text: body }: OutgoingMessage): Promise<SendResult> {
    try {
      const response = await fetch(addressOf(key), { method: 'POST', body });
      if (response.ok) return { kind: 'accepted', providerId: key };
      return { kind: 'failed', permanent: false, code: String(response.status), reason: 'It was refused.' };
    } catch {
      return { kind: 'unknown', providerId: null, code: 'line-broke', reason: 'It may have been sent.' };
    }
  }

  async function find({ key }: OutgoingMessage): Promise<FindResult> {
    const { status } = await fetch(addressOf(key));
    return status === 200 ? { kind: 'accepted', providerId: key } : { kind: 'never-received' };
  }

  return { medium, name: `provider of ${medium}`, send, find };
}
