/** What every carrier promises, whoever carries: the pretend phone and the real mail server pass the same suite. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '#adapters/system-clock.ts';
import type { MessageKey } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Carrier, OutgoingMessage } from '#engine/ports.ts';

export interface CarrierWorld {
  readonly carrier: Carrier;
  /** Two addresses of this medium, and one that is none. */
  readonly ana: string;
  readonly ben: string;
  readonly notAnAddress: string;
  /** What has arrived at an address, oldest first, and what it is called out there. */
  arrived(to: string): Promise<readonly Arrived[]>;
  /** Scripts the next send to an address. */
  willRefuse(to: string, how: 'for-good' | 'for-now'): void;
  willBreakTheLine(to: string, when: 'before-arrival' | 'after-arrival'): void;
  close(): Promise<void>;
}

export type Arrived = Pick<OutgoingMessage, 'fromName' | 'subject' | 'text'>;

let count = 0;
function message(to: string, parts: Partial<OutgoingMessage> = {}): OutgoingMessage {
  count += 1;
  return {
    key: `case-1/check-in/channel-1/${count}` as MessageKey,
    to,
    fromName: 'Ada',
    subject: 'Hello from Ada',
    text: "Hello Ana, it's Ada. I'm just checking you're all right.",
    practiceId: null,
    writtenAt: systemClock.now(),
    giveUpAt: addMinutes(systemClock.now(), 10),
    again: false,
    ...parts,
  };
}

/** As a check-in has it: no two have the same address. */
const withLink = (name: string): string => `All well? https://kept.example.org/c/${name}`;

export interface CarrierNature {
  /** Whether the provider can be asked later what it knows of a key; plain SMTP cannot. */
  readonly canBeAsked: boolean;
  /** Whether a name and a subject travel beside the text; a text message has neither. */
  readonly hasNames: boolean;
}

export function carrierContract(
  name: string,
  { canBeAsked, hasNames }: CarrierNature,
  open: () => Promise<CarrierWorld>,
): void {
  describe(`a carrier: ${name}`, () => {
    let world: CarrierWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    test('hands a message over and says how it is called out there', async () => {
      const result = await world.carrier.send(message(world.ana));
      expect(result).toEqual({ kind: 'accepted', providerId: expect.stringMatching(/./) });
      expect(await world.arrived(world.ana)).toMatchObject([
        {
          text: "Hello Ana, it's Ada. I'm just checking you're all right.",
          ...(hasNames && { fromName: 'Ada' }),
        },
      ]);
      expect(await world.arrived(world.ben)).toEqual([]);
    });

    test('carries every script and every line as it was written', async () => {
      const text = 'Hola Íñigo, soy Zoë 👋\n\nعندما تريد — 会いましょう\n.\nlast line';
      await world.carrier.send(message(world.ana, { fromName: 'Zoë Łukasz', text }));
      const [arrived] = await world.arrived(world.ana);
      expect(arrived?.text).toBe(text);
      if (hasNames) expect(arrived?.fromName).toBe('Zoë Łukasz');
    });

    test('says that an address refuses for good', async () => {
      world.willRefuse(world.ana, 'for-good');
      const result = await world.carrier.send(message(world.ana));
      expect(result).toMatchObject({
        kind: 'failed',
        permanent: true,
        reason: expect.stringMatching(/\w+\.$/),
      });
      expect(await world.arrived(world.ana)).toEqual([]);
    });

    test('says that an address refuses for now, and gets through later', async () => {
      world.willRefuse(world.ana, 'for-now');
      const later = message(world.ana);
      expect(await world.carrier.send(later)).toMatchObject({ kind: 'failed', permanent: false });
      expect(await world.carrier.send({ ...later, again: true })).toMatchObject({ kind: 'accepted' });
      expect(await world.arrived(world.ana)).toHaveLength(1);
    });

    test.each(['before-arrival', 'after-arrival'] as const)(
      'never calls a message failed when the line broke %s',
      async (when) => {
        world.willBreakTheLine(world.ana, when);
        const result = await world.carrier.send(message(world.ana));
        expect(result).toMatchObject({
          kind: 'unknown',
          reason: expect.stringMatching(/may have been sent/),
        });
        expect(await world.arrived(world.ana)).toHaveLength(when === 'after-arrival' ? 1 : 0);
      },
    );

    test('one bad send does not spoil the next one', async () => {
      world.willRefuse(world.ana, 'for-good');
      world.willBreakTheLine(world.ben, 'before-arrival');
      await Promise.all([world.carrier.send(message(world.ana)), world.carrier.send(message(world.ben))]);
      expect(await world.carrier.send(message(world.ben))).toMatchObject({ kind: 'accepted' });
      expect(await world.carrier.send(message(world.ana))).toMatchObject({ kind: 'accepted' });
    });

    test('refuses what is no address, without trying it', async () => {
      const result = await world.carrier.send(message(world.notAnAddress));
      expect(result).toMatchObject({ kind: 'failed', permanent: true, code: 'address' });
    });

    test.each([
      ['two addresses', (to: string, other: string) => `${to}, ${other}`],
      ['a second line', (to: string, other: string) => `${to}\r\nBcc: ${other}`],
      ['a recipient command', (to: string, other: string) => `${to}>\r\nRCPT TO:<${other}`],
    ])('an address that hides %s reaches nobody', async (_what, address) => {
      const result = await world.carrier.send(message(address(world.ana, world.ben)));
      expect(result).toMatchObject({ kind: 'failed', permanent: true });
      expect(await world.arrived(world.ana)).toEqual([]);
      expect(await world.arrived(world.ben)).toEqual([]);
    });

    test('a name and a subject cannot add headers, recipients or text', async () => {
      const smuggled = `Ada\r\nBcc: ${world.ben}\r\n\r\nYou owe us`;
      await world.carrier.send(
        message(world.ana, { fromName: smuggled, subject: smuggled, text: 'Only this.' }),
      );
      expect(await world.arrived(world.ben)).toEqual([]);
      const [arrived] = await world.arrived(world.ana);
      expect(arrived?.text).toBe('Only this.');
      if (!hasNames) return;
      expect(arrived?.fromName).not.toMatch(/[\r\n]/);
      expect(arrived?.subject).not.toMatch(/[\r\n]/);
    });

    test('the same key is the same message to the outside, however often it is sent', async () => {
      const once = message(world.ana, { text: withLink('one') });
      const first = await world.carrier.send(once);
      expect(await world.carrier.send({ ...once, again: true })).toEqual(first);
      const other = message(world.ana, { text: withLink('two') });
      expect(await world.carrier.send(other)).not.toEqual(first);
    });

    if (!canBeAsked) {
      test('offers no asking, so that "unknown" is left to a person', () => {
        expect(world.carrier.find).toBeUndefined();
      });
      return;
    }

    test('knows afterwards what arrived and what did not', async () => {
      const sent = message(world.ana, { text: withLink('one') });
      world.willBreakTheLine(world.ana, 'after-arrival');
      await world.carrier.send(sent);
      expect(await world.carrier.find?.(sent)).toMatchObject({ kind: 'accepted' });
      const other = message(world.ana, { text: withLink('two') });
      expect(await world.carrier.find?.(other)).toEqual({ kind: 'never-received' });
    });
  });
}
