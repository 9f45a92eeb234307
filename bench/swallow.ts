/** Carriers that take every message and send none. */
import type { Carrier, Medium } from '#engine/ports.ts';

const swallowing = (medium: Medium): Carrier => ({
  medium,
  name: `swallower of ${medium}`,
  send: async ({ key }) => ({ kind: 'accepted', providerId: `swallowed-${key}` }),
});

export const swallowers: ReadonlyMap<Medium, Carrier> = new Map([
  ['sms', swallowing('sms')],
  ['email', swallowing('email')],
]);
