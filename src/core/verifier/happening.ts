/** One thing that happens to a case on trial: time passes, or somebody does something, or somebody begins not to. */
import type { Command } from '../case/commands.ts';
import type { AskId, MessageKey } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/** How everybody behaves as long as nothing else is tried. */
export interface Habits {
  /** `answering`: whoever is asked does what is asked, a minute later, and never reaches the client. */
  readonly staff: 'answering' | 'silent';
  /** What becomes of each message; `unheard` is a provider who never says. */
  readonly messages: 'arriving' | 'failing' | 'unheard';
}

export type Happening = { readonly at: Instant } & (
  | { readonly kind: 'time' }
  | { readonly kind: 'command'; readonly command: Command; readonly says: string; readonly isUsual: boolean }
  /** From here on everybody on the staff behaves differently. */
  | { readonly kind: 'habit'; readonly staff: Habits['staff'] }
  /** One question is never answered, or one message never reported on. */
  | { readonly kind: 'left'; readonly what: AskId | MessageKey; readonly says: string }
);

export const timePasses = (at: Instant): Happening => ({ kind: 'time', at });
