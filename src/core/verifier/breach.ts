/** What a protocol can break, and what is known about it where it does. */
import type { StepId } from '../ids.ts';

/** `minutes` is what was seen and `within` what was promised. */
export type Breach =
  | { readonly promise: 'due-time-and-owner' }
  | { readonly promise: 'staff-asked' }
  | { readonly promise: 'third-parties-by-hand'; readonly event: string }
  | { readonly promise: 'only-allowed-messages'; readonly stepId: StepId | null }
  | { readonly promise: 'time-moves-on' }
  | { readonly promise: 'message-may-arrive'; readonly minutes: number; readonly within: number }
  | { readonly promise: 'person-in-time'; readonly minutes: number; readonly within: number }
  | { readonly promise: 'everybody-in-time'; readonly minutes: number; readonly within: number }
  | { readonly promise: 'never-quiet'; readonly minutes: number; readonly within: number }
  | { readonly promise: 'can-end'; readonly way: 'reached' | 'plan'; readonly refusal: string }
  | {
      readonly promise: 'enough-tried';
      readonly attempts: number;
      readonly spreadHours: number;
    }
  | { readonly promise: 'somebody-decides'; readonly minutes: number }
  | { readonly promise: 'messages-wait-for-nobody'; readonly stepId: StepId }
  /** What was not looked at is not known to hold. */
  | { readonly promise: 'can-be-looked-through'; readonly states: number };
