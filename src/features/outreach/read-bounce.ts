/** Reads what a mail server sends back: as RFC 3464 has it, and as qmail and others write it in prose. */
import type { Email } from 'postal-mime';
import { judgeMail, type MailStatus, readStatus } from '#core/mail/delivery-status.ts';
import { type DeliveryAction, type RecipientFields, readDeliveryFields } from './delivery-fields.ts';
import { partsOf, readMail } from './read-mail.ts';

export interface Bounce {
  /** Message-ID of the mail that this is about, with its angle brackets; `null` when the server kept it to itself. */
  readonly messageId: string | null;
  /** `delayed`: the server keeps trying, nothing is decided. `relayed`: gone on to a server that will not report. */
  readonly action: DeliveryAction;
  /** True when the address itself is at fault and will not mend; only meaningful for `failed`. */
  readonly permanent: boolean;
  /** Such as `550 5.1.1`. */
  readonly code: string;
  /** Plain words for a person; never the server's text, which quotes the address. */
  readonly reason: string;
}

/** `null` when the mail is no bounce: a person wrote it, or a machine that answers for a person. */
export async function bounceOf(bytes: Uint8Array): Promise<Bounce | null> {
  return bounceIn(await readMail(bytes));
}

export function bounceIn(mail: Email): Bounce | null {
  return reportedBounce(mail) ?? proseBounce(mail);
}

function reportedBounce(mail: Email): Bounce | null {
  const reports = partsOf(mail, /^message\/(?:global-)?delivery-status$/);
  if (reports.length === 0) return null;
  const fields = readDeliveryFields(reports.join('\n\n'));
  const worst = order
    .map((action) => fields.recipients.find((recipient) => recipient.action === action))
    .find((recipient) => recipient !== undefined);
  if (!worst) return null;
  const verdict = judgeMail(statusOf(worst));
  return { messageId: returnedId(mail) ?? bracketed(fields.envelopeId), action: worst.action, ...verdict };
}

/** A mail of ours has one recipient; where forwarding made several, bad news counts first. */
const order: readonly DeliveryAction[] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'];

/** `5.0.0` says nothing, and then the refusing server's own words often say more. */
function statusOf({ status, diagnostic }: RecipientFields): MailStatus {
  const said = readStatus(diagnostic);
  const vague = status === null || /^\d\.0\.0$/.test(status);
  return { basic: said.basic, enhanced: vague ? (said.enhanced ?? status) : status };
}

/** The mail that came back, or its headers, as an attachment. */
function returnedId(mail: Email): string | null {
  const returned = partsOf(
    mail,
    /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)$/,
  );
  return returned.map(idIn).find((id) => id !== null) ?? null;
}

function idIn(text: string): string | null {
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ');
  return /^[ \t>]*message-id\s*:\s*(<[^<>\s]+>)/im.exec(unfolded)?.[1] ?? null;
}

function bracketed(id: string | null): string | null {
  return id === null ? null : `<${id.replace(/^<|>$/g, '')}>`;
}

/**
 * Servers that report in prose: qmail, old Exim, and gateways. Only a mail from a mail system counts, so that a person
 * who writes about an error is not taken for one.
 */
function proseBounce(mail: Email): Bounce | null {
  const text = mail.text ?? '';
  const failedRecipients = mail.headers.some(({ key }) => key === 'x-failed-recipients');
  if (!failedRecipients && !(fromMailSystem(mail) && tellsOfFailure.test(`${mail.subject ?? ''}\n${text}`))) {
    return null;
  }
  const aboveTheCopy = beforeTheCopy(text);
  const status = firstStatus(aboveTheCopy);
  const verdict = judgeMail(status ?? { basic: null, enhanced: null });
  const givenUp = /permanent|given up|giving up|could not be delivered|undeliverable|failed/i.test(
    aboveTheCopy,
  );
  const delayed =
    status?.enhanced?.startsWith('4') ||
    /still (?:being retried|trying)|will (?:keep trying|retry)|has not been delivered yet/i.test(
      aboveTheCopy,
    );
  const messageId = returnedId(mail) ?? idIn(text) ?? bracketed(mail.inReplyTo?.trim() ?? null);
  if (delayed && !/permanent|given up/i.test(aboveTheCopy))
    return { messageId, action: 'delayed', ...verdict };
  return {
    messageId,
    action: 'failed',
    ...verdict,
    permanent: status === null ? givenUp : verdict.permanent,
  };
}

/** What the server wrote itself, up to the line that announces the returned mail. */
function beforeTheCopy(text: string): string {
  const lines = text.split('\n');
  const copy = lines.findIndex(
    (line) => line.startsWith('--') && /below|copy|original|message headers/i.test(line),
  );
  return copy === -1 ? text : lines.slice(0, copy).join('\n');
}

const tellsOfFailure =
  /undeliver|delivery (?:status|failure|has failed|problem)|failure notice|returned (?:mail|to sender)|mail delivery (?:failed|system)|could not be delivered|not been delivered|permanent error/i;

function fromMailSystem(mail: Email): boolean {
  const address = mail.from?.address ?? '';
  return (
    /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon)@/i.test(address) ||
    /^<?>?$/.test(mail.returnPath ?? 'none')
  );
}

/** The refusing server's line: `Remote host said: 550 5.1.1 …`, `… (#5.1.1)`, or a line that begins with a code. */
function firstStatus(text: string): MailStatus | null {
  for (const line of text.split('\n')) {
    const said = /(?:said|response|error|code|reason)\b.*?[:=]?\s([245]\d\d[ -].*)$/i.exec(line)?.[1] ?? line;
    const status = readStatus(said);
    const sure = status.basic !== null || /#[45]\.\d+\.\d+|^\s*[45]\.\d+\.\d+/.test(line);
    if (sure && (status.enhanced !== null || (status.basic ?? 0) >= 400)) return status;
  }
  return null;
}
