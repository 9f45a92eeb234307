/** A pretend phone or mailbox, looked at and answered from as its owner would. */
import { expect } from 'vitest';
import type { PretendCarrier } from '#adapters/pretend-carrier.ts';
import type { Carrier, OutgoingMessage } from '#engine/ports.ts';
import type { Answer } from '#features/check-in/contract.ts';
import type { House } from './house.ts';

export interface Phone {
  /** The newest message says this; it counts as seen from now on. */
  receives(words: RegExp): Message;
  /** Nothing has come since the last message that was looked at. */
  staysQuiet(): void;
  readonly inbox: readonly OutgoingMessage[];
}

export interface Message {
  readonly text: string;
  readonly link: string;
  /** Opens the link and taps one of the answers; returns the page that thanks. */
  taps(answer: Answer, word?: string): Promise<string>;
}

const seen = new WeakMap<House, Map<string, number>>();

export function openPhone(house: House, carrier: Carrier | undefined, address: string): Phone {
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
      const texts = news.map(({ subject, text }) => `${subject}\n${text}`.trim());
      const found = texts.findLast((text) => words.test(text));
      expect(found, `expected ${words} among ${JSON.stringify(texts)}`).toBeDefined();
      const link = /https?:\S+/.exec(found ?? '')?.[0] ?? '';
      return { text: found ?? '', link, taps: (answer, word = '') => tap(house, link, answer, word) };
    },
    staysQuiet() {
      expect(inbox().slice(looks.get(address) ?? 0)).toEqual([]);
    },
  };
}

/** As a browser without JavaScript does it: look, fill in the form that is there, follow the redirect. */
async function tap(house: House, link: string, answer: Answer, word: string): Promise<string> {
  const { api } = await house.web();
  const { pathname } = new URL(link);
  const page = await api.inject({ method: 'GET', url: pathname });
  const nonce = /name="nonce" value="([^"]+)"/.exec(page.payload)?.[1] ?? '';
  const answered = await api.inject({
    method: 'POST',
    url: pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ nonce, answer, ...(word && { word }) }).toString(),
  });
  expect(answered.statusCode, answered.payload).toBe(303);
  await house.settles();
  const thanks = await api.inject({ method: 'GET', url: String(answered.headers.location) });
  return thanks.payload;
}
