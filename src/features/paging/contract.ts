/** How a person is reached, on the wire. */
import { z } from 'zod';

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
});
export type Way = z.infer<typeof way>;

export const ways = z.strictObject({
  ways: z.array(way),
  canSend: z.array(medium).describe('What this practice can send at all'),
});
export type Ways = z.infer<typeof ways>;

export const newWay = z.strictObject({
  medium: z.enum(['sms', 'voice']),
  address: z.e164().describe('With the country, like +15550100123'),
  afterMinutes: afterMinutes.default(0),
});
export const changeWay = z.strictObject({ afterMinutes });
export const wayCode = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'It is six digits.'),
});
export const byWay = z.strictObject({ id: z.union([z.uuid(), z.literal('mail')]) });
