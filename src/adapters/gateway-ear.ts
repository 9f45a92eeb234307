/**
 * What a gateway in Kannel's manner calls us for. It signs nothing, so that the addresses that it is given carry a seal of
 * ours, without which nobody is heard.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import type { Heard, ProviderCall, ProviderEar } from '#engine/ports.ts';

/** What a text is called between the gateway and us; it tells nothing of the key. */
export function textIdOf(secret: string, key: MessageKey): string {
  return sign(secret, `text ${key}`).slice(0, 32);
}

/** The gateway fills in `%d`, the kind of report. */
export function reportQuery(secret: string, practiceId: PracticeId, id: string): string {
  return `id=${id}&seal=${sign(secret, `report ${practiceId} ${id}`)}&state=%d`;
}

/** For the gateway's configuration; it fills in sender, receiver, words, the same as they came, and its own id. */
export function inboundQuery(secret: string): string {
  return `seal=${sign(secret, 'inbound')}&from=%p&to=%P&text=%a&lines=%b&id=%I`;
}

export function gatewayEar(secret: string): ProviderEar {
  return {
    hear(call) {
      const fields = { ...call.query, ...call.form };
      const reported = /\/text-reports\/([0-9a-f-]{36})(?:\?|$)/.exec(call.address)?.[1];
      if (reported !== undefined) return hearReport(secret, reported, fields);
      return isSealed(fields.seal, sign(secret, 'inbound')) ? hearText(fields) : { kind: 'not-the-provider' };
    },
    // Of anything else Kannel makes a text and sends it back.
    answer: { status: 202, type: 'text/plain; charset=utf-8', body: '' },
  };
}

type Fields = ProviderCall['query'];

function hearReport(secret: string, practiceId: string, { id = '', seal, state }: Fields): Heard {
  if (!isSealed(seal, sign(secret, `report ${practiceId} ${id}`))) return { kind: 'not-the-provider' };
  const kind = Number(state);
  if (!Number.isInteger(kind)) return { kind: 'unreadable', field: 'state' };
  const code = `report ${kind}`;
  const report = { kind: 'report', providerId: id } as const;
  if ((kind & 1) !== 0) return { ...report, state: 'delivered', code: '', reason: '' };
  if ((kind & 16) !== 0) return { ...report, state: 'failed', code, reason: 'The network refused the text.' };
  if ((kind & 2) !== 0) return { ...report, state: 'failed', code, reason: 'The text did not arrive.' };
  return (kind & 8) === 0 ? { kind: 'nothing' } : { ...report, state: 'sent', code: '', reason: '' };
}

function hearText({ id, from, text = '', lines = '' }: Fields): Heard {
  if (!id) return { kind: 'unreadable', field: 'id' };
  if (!from) return { kind: 'unreadable', field: 'from' };
  // In a query that was not encoded the plus of the number has become a space.
  const sender = /^ ?\d{6,15}$/.test(from) ? `+${from.trim()}` : from;
  // Kannel writes `%a` on one line, and `%b` as it came, which outside of GSM 7-bit is not text.
  const whole = oneLine(lines) === oneLine(text) ? lines : text;
  return { kind: 'text', providerId: `gateway ${id}`, from: sender, text: whole, isBlocked: false };
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

function sign(secret: string, what: string): string {
  return createHmac('sha256', secret).update(`gateway\0${what}`).digest('hex');
}

function isSealed(given: string | undefined, expected: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
