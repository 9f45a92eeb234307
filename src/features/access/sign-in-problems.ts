/** What better-auth refuses, in our words: what is wrong and what to do. */
import { Problem, type ProblemKind } from '#core/problem.ts';

type Refusal = readonly [kind: ProblemKind, code: string, message: string];

const wrongCode: Refusal = [
  'not-signed-in',
  'wrong-code',
  'That code is not right. Codes change every 30 seconds: wait for the next one, and check that your phone shows the right time.',
];
const startAgain: Refusal = [
  'not-signed-in',
  'sign-in-not-started',
  'This sign-in took too long or was not begun here. Start again with your email address and password.',
];
const passkeyRefused: Refusal = [
  'not-signed-in',
  'passkey-not-accepted',
  'That passkey was not accepted. Try again, or sign in with your password and a code.',
];

const refusals: Record<string, Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: [
    'not-signed-in',
    'wrong-email-or-password',
    'The email address or the password is not right. Check both and try again.',
  ],
  INVALID_PASSWORD: ['forbidden', 'wrong-password', 'The password is not right. Check it and try again.'],
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: [
    'not-signed-in',
    'wrong-backup-code',
    'That backup code is not right, or was already used. Try another one.',
  ],
  INVALID_TWO_FACTOR_COOKIE: startAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: startAgain,
  ACCOUNT_TEMPORARILY_LOCKED: [
    'too-many',
    'codes-locked',
    'Too many wrong codes. Wait 15 minutes, or sign in with a passkey.',
  ],
  TOTP_ALREADY_ENABLED: [
    'conflict',
    'authenticator-already-set-up',
    'An authenticator app is already set up. Remove it first to set up another.',
  ],
  TOTP_NOT_ENABLED: [
    'conflict',
    'no-authenticator',
    'No authenticator app is being set up. Start with setting one up.',
  ],
  TWO_FACTOR_NOT_ENABLED: [
    'conflict',
    'no-authenticator',
    'No authenticator app is set up. Set one up first.',
  ],
  PERSON_NOT_VERIFIED: [
    'forbidden',
    'passkey-without-check',
    'This passkey did not check that it is you. Switch on its PIN, fingerprint or face check, or use another one.',
  ],
  CHALLENGE_NOT_FOUND: ['gone', 'passkey-too-late', 'That took longer than five minutes. Try again.'],
  PASSKEY_NOT_FOUND: passkeyRefused,
  AUTHENTICATION_FAILED: passkeyRefused,
  FAILED_TO_VERIFY_REGISTRATION: [
    'invalid',
    'passkey-not-accepted',
    'The passkey could not be read. Try again.',
  ],
};

/** By status, for what has no line above. Anything else is a fault of ours. */
const byStatus: Record<number, Refusal> = {
  400: ['invalid', 'invalid-input', 'That was not understood. Check what was entered and try again.'],
  401: ['not-signed-in', 'sign-in-needed', 'Please sign in.'],
  403: ['forbidden', 'not-allowed', 'This is not allowed here. Reload the page and try again.'],
  429: ['too-many', 'too-many-tries', 'Too many tries in a short time. Wait a minute and try again.'],
};

export function problemOfAnswer(status: number, body: Record<string, unknown> | null): Error {
  const code = typeof body?.['code'] === 'string' ? body['code'] : '';
  const refusal = refusals[code] ?? byStatus[status];
  if (refusal === undefined) return new Error(`better-auth answered ${status} ${code}`);
  return new Problem(...refusal);
}
