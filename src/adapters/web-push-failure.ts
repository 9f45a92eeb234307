/** What a push service answered, or did not, told as a send's result. Its own texts stay behind: they may quote addresses. */
import type { Trouble } from '#core/sending/trouble.ts';
import type { Clock, SendFailure, SendResult } from '#engine/ports.ts';
import { PrivateNetwork } from './public-lookup.ts';

export interface PushAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/**
 * Each browser's maker has a push service of its own, so that what one of them says is no trouble for the others. That a
 * push was taken says that it may arrive: nobody tells when it has.
 */
export function tellPushAnswer(
  { status, retryAfter }: PushAnswer,
  providerId: string,
  clock: Clock,
): SendResult {
  const code = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { kind: 'accepted', providerId };
  if (status === 404 || status === 410)
    return { ...failed(true, code, 'The browser has taken back that it may be reached.'), isGone: true };
  if (status === 429 || status >= 500)
    return {
      ...failed(false, code, 'The push service takes no pushes at the moment.'),
      waitMinutes: minutesIn(retryAfter, clock),
    };
  return failed(true, code, refusals[status] ?? 'The push service refuses this push.');
}

const otherKept = 'The device was added under another secret of Kept’s, or a clock is wrong; add it anew.';
const redirected = 'The push service leads on to another address, where Kept does not follow.';

const refusals: Readonly<Record<number, string>> = {
  301: redirected,
  302: redirected,
  303: redirected,
  307: redirected,
  308: redirected,
  400: 'The push service does not understand this push.',
  401: otherKept,
  403: otherKept,
  413: 'The push service finds this push too long.',
};

/** Seconds, or a date [RFC 9110, 10.2.3]. */
function minutesIn(retryAfter: string | undefined, clock: Clock): number {
  if (retryAfter === undefined) return 0;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.parse(clock.now())) / 1000;
  return seconds > 0 ? seconds / 60 : 0;
}

/** That nothing of the kind can be connected to is trouble of ours; that one name is not known is not. */
const ourNetwork = /^(?:ECONNREFUSED|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;

export function tellPushLine(
  error: NodeJS.ErrnoException,
  { isConnected }: { readonly isConnected: boolean },
  providerId: string,
): SendResult {
  if (error instanceof PrivateNetwork)
    return failed(true, 'private-network', 'A push service never stands in a private network.');
  const isLate = error.name === 'AbortError' || error.name === 'TimeoutError';
  const code = isLate ? 'timeout' : (error.code ?? 'no-code');
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/.test(code))
    return failed(false, 'tls', 'No trusted, encrypted connection to the push service could be made.');
  if (isConnected) {
    const reason = 'The line broke after the push was handed over; it may have been sent.';
    return { kind: 'unknown', providerId, code, reason };
  }
  const trouble = isLate || ourNetwork.test(code) ? 'unreachable' : undefined;
  return failed(false, code, 'The push service cannot be reached.', trouble);
}

function failed(permanent: boolean, code: string, reason: string, trouble?: Trouble): SendFailure {
  return { kind: 'failed', permanent, code, reason, ...(trouble && { trouble }) };
}
