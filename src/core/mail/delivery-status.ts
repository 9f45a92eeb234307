/**
 * What a mail server's status means for the person who waits, from a reply on the wire (RFC 5321) or from a bounce
 * (RFC 3464). Both carry the same enhanced codes (RFC 3463), so both are read by this one table.
 */
export interface MailStatus {
  /** Three digits, such as 550; `null` where only the enhanced code is known. */
  readonly basic: number | null;
  /** Such as `5.1.1`; `null` where the server gives none. */
  readonly enhanced: string | null;
}

export interface MailVerdict {
  /** True when the same message to the same address will fail again. */
  readonly permanent: boolean;
  /** The server's own code, such as `550 5.1.1`; never its text, which may quote the address. */
  readonly code: string;
  readonly reason: string;
}

/** `as-said`: the first digit decides. `passing`: time alone may mend it, whatever the first digit says. */
type Lasting = 'as-said' | 'passing';
type Row = readonly [subjectAndDetail: string, reason: string, lasting?: Lasting];

/** Subject and detail of the enhanced code, the class left out; a row of the subject alone catches the rest of it. */
const enhancedRows: readonly Row[] = [
  ['1.0', 'The mail server has a problem with this address.'],
  ['1.1', 'This address does not exist.'],
  ['1.2', 'The mail domain of this address does not exist.'],
  ['1.3', 'This is not a valid mail address.'],
  ['1.4', 'This address stands for more than one mailbox.'],
  ['1.6', 'This mailbox has moved and left no new address.'],
  ['1.7', 'Our own sender address is not valid.'],
  ['1.8', 'Our own sender address is not accepted.'],
  ['1.10', 'This address takes no mail.'],
  ['1', 'The mail server refuses this address.'],
  ['2.0', 'Something is wrong with this mailbox.'],
  ['2.1', 'This mailbox is switched off.'],
  ['2.2', 'This mailbox is full.', 'passing'],
  ['2.3', 'The message is longer than this mailbox takes.'],
  ['2.4', 'The mailing list behind this address could not be read.'],
  ['2', 'This mailbox takes no mail.'],
  ['3.1', 'The mail system of this address is out of space.', 'passing'],
  ['3.2', 'The mail system of this address takes no mail at the moment.', 'passing'],
  ['3.4', 'The message is too large for the mail system of this address.'],
  ['3', 'The mail system of this address has a problem.'],
  ['4.1', 'The mail system of this address does not answer, or refuses it.'],
  ['4.2', 'The connection to the mail system of this address broke.'],
  ['4.3', 'The mail domain could not be looked up.'],
  ['4.4', 'No way to the mail system of this address was found.'],
  ['4.5', 'The mail system of this address is too busy.', 'passing'],
  ['4.6', 'The mail went round in circles and was given up.'],
  ['4.7', 'The mail could not be delivered in time and was given up.'],
  ['4', 'The mail system of this address could not be reached.'],
  ['5.3', 'The message had too many recipients.'],
  ['5', 'The mail server did not understand ours.'],
  ['6', 'The mail server could not read the message.'],
  ['7.0', 'The mail server refuses the message by its own rules.'],
  ['7.1', 'The mail server of this address refuses mail from us.'],
  ['7.8', 'The mail server does not accept our user name and password.', 'passing'],
  ['7.9', 'The mail server does not accept our user name and password.', 'passing'],
  ['7.11', 'The mail server asks for an encrypted connection.', 'passing'],
  ['7.13', 'This mailbox has been switched off.'],
  ['7.17', 'This address has a new owner.'],
  ['7.20', 'The message was refused because our mail is not signed (DKIM).'],
  ['7.21', 'The message was refused because our mail is not signed well enough (DKIM).'],
  ['7.22', 'The message was refused because our mail is signed for another domain (DKIM).'],
  ['7.23', 'The message was refused because our mail server is not allowed to write for our domain (SPF).'],
  ['7.25', 'The message was refused because our mail server has no proper name (reverse DNS).'],
  ['7.26', 'The message was refused because our mail does not prove where it comes from (SPF, DKIM).'],
  ['7.27', 'The message was refused because our domain takes no mail itself.'],
  ['7', 'The mail server refuses the message by its own rules.'],
];

/** Some servers put a second meaning into a code that has another; the basic code tells them apart. */
const basicRows: ReadonlyMap<number, readonly [reason: string, lasting?: Lasting]> = new Map([
  [421, ['The mail server is closing or too busy.']],
  [450, ['The mail server asks us to try again later.']],
  [451, ['The mail server asks us to try again later.']],
  [452, ['The mail server has no room at the moment.']],
  [503, ['The mail server lost track of our conversation.', 'passing']],
  [530, ['The mail server asks us to sign in or to encrypt first.', 'passing']],
  [534, ['The mail server wants another way of signing in.', 'passing']],
  [535, ['The mail server does not accept our user name and password.', 'passing']],
  [538, ['The mail server asks us to encrypt before signing in.', 'passing']],
  [550, ['The mail server refuses this address.']],
  [551, ['This mailbox is not on that mail server.']],
  [552, ['This mailbox is full.', 'passing']],
  [553, ['This is not an address that the mail server accepts.']],
  [554, ['The mail server refuses the message.']],
  [556, ['This domain takes no mail at all.']],
]);

const credentialsCodes = new Set([530, 534, 535, 538]);
/** What a greylisting server says first; it means "come back in some minutes", not "go away". */
const greylisting = 'The mail server asks us to come back in some minutes.';

export function judgeMail(status: MailStatus): MailVerdict {
  const code = [status.basic, status.enhanced].filter((part) => part !== null).join(' ') || 'no-code';
  const severity = firstDigit(status);
  const [reason, lasting] = wordsFor(status, severity);
  return { permanent: severity === 5 && lasting !== 'passing', code, reason };
}

/** The enhanced code has the last word, since a relay may wrap a final `5.1.1` in a passing `450`. */
function firstDigit({ basic, enhanced }: MailStatus): number {
  if (enhanced !== null) return Number(enhanced[0]);
  return basic === null ? 4 : Math.trunc(basic / 100);
}

function wordsFor({ basic, enhanced }: MailStatus, severity: number): readonly [string, Lasting?] {
  const basicRow = basic === null ? undefined : basicRows.get(basic);
  if (basic !== null && credentialsCodes.has(basic) && basicRow) return basicRow;
  if (enhanced !== null) {
    const detail = enhanced.slice(2);
    if (severity === 4 && detail.startsWith('7.')) return [greylisting];
    const subject = detail.slice(0, detail.indexOf('.'));
    const row = enhancedRows.find(([key]) => key === detail) ?? enhancedRows.find(([key]) => key === subject);
    if (row) return [row[1], row[2]];
  }
  if (basicRow) return basicRow;
  return severity === 5 ? ['The mail server refuses the message.'] : ['The mail could not be delivered yet.'];
}

/** Reads the codes at the head of a server's line: `550-5.1.1 …`, `#5.1.1`, `450 4.2.0`. */
export function readStatus(line: string): MailStatus {
  const basic = /^\s*([245]\d\d)(?=[\s-]|$)/.exec(line)?.[1];
  const enhanced = /(?:^|[\s#(-])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(line)?.[1];
  return { basic: basic ? Number(basic) : null, enhanced: enhanced ?? null };
}
