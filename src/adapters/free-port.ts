import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of this machine on which nobody listens now; for whoever has to name it before listening themselves. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer();
  await once(server.listen(0, host), 'listening');
  const address = server.address();
  await once(server.close(), 'close');
  if (address === null || typeof address === 'string') throw new Error(`no free port on ${host}`);
  return address.port;
}
