/** A gateway in Kannel's manner that keeps count, and a moment later reports each text as delivered: every tenth of them twice. */
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TextGateway {
  readonly url: string;
  /** Texts to each number, as often as they came. */
  readonly received: ReadonlyMap<string, number>;
  /** Reports that Kept has answered with success. */
  readonly reported: () => number;
  readonly refused: () => number;
  close(): Promise<void>;
}

const reportAfterMilliseconds = 1000;
/** Kannel's number for "it is on the phone". */
const delivered = '1';

export async function openTextGateway(): Promise<TextGateway> {
  const received = new Map<string, number>();
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  let [reported, refused, taken] = [0, 0, 0];

  function report(address: string, again: boolean): void {
    request(address.replace('%d', delivered), { agent }, (answer) => {
      answer.resume();
      if (answer.statusCode === 202) reported += 1;
      else refused += 1;
      if (again) report(address, false);
    })
      // As a gateway does, until it is heard.
      .on('error', () => setTimeout(report, reportAfterMilliseconds, address, again))
      .end();
  }

  const server = createServer((asked, answer) => {
    const { searchParams } = new URL(asked.url ?? '', 'http://localhost');
    const to = searchParams.get('to') ?? '';
    received.set(to, (received.get(to) ?? 0) + 1);
    taken += 1;
    const reportTo = searchParams.get('dlr-url');
    if (reportTo !== null) setTimeout(report, reportAfterMilliseconds, reportTo, taken % 10 === 0);
    answer.writeHead(202).end('0: Accepted for delivery');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://kept:gateway@127.0.0.1:${port}/cgi-bin/sendsms`,
    received,
    reported: () => reported,
    refused: () => refused,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
