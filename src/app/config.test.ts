import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Config, readConfig, showConfig } from './config.ts';
import { findSecret, loadConfig, readSettingsFile } from './load-config.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

function configOf(texts: Record<string, string>): Config {
  const reading = readConfig(texts);
  if (reading.kind === 'problems') throw new Error(JSON.stringify(reading.problems));
  return reading.config;
}

test('nothing has to be set', () => {
  expect(configOf({})).toMatchObject({
    databaseUrl: null,
    imapUrl: null,
    host: '127.0.0.1',
    port: 8420,
    publicAddress: 'http://localhost:8420',
    mail: null,
    texts: null,
  });
});

test('all problems are told at once, by name, with a way out and without the value', () => {
  const reading = readConfig({
    DATABASE_URL: 'mysql://owner:hunter2@db.example.org/kept',
    PORT: 'eighty',
    KEPT_SMTP_URL: 'smtp://user:hunter2@mail.example.org',
    KEPT_SECRET: 'hunter2',
    KEPT_TWILIO_TOKEN: 'hunter2',
    KEPT_TIMEZONE: 'Europe/London',
    KEPT_TIME_ZONE: 'Mars/Olympus',
    KEPT_PUBLIC_ADDRESS: 'https://example.org/kept',
  });
  if (reading.kind === 'config') throw new Error('it was accepted');
  expect(reading.problems.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
    'KEPT_TIMEZONE is not a setting of Kept',
    'DATABASE_URL is not an address that begins with postgres:// or postgresql://',
    'PORT is not a number',
    'KEPT_PUBLIC_ADDRESS has a path',
    'KEPT_SECRET is shorter than 32 characters',
    'KEPT_TWILIO_TOKEN is not 32 figures or letters from a to f',
    'KEPT_TIME_ZONE is not a time zone that is known here',
    'KEPT_MAIL_FROM is needed, because KEPT_SMTP_URL is set',
    'KEPT_TWILIO_ACCOUNT is needed, because KEPT_TWILIO_TOKEN is set',
    'KEPT_TWILIO_FROM is needed, because KEPT_TWILIO_TOKEN is set',
  ]);
  expect(reading.problems.every(({ wayOut }) => wayOut !== '')).toBe(true);
  expect(JSON.stringify(reading.problems)).not.toContain('hunter2');
});

test.each([
  ['http://user:hunter2@gateway.example.org/sendsms', 'would go unencrypted over open networks'],
  ['https://gateway.example.org/sendsms', 'is not an address with a user name and a password'],
])('the gateway %s is refused', (url, reason) => {
  const reading = readConfig({ KEPT_SMS_GATEWAY: url, KEPT_SMS_FROM: '+15550100123' });
  expect(reading).toMatchObject({ problems: [{ field: 'KEPT_SMS_GATEWAY', reason }] });
});

test('a gateway on a private network may be reached without encryption; two providers are one too many', () => {
  const gateway = {
    KEPT_SMS_GATEWAY: 'http://user:hunter2@kannel:13013/cgi-bin/sendsms',
    KEPT_SMS_FROM: '+15550100123',
  };
  expect(configOf(gateway).texts).toMatchObject({ provider: 'gateway', from: '+15550100123' });
  expect(JSON.stringify(showConfig(configOf(gateway)))).not.toContain('hunter2');
  const both = {
    ...gateway,
    KEPT_TWILIO_ACCOUNT: `AC${'1'.repeat(32)}`,
    KEPT_TWILIO_TOKEN: '0'.repeat(32),
    KEPT_TWILIO_FROM: '+15550100123',
  };
  const order = ({ texts, secondTexts }: Config) => [texts?.provider, secondTexts?.provider];
  expect(order(configOf(gateway))).toEqual(['gateway', undefined]);
  expect(order(configOf(both))).toEqual(['twilio', 'gateway']);
  expect(order(configOf({ ...both, KEPT_TEXTS_FIRST: 'gateway' }))).toEqual(['gateway', 'twilio']);
  expect(JSON.stringify(showConfig(configOf(both)))).not.toMatch(/hunter2|0{32}/);
});

test('a second mail server is another one', () => {
  const first = { KEPT_SMTP_URL: 'smtp://me:hunter2@mail.example.org', KEPT_MAIL_FROM: 'hello@example.org' };
  const second = 'smtp://me:hunter2@mail.example.net';
  const config = configOf({ ...first, KEPT_SECOND_SMTP_URL: second });
  expect(config.secondMailUrl).toBe(second);
  expect(JSON.stringify(showConfig(config))).not.toContain('hunter2');
  const field = 'KEPT_SECOND_SMTP_URL';
  expect(readConfig({ ...first, KEPT_SECOND_SMTP_URL: 'smtps://you@mail.example.org' })).toMatchObject({
    problems: [{ field, reason: 'names the same server as KEPT_SMTP_URL' }],
  });
  expect(readConfig({ KEPT_SECOND_SMTP_URL: second })).toMatchObject({ problems: [{ field }] });
});

test('secrets print as dots', () => {
  const token = '0123456789abcdef'.repeat(2);
  const shown = JSON.stringify(
    showConfig(
      configOf({
        DATABASE_URL: 'postgres://owner:hunter2@db.example.org/kept',
        KEPT_SMTP_URL: 'smtp://user:hunter2@mail.example.org',
        KEPT_MAIL_FROM: 'hello@example.org',
        KEPT_SECRET: 'hunter2'.repeat(5),
        KEPT_METRICS_TOKEN: 'hunter2'.repeat(5),
        KEPT_TWILIO_ACCOUNT: `AC${'1'.repeat(32)}`,
        KEPT_TWILIO_TOKEN: token,
        KEPT_TWILIO_FROM: '+14155550100',
      }),
    ),
  );
  expect(shown).not.toContain('hunter2');
  expect(shown).not.toContain(token);
  expect(shown).toContain('twilio, ••••••••, from +14155550100');
  expect(shown).toContain('••••••••');
});

test('a file gives settings, the environment wins, and empty text is not set', async () => {
  await writeFile(join(folder, 'kept.env'), '# ours\nPORT=9001\nexport KEPT_COUNTRY="GB"\nHOST=0.0.0.0\n');
  const reading = await loadConfig({ KEPT_DATA: folder, PORT: '9002', HOST: '' });
  expect(reading).toMatchObject({ config: { port: 9002, country: 'GB', host: '0.0.0.0' } });
});

test('a line that is no setting is named by its number and not repeated', () => {
  expect(readSettingsFile('PORT=1\nsomething secret\n').problems).toMatchObject([
    { field: 'line 2', reason: 'is not a setting' },
  ]);
});

test('a file that was asked for and is not there is a problem', async () => {
  const reading = await loadConfig({ KEPT_CONFIG: join(folder, 'missing.env') });
  expect(reading).toMatchObject({
    problems: [{ field: 'KEPT_CONFIG', reason: 'names a file that does not exist' }],
  });
});

test('the secret is made once, readable by nobody else', async () => {
  const config = configOf({ KEPT_DATA: folder });
  const [first, second] = await Promise.all([findSecret(config), findSecret(config)]);
  expect(first).toBe(second);
  expect(first.length).toBeGreaterThan(40);
  expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
  expect((await readFile(join(folder, 'secret'), 'utf8')).trim()).toBe(first);
});

test('a secret that was cut short is refused and left as it is', async () => {
  await writeFile(join(folder, 'secret'), 'short');
  await expect(findSecret(configOf({ KEPT_DATA: folder }))).rejects.toThrow('Restore it from your backup');
});
