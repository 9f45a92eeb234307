/**
 * What whoever runs Kept may choose. Text comes in from the environment or a file; a complete, typed Config comes out,
 * or every problem at once. Tests build a Config directly.
 */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { whatIsWrongWithImapUrl } from '#adapters/imap-url.ts';
import type { FieldProblem } from '#core/problem.ts';
import { type TextSettings, textProblems, textSchema, textsFrom } from './config-texts.ts';
import type { Words } from './setting-words.ts';

export interface Config {
  readonly dataFolder: string;
  /** `null`: the embedded database in the data folder. */
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly port: number;
  /** Where people reach Kept, without a slash at the end; links begin with it. */
  readonly publicAddress: string;
  /** `null`: made at the first start and kept in the data folder. */
  readonly secret: string | null;
  /** `null`: no mail; people write and log by hand. */
  readonly mail: {
    readonly url: string;
    readonly fromAddress: string;
    readonly fromName: string;
    readonly ownReplyAddress: boolean;
  } | null;
  /** The mail server that takes over where the first one fails. */
  readonly secondMailUrl: string | null;
  /** `null`: answers by mail are handed in by whoever collects them. */
  readonly imapUrl: string | null;
  /** `null`: no texts; where a protocol would text, mail is sent or a person is asked. */
  readonly texts: TextSettings | null;
  /** Takes over where the first one fails. */
  readonly secondTexts: TextSettings | null;
  readonly timeZone: string;
  readonly country: string;
  readonly logLevel: LogLevel;
  readonly metricsToken: string | null;
  /** Told every minute that Kept is at its work; `null`: nobody is. */
  readonly heartbeatUrl: string | null;
  /** 0 for never. */
  readonly canaryMinutes: number;
  /** Where a backup a day is put; `null`: none is. */
  readonly backupFolder: string | null;
  readonly trustedProxies: readonly string[];
  /** Whether calendars may be fetched from addresses of the private network. */
  readonly allowPrivateCalendars: boolean;
}

/** Kept's own folder: relative paths in settings begin here, from wherever it was started. */
export const home = join(import.meta.dirname, '..', '..');

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const text = z.string().trim();
const url = (...protocols: readonly string[]) =>
  text.refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `is not an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
const isTimeZone = (zone: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Every setting there is: its name, its form, and the words about it. */
const schema = z.object({
  KEPT_CONFIG: text.optional().meta({
    means: 'A file with settings in the form `NAME=value`, one a line; the environment wins over it',
    otherwise: '`kept.env` in the data folder, if there is one',
    wayOut: 'Give the path of the file.',
  } satisfies Words),
  KEPT_DATA: text.default('data').meta({
    means: "The folder for the database and the secret, seen from Kept's own folder; back it up",
    otherwise: '`data`',
    wayOut: 'Give the path of a folder.',
  } satisfies Words),
  DATABASE_URL: url('postgres:', 'postgresql:')
    .optional()
    .meta({
      means: 'A PostgreSQL 15 or newer of your own, entered as the owner of its database',
      otherwise: 'PostgreSQL 18 in the data folder, run by Kept',
      wayOut: 'Write it like postgres://owner:password@db.example.org:5432/kept.',
      secret: true,
    } satisfies Words),
  HOST: text.default('127.0.0.1').meta({
    means: 'The network address to listen on',
    otherwise: '`127.0.0.1`, this machine only',
    wayOut: 'Give one address of this machine, or 0.0.0.0 for all of them.',
  } satisfies Words),
  PORT: z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(0, 'is below 0')
    .max(65_535, 'is above 65535')
    .default(8420)
    .meta({
      means: 'The port to listen on',
      otherwise: '`8420`',
      wayOut: 'Give a number from 1 to 65535; 0 takes any free one.',
    } satisfies Words),
  KEPT_PUBLIC_ADDRESS: url('https:', 'http:')
    .refine((value) => !URL.canParse(value) || new URL(value).pathname === '/', { error: 'has a path' })
    .optional()
    .meta({
      means: 'Where people reach Kept; links in messages begin with it',
      otherwise: '`http://localhost:` and the port',
      wayOut: 'Write it like https://kept.example.org, without anything after the name.',
    } satisfies Words),
  KEPT_SECRET: text
    .min(32, 'is shorter than 32 characters')
    .optional()
    .meta({
      means: 'Signs links and derives passwords; the same on every machine that shares a database',
      otherwise: 'made at the first start, kept in `secret` in the data folder',
      wayOut: 'Make one with: openssl rand -base64 32',
      secret: true,
    } satisfies Words),
  KEPT_SMTP_URL: url('smtp:', 'smtps:')
    .optional()
    .meta({
      means: 'The mail server',
      otherwise: 'no mail is sent; people write and log by hand',
      wayOut: 'Write it like smtp://user:password@mail.example.org:587 (special characters percent-encoded).',
      secret: true,
    } satisfies Words),
  KEPT_SECOND_SMTP_URL: url('smtp:', 'smtps:')
    .optional()
    .meta({
      means: 'Another mail server, which takes over when the first one fails or struggles',
      otherwise: 'mail waits until the first one is back',
      wayOut: 'Write it like smtp://user:password@mail.example.net:587; it may send for KEPT_MAIL_FROM too.',
      secret: true,
    } satisfies Words),
  KEPT_MAIL_FROM: z
    .email({ error: 'is not an email address' })
    .optional()
    .meta({
      means: 'The address that mail comes from; needed with `KEPT_SMTP_URL`',
      otherwise: 'none',
      wayOut: 'Write an address like hello@practice.example.org.',
    } satisfies Words),
  KEPT_MAIL_NAME: text.default('').meta({
    means: 'The name that mail comes from where a message names nobody; choose one that gives nothing away',
    otherwise: 'none',
    wayOut: 'Write a name.',
  } satisfies Words),
  KEPT_MAIL_PLUS: z
    .enum(['yes', 'no'], { error: 'is neither yes nor no' })
    .default('no')
    .meta({
      means:
        'Whether mail to `hello+anything@practice.example.org` comes into the mailbox of `hello@practice.example.org`: then each mail has an address of its own for answers',
      otherwise: '`no`',
      wayOut: 'Write yes after such a mail to yourself has arrived, or no.',
    } satisfies Words),
  KEPT_IMAP_URL: text
    .superRefine((value, context) => {
      const message = whatIsWrongWithImapUrl(value);
      if (message !== null) context.addIssue({ code: 'custom', message });
    })
    .optional()
    .meta({
      means:
        'The mailbox that answers to our mails come to; it is watched, and nothing in it is moved or deleted',
      otherwise: 'answers are handed in to `/api/v1/inbound-mail`',
      wayOut:
        'Write it like imaps://user:password@mail.example.org/INBOX (special characters percent-encoded).',
      secret: true,
    } satisfies Words),
  ...textSchema,
  KEPT_TIME_ZONE: text
    .refine(isTimeZone, { error: 'is not a time zone that is known here' })
    .default('UTC')
    .meta({
      means: 'The time zone that is offered when a practice is set up',
      otherwise: '`UTC`',
      wayOut: 'Write an IANA name like America/New_York.',
    } satisfies Words),
  KEPT_COUNTRY: text
    .regex(/^[A-Z]{2}$/, 'is not two capital letters')
    .default('US')
    .meta({
      means: 'The country that is offered when a practice is set up',
      otherwise: '`US`',
      wayOut: 'Write its two letters (ISO 3166), like US or GB.',
    } satisfies Words),
  KEPT_LOG_LEVEL: z
    .enum(logLevels, { error: `is none of ${logLevels.join(', ')}` })
    .default('warn')
    .meta({
      means: 'How much is logged',
      otherwise: '`warn`',
      wayOut: `Write one of ${logLevels.join(', ')}.`,
    } satisfies Words),
  KEPT_METRICS_TOKEN: text
    .min(16, 'is shorter than 16 characters')
    .optional()
    .meta({
      means: 'Lets whoever sends it read `/metrics`',
      otherwise: 'only this machine may',
      wayOut: 'Make one with: openssl rand -hex 16',
      secret: true,
    } satisfies Words),
  KEPT_HEARTBEAT_URL: url('https:', 'http:')
    .optional()
    .meta({
      means:
        'A monitor elsewhere that is told every minute that Kept is at its work, and with `/fail` after it what keeps it from it; it speaks up when it hears nothing',
      otherwise: 'nobody is told when Kept stands still',
      wayOut: 'Give the ping address that the monitor shows, like https://hc.example.org/ping/….',
      secret: true,
    } satisfies Words),
  KEPT_CANARY_MINUTES: z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(0, 'is below 0')
    .max(60, 'is above 60')
    .default(5)
    .meta({
      means:
        'How often Kept tests itself with a pretend client who misses a session, whom nobody sees; `0` for never',
      otherwise: '`5`',
      wayOut: 'Give a number of minutes from 1 to 60, or 0.',
    } satisfies Words),
  KEPT_BACKUPS: text
    .min(1, 'is empty')
    .optional()
    .meta({
      means:
        'The folder for a backup a day, of which fourteen are kept; better on another disk. `off` for none',
      otherwise: '`backups` in the data folder; none with a PostgreSQL of your own',
      wayOut: 'Give the path of a folder, or off.',
    } satisfies Words),
  KEPT_TRUSTED_PROXIES: text.default('').meta({
    means:
      'Addresses or networks of proxies in front, separated by commas, that may say who the real asker is',
    otherwise: 'none',
    wayOut: 'Write them like 127.0.0.1, 10.0.0.0/8.',
  } satisfies Words),
  KEPT_PRIVATE_CALENDARS: z
    .enum(['yes', 'no'], { error: 'is neither yes nor no' })
    .default('no')
    .meta({
      means: 'Whether calendars may be fetched from addresses of your private network',
      otherwise: '`no`',
      wayOut: 'Write yes or no.',
    } satisfies Words),
});

type Name = keyof typeof schema.shape;
export type Texts = Readonly<Record<string, string | undefined>>;

const wordsOf = (name: Name): Words => schema.shape[name].meta() as unknown as Words;
const settingNames = Object.keys(schema.shape) as readonly Name[];

/** Problems in the order of the settings; the field is the setting's name, and no value is repeated. */
export type ConfigReading =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] };

/** Reads settings from the environment over those of a file. Empty text counts as not set. */
export function readConfig(environment: Texts, file: Texts = {}): ConfigReading {
  const given: Record<string, string> = {};
  for (const source of [file, environment]) {
    for (const name of settingNames) {
      const value = source[name];
      if (value !== undefined && value.trim() !== '') given[name] = value;
    }
  }
  const parsed = schema.safeParse(given);
  const problems = [
    ...misspelt(environment, file),
    ...(parsed.error?.issues ?? []).map((issue) => {
      const name = String(issue.path[0]) as Name;
      return { field: name, reason: issue.message, wayOut: wordsOf(name).wayOut };
    }),
  ];
  if (given.KEPT_SMTP_URL && !given.KEPT_MAIL_FROM) {
    const reason = 'is needed, because KEPT_SMTP_URL is set';
    problems.push({ field: 'KEPT_MAIL_FROM', reason, wayOut: wordsOf('KEPT_MAIL_FROM').wayOut });
  }
  problems.push(...secondMailProblems(given), ...textProblems(given));
  if (!parsed.success || problems.length > 0) return { kind: 'problems', problems };
  return { kind: 'config', config: configFrom(parsed.data) };
}

/** Two names for one server are no second server; and what was given to which of them is kept by its name. */
function secondMailProblems({
  KEPT_SMTP_URL: first,
  KEPT_SECOND_SMTP_URL: second,
}: Texts): readonly FieldProblem[] {
  if (!second) return [];
  const field = 'KEPT_SECOND_SMTP_URL';
  const { wayOut } = wordsOf(field);
  if (!first) return [{ field, reason: 'is a second one, and KEPT_SMTP_URL is not set', wayOut }];
  const isSame =
    [first, second].every((one) => URL.canParse(one)) && new URL(first).hostname === new URL(second).hostname;
  return isSame ? [{ field, reason: 'names the same server as KEPT_SMTP_URL', wayOut }] : [];
}

function configFrom(values: z.infer<typeof schema>): Config {
  const { KEPT_SMTP_URL: smtpUrl, KEPT_MAIL_FROM: fromAddress } = values;
  return {
    dataFolder: resolve(home, values.KEPT_DATA),
    databaseUrl: values.DATABASE_URL ?? null,
    host: values.HOST,
    port: values.PORT,
    publicAddress: new URL(values.KEPT_PUBLIC_ADDRESS ?? `http://localhost:${values.PORT}`).origin,
    secret: values.KEPT_SECRET ?? null,
    mail:
      smtpUrl && fromAddress
        ? {
            url: smtpUrl,
            fromAddress,
            fromName: values.KEPT_MAIL_NAME,
            ownReplyAddress: values.KEPT_MAIL_PLUS === 'yes',
          }
        : null,
    texts: textsFrom(values)[0] ?? null,
    secondTexts: textsFrom(values)[1] ?? null,
    secondMailUrl: values.KEPT_SECOND_SMTP_URL ?? null,
    imapUrl: values.KEPT_IMAP_URL ?? null,
    timeZone: values.KEPT_TIME_ZONE,
    country: values.KEPT_COUNTRY,
    logLevel: values.KEPT_LOG_LEVEL,
    metricsToken: values.KEPT_METRICS_TOKEN ?? null,
    heartbeatUrl: values.KEPT_HEARTBEAT_URL ?? null,
    canaryMinutes: values.KEPT_CANARY_MINUTES,
    backupFolder: backupFolderFrom(values),
    trustedProxies: values.KEPT_TRUSTED_PROXIES.split(',').flatMap((entry) => entry.trim() || []),
    allowPrivateCalendars: values.KEPT_PRIVATE_CALENDARS === 'yes',
  };
}

function backupFolderFrom({ KEPT_BACKUPS, KEPT_DATA, DATABASE_URL }: z.infer<typeof schema>): string | null {
  if (KEPT_BACKUPS === 'off') return null;
  if (KEPT_BACKUPS !== undefined) return resolve(home, KEPT_BACKUPS);
  return DATABASE_URL === undefined ? join(resolve(home, KEPT_DATA), 'backups') : null;
}

/** A misspelt setting would be ignored in silence; in the file every name is ours, in the environment those with KEPT_. */
function misspelt(environment: Texts, file: Texts): readonly FieldProblem[] {
  const ours = Object.keys(environment).filter((name) => name.startsWith('KEPT_'));
  const unknown = new Set([...Object.keys(file), ...ours].filter((name) => !(name in schema.shape)));
  return [...unknown].map((field) => ({
    field,
    reason: 'is not a setting of Kept',
    wayOut: `The settings are ${settingNames.join(', ')}.`,
  }));
}

/** One row a setting, for the README's table and for people who ask. */
export function describeConfig(): readonly {
  readonly name: Name;
  readonly means: string;
  readonly otherwise: string;
}[] {
  return settingNames.map((name) => ({
    name,
    means: wordsOf(name).means,
    otherwise: wordsOf(name).otherwise,
  }));
}

const dots = '••••••••';

const showTexts = (texts: TextSettings | null): string =>
  texts === null ? 'none' : `${texts.provider}, ${dots}, from ${texts.from}`;

/** What is set, with dots for every secret. */
export function showConfig(config: Config): Readonly<Record<string, string>> {
  const { databaseUrl, imapUrl, mail, metricsToken, secret, trustedProxies, ...rest } = config;
  const { texts, secondTexts, secondMailUrl, ...plain } = rest;
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, String(value)])),
    databaseUrl: databaseUrl === null ? 'embedded' : dots,
    secret: secret === null ? 'in the data folder' : dots,
    mail: mail === null ? 'none' : `${dots}, from ${mail.fromAddress}`,
    secondMailUrl: secondMailUrl === null ? 'none' : dots,
    texts: showTexts(texts),
    secondTexts: showTexts(secondTexts),
    imapUrl: imapUrl === null ? 'none' : dots,
    metricsToken: metricsToken === null ? 'none' : dots,
    trustedProxies: trustedProxies.join(', ') || 'none',
  };
}
