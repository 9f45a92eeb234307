/** A real SMTP server on this machine that keeps what it is sent, and misbehaves when told to. */
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  /** The envelope's recipients, which decide where a mail goes, whatever its headers say. */
  readonly to: readonly string[];
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  /** Without the line break that every mail ends with. */
  readonly text: string;
  readonly messageId: string;
  /** True when the mail came over an encrypted line. */
  readonly encrypted: boolean;
  readonly raw: Buffer;
  header(name: string): string | undefined;
}

export interface Misbehaviour {
  readonly at: 'connect' | 'sender' | 'recipient' | 'data';
  /** Only for mail to this address; not for `connect`, where no address is known yet. */
  readonly to?: string;
  /** A reply such as `550 5.1.1 No such user`; `drop` hangs up; `drop-after-keeping` keeps the mail first; `silence` never answers. */
  readonly does: { readonly reply: string } | 'drop' | 'drop-after-keeping' | 'silence';
  /** How often; once unless said otherwise. */
  readonly times?: number;
}

export interface Mailbox {
  /** `smtp://127.0.0.1:port` */
  readonly url: string;
  readonly port: number;
  /** Everything kept, oldest first. */
  readonly messages: readonly ReceivedMail[];
  /** The Message-ID of every mail whose first bytes came, whole or not, as often as they came. */
  readonly begun: readonly string[];
  forAddress(to: string): readonly ReceivedMail[];
  misbehave(how: Misbehaviour): void;
  close(): Promise<void>;
}

export interface MailboxSettings {
  /** Name and password that a sender has to sign in with. */
  readonly credentials?: { readonly user: string; readonly password: string };
  /** STARTTLS with a certificate that nobody has signed. */
  readonly offersTls?: boolean;
}

export async function openMailbox(settings: MailboxSettings = {}): Promise<Mailbox> {
  const messages: ReceivedMail[] = [];
  const begun: string[] = [];
  const plans: { how: Misbehaviour; left: number }[] = [];
  const sockets = new Map<number, Socket>();

  /** Takes the next plan for this moment, and carries it out; false when mail goes on as usual. */
  function misbehaves(at: Misbehaviour['at'], session: SMTPServerSession, done: Done, to?: string): boolean {
    const plan = plans.find(
      ({ how, left }) => left > 0 && how.at === at && (how.to === undefined || how.to === to),
    );
    if (!plan) return false;
    plan.left -= 1;
    const { does } = plan.how;
    if (typeof does === 'object') done(replyError(does.reply));
    else if (does !== 'silence') sockets.get(session.remotePort)?.destroy();
    return true;
  }

  const server = new SMTPServer({
    disabledCommands: [
      ...(settings.offersTls ? [] : ['STARTTLS']),
      ...(settings.credentials ? [] : ['AUTH']),
    ],
    authOptional: settings.credentials === undefined,
    allowInsecureAuth: true,
    hideENHANCEDSTATUSCODES: true,
    hideDSN: false,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      const known = username === settings.credentials?.user && password === settings.credentials?.password;
      if (known) done(null, { user: username });
      else done(replyError('535 5.7.8 Error: authentication failed'));
    },
    onConnect(session, done) {
      if (!misbehaves('connect', session, done)) done();
    },
    onMailFrom(_address, session, done) {
      if (!misbehaves('sender', session, done)) done();
    },
    onRcptTo({ address }, session, done) {
      if (!misbehaves('recipient', session, done, address)) done();
    },
    onData(stream, session, done) {
      // A line that breaks in the middle of a mail leaves nothing to keep and nobody to answer.
      keep(stream, session, done).catch(() => undefined);
    },
  });

  async function keep(stream: SMTPServerDataStream, session: SMTPServerSession, done: Done): Promise<void> {
    const to = session.envelope.rcptTo.map(({ address }) => address);
    const raw = await readAll(stream, begun);
    const keepsFirst = plans.some(
      ({ how, left }) =>
        left > 0 && how.at === 'data' && how.does === 'drop-after-keeping' && (how.to ?? to[0]) === to[0],
    );
    if (!keepsFirst && misbehaves('data', session, done, to[0])) return;
    messages.push(describe(await PostalMime.parse(raw), raw, to, session.secure));
    if (!misbehaves('data', session, done, to[0])) done();
  }

  server.on('error', () => undefined); // A sender that hangs up is part of the game.
  const net: Server = server.listen(0, '127.0.0.1');
  net.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  await once(net, 'listening');
  const { port } = net.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    messages,
    begun,
    forAddress: (to) => messages.filter((mail) => mail.to.includes(to)),
    misbehave: (how) => void plans.push({ how, left: how.times ?? 1 }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.values()) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

type Done = (error?: Error | null) => void;

function replyError(reply: string): Error {
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}

async function readAll(stream: AsyncIterable<Buffer>, begun: string[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let name: string | undefined;
  for await (const chunk of stream) {
    chunks.push(chunk);
    if (name !== undefined) continue;
    name = /^message-id:\s*(<\S+>)/im.exec(Buffer.concat(chunks).toString('latin1'))?.[1];
    if (name !== undefined) begun.push(name);
  }
  return Buffer.concat(chunks);
}

function describe(email: Email, raw: Buffer, to: readonly string[], encrypted: boolean): ReceivedMail {
  const header = (name: string) => email.headers.find(({ key }) => key === name.toLowerCase())?.value;
  return {
    to,
    fromName: email.from?.name ?? '',
    fromAddress: email.from?.address ?? '',
    subject: email.subject ?? '',
    text: (email.text ?? '').replace(/\n$/, ''),
    messageId: email.messageId ?? '',
    encrypted,
    raw,
    header,
  };
}
