/** A case offered to somebody else: until they accept, it stays where it is [P3.5]. */
import { Group, Text } from '@mantine/core';
import { atClock, fromNow } from '#ui/clock.ts';
import { RefusableButton } from '#ui/refusable-button.tsx';
import type { CaseView } from '../case-view.ts';
import { whyNot } from '../why-not.ts';

export function HandoverOffer({ view }: { readonly view: CaseView }) {
  const { state, me, nameOf, now, zone, quick } = view;
  const { handover, ownerId } = state;
  if (!handover) return null;
  const until = `${atClock(handover.answerBy, now, zone)} (${fromNow(handover.answerBy, now)})`;
  if (handover.to !== me?.id) {
    return (
      <Text>
        Offered to {nameOf(handover.to)}, until {until}. Until then it stays with {nameOf(ownerId)}.
      </Text>
    );
  }
  const refusal = whyNot(view, { type: 'answer-handover', accepted: true });
  return (
    <div className="ask">
      <Text className="next-words" fw={620}>
        {nameOf(ownerId)} offers you this case
      </Text>
      {handover.note && <Text className="written">{handover.note}</Text>}
      <Text c="dimmed">Until {until}. It changes hands only if you accept.</Text>
      <Group gap="xs" className="results">
        <RefusableButton
          size="md"
          refusal={refusal}
          loading={quick.isBusy}
          onClick={() => quick.act('handover-answer', { accepted: true }, () => 'You have the case now.')}
        >
          Accept it
        </RefusableButton>
        <RefusableButton
          size="md"
          variant="default"
          refusal={refusal}
          loading={quick.isBusy}
          onClick={() =>
            quick.act('handover-answer', { accepted: false }, () => 'The hand-over is declined.')
          }
        >
          Decline
        </RefusableButton>
      </Group>
    </div>
  );
}
