/** What somebody else put on record while this person was still writing. */
import { Text } from '@mantine/core';
import type { CaseView } from './case-view.ts';
import { saidSince, useStory } from './use-story.ts';

export interface MeanwhileProps {
  readonly view: CaseView;
  /** The last entry that this person had seen. */
  readonly since: number;
  readonly isRefused: boolean;
}

export function Meanwhile({ view, since, isRefused }: MeanwhileProps) {
  const story = useStory(view);
  const news = saidSince(story.data?.entries ?? [], since);
  if (news.length === 0 && !isRefused) return null;
  return (
    <div className="meanwhile" role="status">
      <Text fw={600}>Meanwhile</Text>
      {news.map(({ sequence, time, what }) => (
        <Text key={sequence}>
          <span className="meanwhile-time">{time}</span> {what}
        </Text>
      ))}
      {news.length === 0 && <Text>Something was put on record by somebody else.</Text>}
      <Text c="dimmed" fz="sm">
        What you wrote is still here. Look at what is new, then send it again if it still holds.
      </Text>
    </div>
  );
}
