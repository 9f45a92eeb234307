/** A monitor of heartbeats: a real server that writes down what it is told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Monitor {
  readonly url: string;
  readonly told: readonly { readonly path: string; readonly words: string }[];
  /** From now on it takes what it is told and never answers. */
  hangs(): void;
  close(): void;
}

export async function openMonitor(): Promise<Monitor> {
  const told: { path: string; words: string }[] = [];
  let isHanging = false;
  const server = createServer(async (request, response) => {
    told.push({ path: `${request.method} ${request.url}`, words: await text(request) });
    if (!isHanging) response.end('OK');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping/a-secret-address`,
    told,
    hangs() {
      isHanging = true;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
