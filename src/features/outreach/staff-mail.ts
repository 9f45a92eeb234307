/** One mail, or where mail does not get out one text, to one member of staff, and so little in it that a stranger who reads it over a shoulder learns nothing. */
import type { CaseId, MessageKey } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Outgoing } from '#engine/outbox.ts';
import type { StaffRow } from '#features/access/facts.ts';
import { render, type Values } from './render.ts';
import type { TemplateId } from './template.ts';
import type { Wordings } from './wordings-of.ts';

export interface StaffMail {
  readonly key: MessageKey;
  /** Null where there is no case to tell of. */
  readonly caseId: CaseId | null;
  readonly to: StaffRow;
  readonly template: Extract<TemplateId, `staff-${string}`>;
  readonly values: Values;
  readonly giveUpAt: Instant;
}

/** In the practice's own words, or those that Kept comes with; throws when there are neither. */
export function staffMail(wordings: Wordings, mail: StaffMail, medium: 'email' | 'sms' = 'email'): Outgoing {
  const { key, caseId, to, template, values, giveUpAt } = mail;
  const wish = { id: template, medium, language: 'en', practiceNameAllowed: false } as const;
  const chosen = wordings.choose(wish);
  if (!chosen) throw new Error(`staff cannot be told: there is no wording ${template}`);
  const { subject, text } = render(chosen.wording, values);
  return {
    key,
    caseId,
    audience: 'staff',
    medium,
    channelId: null,
    address: medium === 'email' ? to.email : to.phone,
    fromName: 'Kept',
    subject,
    body: text,
    giveUpAt,
  };
}
