/** A gateway in Kannel's manner on this machine, which refuses what Kannel would not understand. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export interface GatewayServer {
  /** With user name and password in it. */
  readonly url: string;
  readonly texts: readonly { readonly to: string; readonly text: string; readonly reportTo: string | null }[];
  readonly malformed: readonly string[];
  meets(to: string, what: number | 'drop' | 'drop-after-keeping'): void;
  close(): Promise<void>;
}

/** Kannel User's Guide, "SMS Push (sendsms) CGI Variables". */
const sendsms = z.strictObject({
  username: z.literal('kept'),
  password: z.literal('gate:way'),
  from: z.string().regex(/^\+?\d{3,15}$/),
  to: z.string().regex(/^\+\d{6,15}$/),
  text: z.string().min(1),
  charset: z.literal('UTF-8'),
  coding: z.enum(['0', '2']),
  validity: z.coerce.number().int().min(1),
  'dlr-mask': z.coerce.number().int().min(1).max(31).optional(),
  'dlr-url': z.url().optional(),
});

export async function openGatewayServer(): Promise<GatewayServer> {
  const texts: { to: string; text: string; reportTo: string | null }[] = [];
  const malformed: string[] = [];
  const plans = new Map<string, (number | 'drop' | 'drop-after-keeping')[]>();

  function take(fields: URLSearchParams, response: ServerResponse): void {
    const parsed = sendsms.safeParse(Object.fromEntries(fields));
    if (!parsed.success) {
      malformed.push(z.prettifyError(parsed.error));
      return void response.writeHead(400).end();
    }
    const { to, text } = parsed.data;
    const plan = plans.get(to)?.shift();
    if (plan === 'drop') return void response.socket?.destroy();
    if (typeof plan === 'number') return void response.writeHead(plan).end();
    texts.push({ to, text, reportTo: parsed.data['dlr-url'] ?? null });
    if (plan === 'drop-after-keeping') return void response.socket?.destroy();
    response.writeHead(202).end('0: Accepted for delivery');
  }

  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    take(request.method === 'POST' ? new URLSearchParams(body) : searchParams, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://kept:gate%3Away@127.0.0.1:${port}/cgi-bin/sendsms`,
    texts,
    malformed,
    meets: (to, what) => void plans.set(to, [...(plans.get(to) ?? []), what]),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
