import { createTransport } from 'nodemailer';
import { type SmtpError, tellFailure } from './smtp-failure.ts';
import { connectionSettings, type SmtpTimeouts } from './smtp-transport.ts';
import { readSmtpUrl, SmtpUrlError } from './smtp-url.ts';

export interface SmtpCheck {
  readonly ok: boolean;
  /** What was found, in plain words, and what to do when it is wrong. Holds no password and no user name. */
  readonly words: string;
}

const checkTimeouts: SmtpTimeouts = { connectSeconds: 10, silenceSeconds: 10, wholeSeconds: 20 };

/** Connects, encrypts and signs in as a real send would, and hangs up without sending anything. */
export async function checkSmtp(config: {
  readonly url: string;
  readonly fromAddress: string;
  readonly timeouts?: SmtpTimeouts;
}): Promise<SmtpCheck> {
  try {
    const server = readSmtpUrl(config.url);
    const settings = connectionSettings(config.url, config.fromAddress, config.timeouts ?? checkTimeouts);
    await createTransport(settings).verify();
    const line = {
      'from-the-start': 'encrypted',
      required: 'encrypted',
      'if-offered': 'encrypted only if offered',
    };
    const signIn = server.credentials ? 'the user name and password are accepted' : 'no signing in is set up';
    return { ok: true, words: `The mail server answers; the line is ${line[server.tls]}; ${signIn}.` };
  } catch (error) {
    if (error instanceof SmtpUrlError) return { ok: false, words: error.message };
    const failure = tellFailure(error as SmtpError, { begun: false, providerId: '' });
    return { ok: false, words: `${failure.reason} (${failure.code}) ${wayOut(failure.code)}` };
  }
}

function wayOut(code: string): string {
  if (code === 'credentials') {
    return 'Check the user name and password in the mail server setting; many providers want an app password.';
  }
  if (code === 'tls') {
    return 'Use a server with STARTTLS or smtps://, or add ?unencrypted=allowed if the line is private.';
  }
  if (/^(?:ENOTFOUND|EAI_AGAIN|EDNS)$/.test(code)) return "Check the spelling of the server's name.";
  return 'Check the name and port of the mail server, and that nothing between here and there blocks it.';
}
