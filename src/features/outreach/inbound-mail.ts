/** What came back to the address that our mails are sent from: bounces for the engine, words for a person. */
import { createHash } from 'node:crypto';
import type { Email } from 'postal-mime';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { type Bounce, bounceIn } from './read-bounce.ts';
import { isAutoReply, readMail } from './read-mail.ts';

/** As the engine takes it: known by the Message-ID that the carrier gave as the provider's id. */
export interface BounceReport {
  readonly key: MessageKey | null;
  readonly providerId: string;
  readonly state: 'sent' | 'delivered' | 'failed';
  readonly code: string;
  readonly reason: string;
}

export interface InboundMail {
  /** A machine's answer is kept with the case and moves nothing, unless there are words in it that may be a cry. */
  readonly kind: 'message' | 'auto-reply' | 'unmatched-bounce';
  /** Its own Message-ID, or a hash of its bytes where it has none: the same mail twice is one mail. */
  readonly messageId: string;
  /** Message-IDs that it answers to, nearest first; one of them may be ours. */
  readonly answers: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

export interface InboundReaders {
  readonly onBounce: (practiceId: PracticeId, report: BounceReport) => Promise<void>;
  readonly onMail: (practiceId: PracticeId, mail: InboundMail) => Promise<void>;
}

export type InboundKind = 'bounce' | 'delay' | 'auto-reply' | 'message';

/** What a mail turned out to be; `delay` is for nobody, since nothing is decided. */
export type Inbound =
  | { readonly kind: 'delay' }
  | { readonly kind: 'bounce'; readonly report: BounceReport }
  | { readonly kind: 'bounce' | 'auto-reply' | 'message'; readonly mail: InboundMail };

/** Refuses what is no mail. */
export async function readInbound(bytes: Uint8Array): Promise<Inbound> {
  const mail = await readOrRefuse(bytes);
  const bounce = bounceIn(mail);
  if (bounce?.action === 'delayed') return { kind: 'delay' };
  if (bounce) {
    const report = reportOf(bounce);
    return report
      ? { kind: 'bounce', report }
      : { kind: 'bounce', mail: describe(mail, bytes, 'unmatched-bounce') };
  }
  const kind = isAutoReply(mail) ? 'auto-reply' : 'message';
  return { kind, mail: describe(mail, bytes, kind) };
}

/** Hands it to whoever it is for. What fits nowhere goes to a person. */
export async function handOver(
  readers: InboundReaders,
  practiceId: PracticeId,
  inbound: Inbound,
): Promise<void> {
  if ('report' in inbound) await readers.onBounce(practiceId, inbound.report);
  else if ('mail' in inbound) await readers.onMail(practiceId, inbound.mail);
}

/** Hands the mail over, and says what it was taken for. */
export async function takeIn(
  readers: InboundReaders,
  practiceId: PracticeId,
  bytes: Uint8Array,
): Promise<InboundKind> {
  const inbound = await readInbound(bytes);
  await handOver(readers, practiceId, inbound);
  return inbound.kind;
}

const states = { failed: 'failed', delivered: 'delivered', relayed: 'sent', expanded: 'sent' } as const;

function reportOf({ messageId, action, code, reason }: Bounce): BounceReport | null {
  if (messageId === null || action === 'delayed') return null;
  return { key: null, providerId: messageId, state: states[action], code, reason };
}

async function readOrRefuse(bytes: Uint8Array): Promise<Email> {
  const mail = await readMail(bytes).catch(() => null);
  if (mail?.headers.some(({ key }) => key === 'from' || key === 'date')) return mail;
  throw new Problem(
    'invalid',
    'no-mail',
    'This is not a mail that can be read. Send it whole and unchanged, as the mail server has it (message/rfc822).',
  );
}

/** Addressed to `hello+NAME@practice.example.org` it answers `<NAME@practice.example.org>`, whatever else it names. */
function namesInAddresses(mail: Email): readonly string[] {
  const delivered = mail.headers.filter(({ key }) =>
    /^(?:delivered-to|x-original-to|envelope-to)$/.test(key),
  );
  const addresses = [
    ...[mail.to, mail.cc].flatMap((some) => some ?? []).map(({ address }) => address ?? ''),
    ...delivered.map(({ value }) => value),
  ];
  return addresses.flatMap((address) => {
    const [, name, host] = /\+([0-9a-f]{32})@([^\s<>@]+)>?\s*$/i.exec(address) ?? [];
    return name && host ? [`<${name.toLowerCase()}@${host.toLowerCase()}>`] : [];
  });
}

const longestText = 20_000;

function describe(mail: Email, bytes: Uint8Array, kind: InboundMail['kind']): InboundMail {
  const answers = [mail.inReplyTo, mail.references?.split(/\s+/).toReversed(), namesInAddresses(mail)].flat();
  return {
    kind,
    messageId: mail.messageId?.trim() || `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    answers: [...new Set(answers.filter((id) => id !== undefined && /^<[^<>\s]+>$/.test(id)))] as string[],
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    text: (mail.text ?? '').slice(0, longestText),
  };
}
