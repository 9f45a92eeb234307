/** Looks at everything Kept stands on, and says in plain words what is wrong and what to do. Changes nothing. */
import { stat, statfs } from 'node:fs/promises';
import { probeDatabase } from '#adapters/database-probe.ts';
import { checkSmtp } from '#adapters/smtp-check.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { type Instant, minutesBetween } from '#core/time/instant.ts';
import type { Clock, Log } from '#engine/ports.ts';
import type { Config } from './config.ts';
import { examineMailbox } from './examine-mailbox.ts';
import { examineTexts } from './examine-texts.ts';
import type { Finding } from './finding.ts';
import { secretFile } from './load-config.ts';
import { migrationsFolder, openStore } from './open-store.ts';

const GIGABYTE = 1024 ** 3;
const TOLERATED_CLOCK_SECONDS = 5;

export async function examine(
  config: Config,
  log: Log,
  clock: Clock = systemClock,
): Promise<readonly Finding[]> {
  return [
    examineSettings(config),
    // The database may make the secret and the folder, so it goes before them.
    ...(await examineDatabase(config, log, clock)),
    await examineSecret(config),
    await examineDisk(config),
    await examineMail(config),
    ...(await examineSecondMail(config)),
    ...(await examineMailbox(config)),
    ...(await examineTexts(config)),
    examineMonitor(config),
  ];
}

function examineSettings({ host, publicAddress }: Config): Finding {
  const subject = 'settings';
  const local = ['127.0.0.1', '::1', 'localhost'];
  const publicName = new URL(publicAddress).hostname.replace(/^\[|\]$/g, '');
  if (publicAddress.startsWith('http:') && !local.includes(publicName)) {
    const words = 'KEPT_PUBLIC_ADDRESS is not encrypted. Put a proxy with TLS in front and write https://.';
    return { subject, verdict: 'wrong', words };
  }
  if (local.includes(publicName) && !local.includes(host)) {
    const words = `Kept listens on ${host}, but links lead to ${publicAddress}, which works on this machine only. Set KEPT_PUBLIC_ADDRESS.`;
    return { subject, verdict: 'wrong', words };
  }
  return { subject, verdict: 'well', words: `People reach Kept at ${publicAddress}.` };
}

/** It is not asked: a word to it is a heartbeat, and the doctor is none. */
function examineMonitor({ heartbeatUrl }: Config): Finding {
  const subject = 'monitor';
  if (heartbeatUrl === null) {
    const words =
      'Nobody notices when this machine stands still. Set KEPT_HEARTBEAT_URL to a monitor elsewhere.';
    return { subject, verdict: 'note', words };
  }
  return { subject, verdict: 'well', words: `${new URL(heartbeatUrl).host} is told every minute.` };
}

async function examineDatabase(config: Config, log: Log, clock: Clock): Promise<readonly Finding[]> {
  const subject = 'database';
  const store = await openStore(config, log, 'guest').catch((error: unknown) => error);
  if (store instanceof Error) return [{ subject, verdict: 'wrong', words: store.message }];
  const { ownerUrl, appUrl, close } = store as Awaited<ReturnType<typeof openStore>>;
  try {
    const probe = await probeDatabase(ownerUrl, appUrl, migrationsFolder);
    if (probe.kind === 'failed') return [{ subject, verdict: 'wrong', words: probe.reason }];
    const findings: Finding[] = probe.wrongs.map((words) => ({ subject, verdict: 'wrong', words }));
    const where = config.databaseUrl === null ? 'in the data folder' : 'at DATABASE_URL';
    if (findings.length === 0)
      findings.push({ subject, verdict: 'well', words: `PostgreSQL ${probe.version} ${where}.` });
    return [...findings, examineClock(clock.now(), probe.now, probe.newestRecordAt)];
  } finally {
    await close();
  }
}

/** Waits and safe hours hang on the clock. */
function examineClock(now: Instant, databaseNow: Instant, newestRecordAt: Instant | null): Finding {
  const subject = 'clock';
  const seconds = Math.round(Math.abs(minutesBetween(now, databaseNow)) * 60);
  if (seconds > TOLERATED_CLOCK_SECONDS) {
    const words = `This machine's clock and the database's are ${seconds} seconds apart. Let both be set by NTP.`;
    return { subject, verdict: 'wrong', words };
  }
  if (newestRecordAt !== null && minutesBetween(now, newestRecordAt) > 1) {
    const words = `The newest record is from ${newestRecordAt}, which is still to come: the clock was set back. Let it be set by NTP.`;
    return { subject, verdict: 'wrong', words };
  }
  return { subject, verdict: 'well', words: `It is ${now}, and the database agrees.` };
}

async function examineSecret(config: Config): Promise<Finding> {
  const subject = 'secret';
  if (config.secret !== null) return { subject, verdict: 'well', words: 'It comes from KEPT_SECRET.' };
  const path = secretFile(config);
  const file = await stat(path).catch(() => null);
  if (file === null)
    return { subject, verdict: 'wrong', words: `There is no ${path}. Restore it from your backup.` };
  if (process.platform !== 'win32' && (file.mode & 0o077) !== 0) {
    return { subject, verdict: 'wrong', words: `Others on this machine can read it. Run: chmod 600 ${path}` };
  }
  return {
    subject,
    verdict: 'well',
    words: `${path} is readable by its owner only. Back it up with the database.`,
  };
}

async function examineDisk({ dataFolder }: Config): Promise<Finding> {
  const subject = 'disk';
  const disk = await statfs(dataFolder).catch(() => null);
  if (disk === null)
    return {
      subject,
      verdict: 'wrong',
      words: `${dataFolder} cannot be read. Check that it exists and who owns it.`,
    };
  const free = disk.bavail * disk.bsize;
  const words = `${(free / GIGABYTE).toFixed(1)} GB are free in ${dataFolder}.`;
  if (free < GIGABYTE)
    return { subject, verdict: 'wrong', words: `Only ${words} A full disk stops Kept: make room.` };
  return { subject, verdict: 'well', words };
}

async function examineSecondMail({ mail, secondMailUrl }: Config): Promise<readonly Finding[]> {
  if (mail === null || secondMailUrl === null) return [];
  const { ok, words } = await checkSmtp({ ...mail, url: secondMailUrl });
  return [{ subject: 'mail', verdict: ok ? 'well' : 'wrong', words: `The second server: ${words}` }];
}

async function examineMail({ mail }: Config): Promise<Finding> {
  const subject = 'mail';
  if (mail === null) {
    const words =
      'None is set up: Kept prompts people to write and call, and sends nothing. KEPT_SMTP_URL changes that.';
    return { subject, verdict: 'note', words };
  }
  const { ok, words } = await checkSmtp(mail);
  return { subject, verdict: ok ? 'well' : 'wrong', words };
}
