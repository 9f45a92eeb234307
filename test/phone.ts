/** A pretend phone or mailbox, looked at and answered from as its owner would. */
import { expect } from 'vitest';
import type { Mishap, PretendCarrier } from '#adapters/pretend-carrier.ts';
import type { Carrier, OutgoingMessage } from '#engine/ports.ts';
import type { Answer } from '#features/check-in/contract.ts';
import type { Web } from './open-http.ts';

/** Whose phone it is does not matter; where its taps go does. */
interface Holder {
  web(): Promise<Web>;
  settles(): Promise<void>;
}

export interface Phone {
  /** The newest message says this; it counts as seen from now on. */
  receives(words: RegExp): Message;
  /** Nothing has come since the last message that was looked at. */
  staysQuiet(): void;
  /** What the next send to it meets; said twice, the next two. */
  meets(mishap: Mishap): void;
  readonly inbox: readonly OutgoingMessage[];
}

export interface Message {
  readonly key: string;
  readonly text: string;
  readonly link: string;
  /** Opens the link and taps one of the answers, with own words if there are any; returns the page that thanks. */
  taps(answer: Answer, text?: string): Promise<string>;
}

const seen = new WeakMap<Holder, Map<string, number>>();

export function openPhone(house: Holder, carrier: Carrier | undefined, address: string): Phone {
  if (!carrier || !('inbox' in carrier)) throw new Error('this house has no pretend carrier for that');
  const inbox = () => (carrier as PretendCarrier).inbox(address);
  const looks = seen.get(house) ?? new Map<string, number>();
  seen.set(house, looks);
  return {
    get inbox() {
      return inbox();
    },
    receives(words) {
      const news = inbox().slice(looks.get(address) ?? 0);
      looks.set(address, inbox().length);
      const texts = news.map(({ key, subject, text }) => ({ key, text: `${subject}\n${text}`.trim() }));
      const found = texts.findLast(({ text }) => words.test(text));
      expect(found, `expected ${words} among ${JSON.stringify(texts)}`).toBeDefined();
      const { key, text } = found ?? { key: '', text: '' };
      const link = /https?:\S+/.exec(text)?.[0] ?? '';
      return { key, text, link, taps: (answer, text = '') => tap(house, link, answer, text) };
    },
    meets: (mishap) => (carrier as PretendCarrier).meets(address, mishap),
    staysQuiet() {
      expect(inbox().slice(looks.get(address) ?? 0)).toEqual([]);
    },
  };
}

/** Looks at the page of a link, as a browser does, or a scanner of links. */
export async function look(
  house: Holder,
  link: string,
): Promise<{ status: number; page: string; nonce: string }> {
  const { api } = await house.web();
  const { statusCode, payload } = await api.inject({ method: 'GET', url: new URL(link).pathname });
  return {
    status: statusCode,
    page: payload,
    nonce: /name="nonce" value="([^"]+)"/.exec(payload)?.[1] ?? '',
  };
}

/** Sends the form of a page that was looked at. */
export async function press(house: Holder, link: string, form: Record<string, string>) {
  const { api } = await house.web();
  return api.inject({
    method: 'POST',
    url: new URL(link).pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
}

/** As a browser without JavaScript does it: look, fill in the form that is there, follow the redirect. */
async function tap(house: Holder, link: string, answer: Answer, text: string): Promise<string> {
  const { api } = await house.web();
  const { nonce } = await look(house, link);
  const answered = await press(house, link, { nonce, answer, ...(text && { text }) });
  expect(answered.statusCode, answered.payload).toBe(303);
  await house.settles();
  const thanks = await api.inject({ method: 'GET', url: String(answered.headers.location) });
  return thanks.payload;
}
