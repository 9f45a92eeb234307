/**
 * Every way in which a case says no: a state of the world, with what would change it. Screens, HTTP and FHIR turn
 * these into words by tables that the compiler checks for completeness.
 */

import type { Prerequisite } from '../protocol/protocol.ts';
import type { Instant } from '../time/instant.ts';
import type { Reveal } from './plan.ts';
import type { Doubt } from './vocabulary.ts';

export type Refusal =
  | { readonly code: 'no-such-case' }
  | { readonly code: 'case-already-open' }
  | { readonly code: 'case-already-closed' }
  | { readonly code: 'case-not-closed' }
  | { readonly code: 'nobody-to-ask' }
  | { readonly code: 'text-missing'; readonly field: string }
  | { readonly code: 'too-early-to-confirm'; readonly availableAt: Instant }
  | { readonly code: 'already-confirmed' }
  | { readonly code: 'miss-not-confirmed' }
  | { readonly code: 'doubts-open'; readonly doubts: readonly Doubt[] }
  | { readonly code: 'happened-in-the-future' }
  | { readonly code: 'happened-before-the-session' }
  | { readonly code: 'unknown-step' }
  | { readonly code: 'step-already-finished' }
  | { readonly code: 'step-under-way' }
  | { readonly code: 'step-has-its-own-record' }
  | { readonly code: 'ladder-rests' }
  | { readonly code: 'ladder-does-not-rest' }
  | { readonly code: 'client-may-be-watched' }
  | { readonly code: 'no-channel-allowed' }
  | { readonly code: 'outside-safe-hours'; readonly availableAt: Instant }
  | { readonly code: 'unknown-message' }
  | { readonly code: 'unknown-ask' }
  | { readonly code: 'ask-has-its-own-answer' }
  | { readonly code: 'unknown-reply' }
  | { readonly code: 'reply-already-settled' }
  | { readonly code: 'reply-already-recorded' }
  | { readonly code: 'deadline-passed' }
  | { readonly code: 'look-again-too-far'; readonly latestAt: Instant }
  | { readonly code: 'no-delegation' }
  | { readonly code: 'no-handover-for-you' }
  | { readonly code: 'already-the-owner' }
  | { readonly code: 'prerequisites-missing'; readonly missing: readonly Prerequisite[] }
  | { readonly code: 'unknown-contact' }
  | { readonly code: 'contact-barred' }
  | { readonly code: 'consent-revoked' }
  | { readonly code: 'consent-expired' }
  | { readonly code: 'consent-missing' }
  | { readonly code: 'condition-not-checked' }
  | { readonly code: 'reveals-too-much'; readonly reveals: readonly Reveal[] }
  | { readonly code: 'part-two-medical-only' }
  | { readonly code: 'disclosure-missing' }
  | { readonly code: 'welfare-check-not-open' }
  | { readonly code: 'unknown-call-back' }
  | { readonly code: 'party-not-waiting' }
  | { readonly code: 'evidence-missing' }
  | {
      readonly code: 'minimum-effort-not-met';
      readonly attempts: number;
      readonly needed: number;
      readonly spreadHours: number;
      readonly neededSpreadHours: number;
    }
  | { readonly code: 'concern-not-judged' }
  | { readonly code: 'follow-up-missing' }
  | { readonly code: 'follow-up-not-open' }
  | { readonly code: 'reply-not-settled' }
  | { readonly code: 'parties-not-told'; readonly parties: readonly string[] }
  | { readonly code: 'welfare-check-open' }
  | { readonly code: 'unknown-entry' };

export type RefusalCode = Refusal['code'];
export const no = <Code extends RefusalCode>(
  code: Code,
  details?: Omit<Extract<Refusal, { code: Code }>, 'code'>,
): Refusal => ({ code, ...details }) as unknown as Refusal;
