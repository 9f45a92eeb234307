/** One page, as it leaves. A stranger who reads it on a locked screen learns nothing but that work calls. */
import type { CaseId, MessageKey } from '#core/ids.ts';
import { addMinutes, type Instant, latest } from '#core/time/instant.ts';
import { localTime } from '#core/time/zone.ts';
import type { Outgoing } from '#engine/outbox.ts';
import type { PracticeRow } from '#features/access/facts.ts';
import { render, type Wordings } from '#features/outreach/facts.ts';
import { keyOfPage } from './token.ts';
import type { UsableWay } from './ways.ts';

/** A mail that could not leave for a day has been overtaken by the next one. */
const mailGiveUpMinutes = 24 * 60;
/** Anything else rings a phone, and does so for nothing once somebody else is asked. */
const leastGiveUpMinutes = 5;

export interface Page {
  readonly key: MessageKey;
  readonly number: number;
  readonly caseId: CaseId | null;
  readonly answerBy: Instant;
}

export interface PageWords {
  readonly wordings: Wordings;
  readonly practice: Pick<PracticeRow, 'timeZone'>;
}

/** In the practice's own words, or those that Kept comes with. */
export function pageMessage(
  { wordings, practice }: PageWords,
  way: UsableWay,
  { key, number, caseId, answerBy }: Page,
  now: Instant,
): Outgoing {
  const { medium, address } = way;
  // What is spoken and what a push shows is as short as a text.
  const wish = { id: 'staff-asked', medium: medium === 'email' ? 'email' : 'sms', language: 'en' } as const;
  const chosen = wordings.choose({ ...wish, practiceNameAllowed: false });
  if (!chosen) throw new Error('staff cannot be paged: there is no wording staff-asked');
  // The link stays open: it is filled in at the moment of sending.
  const { subject, text } = render(chosen.wording, { byTime: localTime(answerBy, practice.timeZone) });
  return {
    key: keyOfPage(key, number),
    caseId,
    audience: 'staff',
    medium,
    channelId: null,
    address,
    fromName: 'Kept',
    subject,
    body: text,
    giveUpAt:
      medium === 'email'
        ? addMinutes(now, mailGiveUpMinutes)
        : latest(addMinutes(now, leastGiveUpMinutes), answerBy),
  };
}
