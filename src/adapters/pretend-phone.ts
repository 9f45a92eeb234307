/**
 * What an example practice is given for a provider: it takes everything and passes nothing on. Its messages are read in
 * the outbox, where they stand anyway.
 */
import type { Carrier, Medium, OutgoingMessage } from '#engine/ports.ts';

function takesEverything(medium: Medium): [Medium, Carrier] {
  const accepted = async ({ key }: OutgoingMessage) =>
    ({ kind: 'accepted', providerId: `pretend ${key}` }) as const;
  return [medium, { medium, name: `pretend ${medium}`, send: accepted, find: accepted }];
}

export const pretendPhone: ReadonlyMap<Medium, Carrier> = new Map([
  takesEverything('sms'),
  takesEverything('email'),
]);
