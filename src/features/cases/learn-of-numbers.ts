/**
 * What a case learns of a number outlives it: one that is blocked is closed everywhere; one that takes no texts or does not
 * exist counts as checked with nobody, so that it stands among what a record lacks; and one from which the client answered
 * counts as checked with them on that day.
 */
import type { CaseEvent } from '#core/case/events.ts';
import type { ExistingCase } from '#core/case/state.ts';
import type { Reading } from '#core/case/vocabulary.ts';
import type { ContactChannelId } from '#core/ids.ts';
import { type NumberTrouble, troubleIn } from '#core/text/number-trouble.ts';
import { dayOf } from '#core/time/zone.ts';
import type { Tx } from '#engine/ports.ts';
import type { Engine, Projection } from '#engine/run.ts';
import { readAnsweredKey } from '#features/check-in/facts.ts';
import { doubtNumber, proveNumber } from '#features/people/facts.ts';
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
      for (const reply of events.flatMap(answers)) {
        const channelId = await answeredFrom(tx, reply, after);
        if (channelId)
          await proveNumber(tx, channelId, dayOf(reply.receivedAt, after.plan.client.timeZone), now);
      }
    }
  };
}

type Reply = Extract<CaseEvent, { type: 'reply-received' }>;

/** Whoever has the number wrong writes too, and says something else than how they are. What staff note proves nothing. */
const notOfTheirs: readonly Reading[] = ['unclear', 'opt-out'];

const answers = (event: CaseEvent): readonly Reply[] =>
  event.type === 'reply-received' && event.by.kind === 'client' && !notOfTheirs.includes(event.reading)
    ? [event]
    : [];

/** Of the ways that the client gave, the one that they answered from; a page's link was sent to one alone. */
async function answeredFrom(tx: Tx, reply: Reply, after: ExistingCase): Promise<ContactChannelId | null> {
  const key = reply.via === 'page' ? await readAnsweredKey(tx, reply.replyId) : null;
  const channelId = key === null ? reply.channelId : after.messages[key]?.channelId;
  return after.plan.channels.find(({ id }) => id === channelId)?.id ?? null;
}

type Failed = Extract<CaseEvent, { type: 'check-in-failed' }>;

function troubles(event: CaseEvent): readonly (Pick<Failed, 'key'> & { readonly trouble: NumberTrouble })[] {
  const trouble = event.type === 'check-in-failed' ? troubleIn(event.code) : null;
  return event.type === 'check-in-failed' && trouble ? [{ key: event.key, trouble }] : [];
}
