import { createHmac } from 'node:crypto';
import type { StaffActor } from './facts.ts';

/**
 * The same for one person for as long as the instance has its secret, and stored nowhere: what a browser keeps under
 * it can be read by signing in as that person, and by nobody who finds the device.
 */
export function draftKeyOf(secret: string, { practiceId, staffId }: StaffActor): string {
  return createHmac('sha256', secret).update(`drafts ${practiceId} ${staffId}`).digest('base64');
}
