/** A phone or mailbox held in memory, for rehearsals and stories. It passes the same contract as the real ones. */
import type { MessageKey } from '#core/ids.ts';
import { readPushAddress } from '#core/paging/push-address.ts';
import type { Carrier, FindResult, Medium, OutgoingMessage, SendFailure, SendResult } from '#engine/ports.ts';

/** What the next send to an address shall meet. */
export type Mishap =
  | SendFailure
  /** The message arrives, but the line breaks before the provider can say so. */
  | { readonly kind: 'line-breaks-after-arrival' }
  /** The line breaks and nothing arrives. */
  | { readonly kind: 'line-breaks-before-arrival' };

export interface PretendCarrier extends Carrier {
  /** What has arrived at this address, oldest first. */
  inbox(to: string): readonly OutgoingMessage[];
  /** What has arrived anywhere, oldest first. */
  everything(): readonly OutgoingMessage[];
  /** Scripts the next send to `to`; called twice, the next two. */
  meets(to: string, mishap: Mishap): void;
  find(message: Pick<OutgoingMessage, 'key'>): Promise<FindResult>;
}

export function pretendCarrier(medium: Medium, name = `pretend ${medium}`): PretendCarrier {
  const arrived = new Map<MessageKey, OutgoingMessage>();
  const mishaps = new Map<string, Mishap[]>();
  const providerId = (key: MessageKey) => `pretend-${key}`;

  async function send(message: OutgoingMessage): Promise<SendResult> {
    if (!reachable(medium, message.to)) return notReachable(medium);
    const mishap = mishaps.get(message.to)?.shift();
    if (mishap?.kind === 'failed') return mishap;
    // By key, as a provider does that knows it: the second send is the first one again.
    if (mishap?.kind !== 'line-breaks-before-arrival') {
      arrived.set(message.key, tidy(message));
    }
    if (mishap) {
      const reason = 'The line broke after the message was handed over; it may have been sent.';
      return { kind: 'unknown', providerId: providerId(message.key), code: 'line-broke', reason };
    }
    return { kind: 'accepted', providerId: providerId(message.key) };
  }

  return {
    medium,
    name,
    send,
    inbox: (to) => [...arrived.values()].filter((message) => message.to === to),
    everything: () => [...arrived.values()],
    meets: (to, mishap) => void mishaps.set(to, [...(mishaps.get(to) ?? []), mishap]),
    find: async ({ key }) =>
      arrived.has(key) ? { kind: 'accepted', providerId: providerId(key) } : { kind: 'never-received' },
  };
}

function reachable(medium: Medium, to: string): boolean {
  if (medium === 'push') return readPushAddress(to) !== null;
  return medium === 'email' ? /^[^\s@<>,;:]+@[^\s@<>,;:]+$/.test(to) : /^\+[1-9]\d{5,14}$/.test(to);
}

function notReachable(medium: Medium): SendFailure {
  return { kind: 'failed', permanent: true, code: 'address', reason: notReachableWords[medium] };
}

const notReachableWords: Readonly<Record<Medium, string>> = {
  email: 'This is not a mail address that can be written to.',
  sms: 'This is not a phone number.',
  voice: 'This is not a phone number.',
  push: 'This is not what a browser gives to be reached.',
};

function tidy(message: OutgoingMessage): OutgoingMessage {
  const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim();
  return { ...message, fromName: oneLine(message.fromName), subject: oneLine(message.subject) };
}
