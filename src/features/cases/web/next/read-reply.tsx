/** The client's own words, and what they are taken to mean. */
import { Button, Group, Text } from '@mantine/core';
import { isCry } from '#core/case/vocabulary.ts';
import { readingWords } from '#core/case/vocabulary-words.ts';
import type { ReplyId } from '#core/ids.ts';
import { atClock } from '#ui/clock.ts';
import { RefusableButton } from '#ui/refusable-button.tsx';
import type { CaseView } from '../case-view.ts';
import { type Answered, useStory } from '../use-story.ts';
import { whyNot } from '../why-not.ts';
import { FirstPhone } from './call.tsx';

export interface ReadReplyProps {
  readonly view: CaseView;
  readonly replyId: string | null;
}

export function ReadReply({ view, replyId }: ReadReplyProps) {
  const { state, acting, now, zone, one } = view;
  const reply = state.replies.find((each) => each.replyId === replyId);
  if (!reply) return <Text>This reply has been settled already.</Text>;
  const settle = { type: 'settle-reply', replyId: reply.replyId, as: 'carry-on', note: '…' } as const;
  return (
    <div>
      <Text fw={600}>
        {one.clientName}, {atClock(reply.receivedAt, now, zone)}: {readingWords[reply.reading]}
      </Text>
      <ReplyWords view={view} replyId={reply.replyId} />
      {isCry(reply.reading) && <FirstPhone view={view} />}
      <Group gap="xs" className="results">
        <RefusableButton
          size="md"
          variant={isCry(reply.reading) ? 'default' : 'filled'}
          refusal={whyNot(view, settle)}
          onClick={() => acting.show({ name: 'settle-reply', replyId: reply.replyId as ReplyId })}
        >
          Say what it means…
        </RefusableButton>
        <Button size="md" variant="default" onClick={() => acting.show({ name: 'attempt', medium: 'call' })}>
          Log a call…
        </Button>
      </Group>
    </div>
  );
}

/** What the client wrote or tapped beside the answer; nothing for whoever may not read the record. */
export function ReplyWords({ view, replyId }: { readonly view: CaseView; readonly replyId: string }) {
  const story = useStory(view);
  const said = story.data?.threads
    .flatMap(({ entries }) => entries)
    .find((entry): entry is Answered => entry.from === 'client' && entry.replyId === replyId);
  return said?.words.map(({ label, text }) => (
    <blockquote key={label} className="clients-words">
      <Text className="written">{text}</Text>
      <Text c="dimmed" fz="sm">
        {label}
      </Text>
    </blockquote>
  ));
}
