/** Why a button cannot be used, asked of the very rule that the server obeys, and in the server's words. */
import { refusalOf } from '#core/case/accepts.ts';
import type { Command } from '#core/case/commands.ts';
import { refusalInWords } from '#core/case/refusal-words.ts';
import type { Refusal } from '#core/case/refusals.ts';
import type { ExistingCase } from '#core/case/state.ts';
import { needsClinicianWords, wordWanted } from '#core/case/whose-word.ts';
import type { StaffId } from '#core/ids.ts';
import { instant } from '#core/time/instant.ts';
import { atClock } from '#ui/clock.ts';
import { deskCommands } from '../contract.ts';
import type { Me } from './staff-names.ts';

export interface Asking {
  readonly state: ExistingCase;
  readonly me: Me | null;
  readonly now: Date;
  readonly zone: string;
}

/** A command without its hand: whoever looks at the page. */
export type Deed = Command extends infer Each
  ? Each extends { type: string }
    ? Omit<Each, 'by'>
    : never
  : never;

/** `null` when it may be done. Words that are still to be written are taken as written. */
export function whyNot(asking: Asking, deed: Deed): string | null {
  const { state, me, now, zone } = asking;
  const barred = barredBy(me, deed.type);
  if (barred) return barred;
  const by = { kind: 'staff', staffId: (me?.id ?? '') as StaffId } as const;
  const command = { ...deed, by } as Command;
  if (wordWanted(state, command, me?.role !== 'front-desk') === 'a-clinicians') return needsClinicianWords;
  const refusal = refusalByRule(state, command, now);
  if (!refusal || refusal.code === 'text-missing') return null;
  return refusalInWords(refusal, (at) => atClock(at, now, zone));
}

/** One sentence for all that a role may not do, so that a list of such deeds can be said in one line. */
export const notYours = 'This is for a clinician, a supervisor or an owner. Tell one of them what you know.';

function barredBy(me: Me | null, type: Command['type']): string | null {
  if (me?.role === 'auditor') return 'You may look at everything here, and change nothing.';
  if (me?.role === 'front-desk' && !deskCommands.includes(type)) return notYours;
  return null;
}

/** Safe hours need a calendar that older browsers lack; there the server alone decides. */
function refusalByRule(state: ExistingCase, command: Command, now: Date): Refusal | null {
  try {
    return refusalOf(state, command, instant(now.toISOString()));
  } catch {
    return null;
  }
}

/** Stands in for words that are still to be written, so that the rule speaks of the case and not of the empty field. */
export const written = (text: string): string => text.trim() || '…';
