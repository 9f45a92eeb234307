/** How a person is reached, on the wire. */
import { z } from 'zod';
import { authForm, isOfPushService, publicKeyForm } from '#core/paging/push-address.ts';

export const pageMedia = ['email', 'sms', 'voice', 'push'] as const;
const medium = z.enum(pageMedia);
/** A choice of few: nobody wants to think about seven minutes. */
export const delays = [0, 1, 2, 3, 5, 10, 15, 30] as const;
const afterMinutes = z.int().min(0).max(60);

export const way = z.strictObject({
  id: z.string().describe('`mail` until you set when your mail is sent'),
  medium,
  address: z.string(),
  label: z.string(),
  afterMinutes: z.int().describe('After the question was put to you; 0 is at once'),
  isVerified: z.boolean().describe('Nothing is relied on before its code came back'),
  endedAt: z.iso.datetime().nullable().describe('Since when it leads nowhere any more, and is used no more'),
  device: z
    .string()
    .nullable()
    .describe('Of a push: SHA-256 of the endpoint in base64url, by which a browser knows itself'),
});
export type Way = z.infer<typeof way>;

export const ways = z.strictObject({
  ways: z.array(way),
  canSend: z.array(medium).describe('What this practice can send at all'),
  push: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('possible'), key: z.string().describe('`applicationServerKey`') }),
      z.strictObject({ kind: z.literal('example') }),
      z.strictObject({ kind: z.literal('unencrypted') }),
    ])
    .describe('Whether a browser can be notified from here, or why not'),
});
export type Ways = z.infer<typeof ways>;

const endpoint = z.string().refine(isOfPushService, 'It is not an address of a push service.');
const newNumber = z.strictObject({
  medium: z.enum(['sms', 'voice']),
  address: z.e164().describe('With the country, like +15550100123'),
  afterMinutes: afterMinutes.default(0),
});
const newDevice = z.strictObject({
  medium: z.literal('push'),
  subscription: z
    .strictObject({
      endpoint,
      keys: z.strictObject({
        p256dh: z.string().regex(publicKeyForm, 'It is not a public key of a browser.'),
        auth: z.string().regex(authForm, 'It is not a secret of a browser.'),
      }),
    })
    .describe('What `PushManager.subscribe` gave'),
  was: endpoint.optional().describe('The endpoint that this browser had before; it stays the same way'),
  afterMinutes: afterMinutes.default(0),
});
export const newWay = z.discriminatedUnion('medium', [newNumber, newDevice]);
export const changeWay = z.strictObject({ afterMinutes });
export const wayCode = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'It is six digits.'),
});
export const byWay = z.strictObject({ id: z.union([z.uuid(), z.literal('mail')]) });
