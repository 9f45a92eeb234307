/**
 * What a text that did not arrive says of its number outlives the case: a number that is blocked is closed everywhere, and
 * one that takes no texts or does not exist counts as checked with nobody, so that it stands among what a record lacks.
 */
import type { CaseEvent } from '#core/case/events.ts';
import type { ContactChannelId } from '#core/ids.ts';
import { type NumberTrouble, troubleIn } from '#core/text/number-trouble.ts';
import type { Engine, Projection } from '#engine/run.ts';
import { doubtNumber } from '#features/people/facts.ts';
import { hearOptOut } from './hear.ts';

export function learnOfNumbers(engineOf: () => Engine): Projection {
  return async (tx, _practiceId, decisions, now) => {
    for (const { events, after } of decisions) {
      for (const { key, trouble } of events.flatMap(troubles)) {
        const channelId = after.messages[key]?.channelId as ContactChannelId | undefined;
        if (!channelId) continue;
        if (trouble === 'opted-out') await hearOptOut(tx, engineOf(), channelId, 'provider');
        else await doubtNumber(tx, channelId, now);
      }
    }
  };
}

type Failed = Extract<CaseEvent, { type: 'check-in-failed' }>;

function troubles(event: CaseEvent): readonly (Pick<Failed, 'key'> & { readonly trouble: NumberTrouble })[] {
  const trouble = event.type === 'check-in-failed' ? troubleIn(event.code) : null;
  return event.type === 'check-in-failed' && trouble ? [{ key: event.key, trouble }] : [];
}
