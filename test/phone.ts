/** A pretend phone or mailbox, looked at and answered from as its owner would. */
import { expect } from 'vitest';
import type { PretendCarrier } from '#adapters/pretend-carrier.ts';
import type { Carrier, OutgoingMessage } from '#engine/ports.ts';
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
      return { text: found ?? '', link: /https?:\S+/.exec(found ?? '')?.[0] ?? '' };
    },
    staysQuiet() {
      expect(inbox().slice(looks.get(address) ?? 0)).toEqual([]);
    },
  };
}
