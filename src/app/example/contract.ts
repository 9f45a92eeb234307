/** Shapes of the example practice on the wire. */
import { z } from 'zod';

export const exampleState = z.strictObject({
  exists: z.boolean().describe('Whether you have made one'),
  isHere: z.boolean().describe('Whether this sign-in looks at it at present'),
});

const arrived = z.strictObject({
  id: z.uuid(),
  medium: z.enum(['sms', 'email', 'voice', 'push']),
  to: z.string().describe('The number or address at which it arrived'),
  subject: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  audience: z.enum(['client', 'staff']),
  isAnswerable: z.boolean().describe('Whether words can be sent back to it'),
});

const said = z.strictObject({ text: z.string(), at: z.iso.datetime() });

export const phone = z.strictObject({
  people: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      kind: z.enum(['client', 'staff']),
      arrived: z.array(arrived).describe('Newest last'),
      said: z.array(said).describe('What they wrote back, newest last'),
    }),
  ),
});

export type Phone = z.infer<typeof phone>;

export const answer = z.strictObject({
  messageId: z.uuid(),
  text: z.string().trim().min(1, 'Is empty; write what the client would.').max(2000),
});
