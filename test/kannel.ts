/** A real Kannel, from Debian's package of that name; its network is a line that the test holds (`smsc = fake`). */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#adapters/free-port.ts';

const bearerbox = '/usr/sbin/bearerbox';
const smsbox = '/usr/sbin/smsbox';
export const hasKannel = [bearerbox, smsbox].every((path) => existsSync(path));

export interface Kannel {
  /** Every text that its network was given: `from to coding words`, percent-encoded. */
  readonly network: readonly string[];
  /** Somebody's phone sends a text. */
  receives(from: string, text: string): void;
  close(): Promise<void>;
}

export async function openKannel(sendsmsPort: number, inbound: string): Promise<Kannel> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-kannel-'));
  const [admin, boxes, phones] = [await freePort(), await freePort(), await freePort()];
  const file = join(folder, 'kannel.conf');
  await writeFile(file, configuration({ admin, boxes, phones, sendsmsPort, inbound }));
  const start = (program: string) => spawn(program, [file], { cwd: folder, stdio: 'ignore' });
  const children: ChildProcess[] = [start(bearerbox)];
  const line = await reached(phones);
  children.push(start(smsbox));
  (await reached(sendsmsPort)).destroy();
  const network: string[] = [];
  line.setEncoding('latin1').on('data', (said) => network.push(...String(said).split('\n').filter(Boolean)));
  return {
    network,
    receives: (from, text) => void line.write(`${from} 100 data ${encodeURIComponent(text)}\n`),
    close: async () => {
      line.destroy();
      for (const child of children) child.kill('SIGKILL');
      await rm(folder, { recursive: true });
    },
  };
}

/** A line to a port, as soon as somebody listens there. */
async function reached(port: number): Promise<Socket> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((done) => {
      socket.once('connect', () => done(true)).once('error', () => done(false));
    });
    if (isOpen) return socket;
    await new Promise((done) => setTimeout(done, 50));
  }
}

interface Places {
  readonly admin: number;
  readonly boxes: number;
  readonly phones: number;
  readonly sendsmsPort: number;
  readonly inbound: string;
}

const configuration = ({ admin, boxes, phones, sendsmsPort, inbound }: Places): string => `
group = core
admin-port = ${admin}
admin-password = admin
smsbox-port = ${boxes}
box-allow-ip = "127.0.0.1"

group = smsc
smsc = fake
smsc-id = fake
port = ${phones}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${sendsmsPort}
sendsms-interface = "127.0.0.1"

group = sendsms-user
username = kept
password = "gate:way"
concatenation = true
max-messages = 10

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "${inbound}"
`;
