/** Shapes of this feature on the wire. */
import { z } from 'zod';
import { roles, scopes } from './roles.ts';

const MIN_PASSWORD_LENGTH = 12;
const days = z.int().min(1);

const personName = z.string().trim().min(1).max(120);
export const email = z.email().max(254).toLowerCase();
export const role = z.enum(roles);
export const scope = z.enum(scopes as [(typeof scopes)[number], ...(typeof scopes)[number][]]);
export const version = z
  .int()
  .min(1)
  .describe('The version that you read; refused if someone changed it since');
export const at = z.iso.datetime();
export const byId = z.strictObject({ id: z.uuid() });

/** Length is what makes guessing hard, so nothing else is demanded but that it is not one character repeated. */
export const newPassword = z
  .string()
  .min(MIN_PASSWORD_LENGTH)
  .max(128)
  .refine(
    (password) => new Set(password).size >= 5,
    'It repeats so few characters that it is easily guessed.',
  );

export const timeZone = z
  .string()
  .refine(
    isTimeZone,
    'It is not a time zone of the IANA list; write one like America/New_York or Europe/London.',
  );

export const country = z
  .string()
  .refine(isCountry, 'It is not a country code of two capital letters, such as US or GB.');

function isTimeZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function isCountry(code: string): boolean {
  // ZZ means "unknown", and so has a name.
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && countryNames.of(code) !== undefined;
}

/** What a sign-in is narrowed to. */
export const narrowing = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('board') }),
  z.strictObject({ to: z.literal('agreement'), clientId: z.uuid(), version: z.int().min(1) }),
]);

export const practice = z.strictObject({
  id: z.uuid(),
  version,
  name: z.string(),
  timeZone: z.string(),
  country: z.string(),
  isExample: z.boolean().describe('Everybody in it is invented, and nothing leaves it'),
  answersCries: z
    .boolean()
    .describe('Whoever writes that they may be in danger is told whom to call, over the same channel'),
});

export const changePractice = z.strictObject({
  version,
  name: z.string().trim().min(1).max(120).optional(),
  timeZone: timeZone.optional(),
  country: country.optional(),
  answersCries: z.boolean().optional(),
});

export const setUpState = z.strictObject({
  needed: z.boolean().describe('True until the first practice is set up'),
});

export const setUp = z.strictObject({
  token: z.string().max(200).describe('From the one-time set-up link'),
  practice: z.strictObject({ name: z.string().trim().min(1).max(120), timeZone, country }),
  person: z.strictObject({ name: personName, email, password: newPassword }),
});

export const setUpDone = z.strictObject({ practiceId: z.uuid(), staffId: z.uuid() });

export const member = z.strictObject({
  id: z.uuid(),
  version,
  name: z.string(),
  email: z.string(),
  role,
  phone: z.string(),
  backupStaffId: z.uuid().nullable(),
  active: z.boolean(),
  state: z.enum(['invited', 'joined']).describe('Invited until the invitation is accepted'),
});
export type Member = z.infer<typeof member>;

export const members = z.strictObject({ staff: z.array(member) });

export const waysIn = z.strictObject({
  waysIn: z.array(
    z.strictObject({
      staffId: z.uuid(),
      passkeys: z.int(),
      hasApp: z.boolean().describe('An authenticator app and its backup codes'),
      isSignedIn: z.boolean().describe('A sign-in of theirs, used within the last half hour, still stands'),
    }),
  ),
});

export const invite = z.strictObject({
  name: personName,
  email,
  role,
  phone: z.union([z.literal(''), z.e164()]).default(''),
  backupStaffId: z.uuid().nullable().default(null),
});

export const invited = z.strictObject({
  staff: member,
  link: z.string().describe('Give it to this person only; it works once and is not shown again'),
  expiresAt: at,
});

export const changeMember = z.strictObject({
  version,
  name: personName.optional(),
  role: role.optional(),
  phone: z.union([z.literal(''), z.e164()]).optional(),
  backupStaffId: z.uuid().nullable().optional(),
  active: z.boolean().optional(),
});

export const changedMember = member.extend({
  stillTheirs: z
    .strictObject({ clients: z.int(), sessions: z.int() })
    .nullable()
    .describe(
      'When access has just ended: how many clients in care and booked sessions still name this person as clinician. Their open cases have been passed on already',
    ),
});

export const acceptInvitation = z.strictObject({ token: z.string().max(200), password: newPassword });

export const makeApiKey = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(scope).min(1),
  expiresInDays: days.max(730).default(365),
});

export const apiKey = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string().describe('The first characters of the key, to tell keys apart'),
  scopes: z.array(scope),
  createdAt: at,
  expiresAt: at,
  revokedAt: at.nullable(),
  lastUsedAt: at.nullable(),
});

export const apiKeys = z.strictObject({ apiKeys: z.array(apiKey) });
export const madeApiKey = z.strictObject({
  apiKey,
  secret: z.string().describe('Send it as "authorization: Bearer …"; it is not shown again'),
});

export const me = z.strictObject({
  staff: z.strictObject({ id: z.uuid(), name: z.string(), email: z.string(), role }),
  practice,
  secondFactor: z
    .enum(['given', 'not-given', 'none'])
    .describe('Whether this sign-in showed one; `none` when the person has not set one up'),
  secondFactorRequired: z.boolean(),
  signIn: z.strictObject({ startedAt: at, endsAt: at.describe('At the latest; earlier when unused') }),
});

export const draftKey = z.strictObject({
  key: z.string().describe('32 bytes in base64; keep it in memory only, never on the device'),
});

export const signIn = z.strictObject({ email, password: z.string().max(128) });
export const signedIn = z.strictObject({
  next: z.enum(['done', 'code']).describe('`code` when an authenticator code is asked for next'),
});
export const code = z.strictObject({ code: z.string().trim().min(6).max(20) });
export const password = z.strictObject({ password: z.string().max(128) });
export const changePassword = z.strictObject({ password: z.string().max(128), newPassword });
export const authenticator = z.strictObject({
  uri: z.string().describe('An otpauth:// address, for an authenticator app; show it as a QR code'),
  backupCodes: z.array(z.string()).describe('Each works once in place of a code; not shown again'),
});
export const backupCodes = z.strictObject({ backupCodes: z.array(z.string()) });

/** Options and answers of WebAuthn are passed through as the browser's own API takes and gives them. */
export const webAuthn = z.record(z.string(), z.unknown());
export const passkeyAnswer = z.strictObject({ response: webAuthn });
export const newPasskey = z.strictObject({ name: z.string().trim().min(1).max(80), response: webAuthn });
export const passkeys = z.strictObject({
  passkeys: z.array(z.strictObject({ id: z.string(), name: z.string(), createdAt: at.nullable() })),
});
export const passkeyId = z.strictObject({ id: z.string().max(64) });
export const done = z.undefined().describe('Done');
