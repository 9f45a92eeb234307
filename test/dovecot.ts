/** A real IMAP server, from Debian's package `dovecot-imapd`, run without any rights of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#adapters/free-port.ts';

const dovecot = '/usr/sbin/dovecot';
export const hasDovecot = existsSync(dovecot) && existsSync('/usr/lib/dovecot/imap');

export interface Dovecot {
  /** `imap://answers:…@127.0.0.1:port/INBOX` */
  readonly url: string;
  /** A mail arrives. */
  receives(mail: string): Promise<void>;
  /** A mail arrives that the server knows of and cannot read, as on a disk with a fault, until that is mended. */
  receivesUnreadable(mail: string): Promise<() => Promise<void>>;
  /** The names of the files that the mails are, with the letters of their flags. */
  mails(): Promise<readonly string[]>;
  /** All mails are numbered anew, as after a restored backup. */
  numbersAnew(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openDovecot(password: string): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-dovecot-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const mailFolder = join(folder, 'mail');
  for (const name of ['', 'cur', 'new', 'tmp']) await mkdir(join(mailFolder, name));
  // As root it wants a user that is not root to read mail as.
  const isRoot = userInfo().uid === 0;
  const user = isRoot ? idsOf('nobody') : { uid: userInfo().uid, gid: userInfo().gid };
  const own = (path: string) => (isRoot ? chown(path, user.uid, user.gid) : Promise.resolve());
  for (const name of ['', 'cur', 'new', 'tmp']) await own(join(mailFolder, name));
  const file = join(folder, 'dovecot.conf');
  await writeFile(
    join(folder, 'users'),
    `answers:{PLAIN}${password}:${user.uid}:${user.gid}::${mailFolder}\n`,
  );
  await chmod(join(folder, 'users'), 0o644);
  await writeFile(file, configuration({ folder, port, mailFolder, name: userInfo().username, isRoot }));
  let child: ChildProcess | null = null;
  let count = 0;
  const dovecotIs = {
    url: `imap://answers:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
    async receives(mail: string) {
      count += 1;
      const name = `${Date.now()}.${count}.kept`;
      const path = join(mailFolder, 'new', name);
      await writeFile(path, mail.replace(/\r?\n/g, '\r\n'));
      await own(path);
    },
    async receivesUnreadable(mail: string) {
      await dovecotIs.receives(mail);
      const name = `${count}.kept`;
      const find = async () => {
        const found = await Promise.all(
          ['new', 'cur'].map(async (where) =>
            (await readdir(join(mailFolder, where))).map((file) => join(mailFolder, where, file)),
          ),
        );
        return found.flat().find((path) => path.includes(`.${name}`)) ?? '';
      };
      await chmod(await find(), 0o000);
      return async () => chmod(await find(), 0o600);
    },
    mails: async () => [
      ...(await readdir(join(mailFolder, 'cur'))),
      ...(await readdir(join(mailFolder, 'new'))),
    ],
    async numbersAnew() {
      for (const name of await readdir(mailFolder)) {
        if (name.startsWith('dovecot')) await rm(join(mailFolder, name), { recursive: true });
      }
    },
    async start() {
      child = spawn(dovecot, ['-F', '-c', file], { stdio: 'ignore' });
      await reached(port).catch(async (error: unknown) => {
        throw new Error(await readFile(join(folder, 'log'), 'utf8').catch(() => String(error)));
      });
    },
    async stop() {
      if (child?.exitCode !== null || child.signalCode !== null) return;
      const running = child;
      const ended = new Promise((done) => running.once('close', done));
      running.kill('SIGTERM');
      await ended;
    },
    async close() {
      await dovecotIs.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await dovecotIs.start();
  return dovecotIs;
}

function idsOf(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function reached(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((done) => {
      socket.once('connect', () => done(true)).once('error', () => done(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('dovecot does not listen');
}

interface Places {
  readonly folder: string;
  readonly port: number;
  readonly mailFolder: string;
  readonly name: string;
  readonly isRoot: boolean;
}

const configuration = ({ folder, port, mailFolder, name, isRoot }: Places): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mailFolder}
first_valid_uid = 1
first_valid_gid = 1
default_internal_user = ${isRoot ? 'dovecot' : name}
default_login_user = ${isRoot ? 'dovenull' : name}
${isRoot ? '' : `default_internal_group = ${name}`}
auth_failure_delay = 0
maildir_stat_dirs = no
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  ${isRoot ? '' : 'chroot ='}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${isRoot ? '' : 'chroot ='}
}
service stats {
  ${isRoot ? '' : 'chroot ='}
}
namespace inbox {
  inbox = yes
}
`;
