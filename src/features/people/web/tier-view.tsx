import { Text } from '@mantine/core';
import { capital } from '#core/sentence.ts';
import { tierWords } from '#ui/case-words.ts';
import { fullDay } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { ClientRecord, TierRecord } from '../contract.ts';
import { daysAgo, todayIn } from './days.ts';
import { useStaff } from './staff.ts';
import { TierBadge } from './tier-badge.tsx';

export interface TierViewProps {
  readonly client: ClientRecord;
  readonly judgements: readonly TierRecord[];
}

export function TierView({ client, judgements }: TierViewProps) {
  const [newest, ...earlier] = judgements;
  const { nameOf } = useStaff();
  const today = todayIn(client.timeZone);
  if (!newest) return <Text>Nobody has judged. Until then the practice’s routine ladder applies.</Text>;
  return (
    <>
      <Text>
        <TierBadge tier={newest.tier} /> judged by {nameOf(newest.judgedBy)} {daysAgo(newest.judgedOn, today)}
      </Text>
      <Text className="written" dir="auto">
        {newest.reasons}
      </Text>
      {newest.reviewBy && <ReviewBy day={newest.reviewBy} today={today} />}
      {earlier.length > 0 && (
        <details>
          <summary>Earlier judgements ({earlier.length})</summary>
          {earlier.map((one) => (
            <section key={one.id} className="earlier">
              <Text fw={600}>
                {capital(tierWords[one.tier])}, {fullDay(one.judgedOn)}, {nameOf(one.judgedBy)}
              </Text>
              <Text className="written" dir="auto">
                {one.reasons}
              </Text>
            </section>
          ))}
        </details>
      )}
    </>
  );
}

function ReviewBy({ day, today }: { readonly day: string; readonly today: string }) {
  if (day >= today) return <Text c="dimmed">To be judged again by {fullDay(day)}</Text>;
  return (
    <Text c="var(--kept-late)" fw={600}>
      <Mark shape="diamond" tone="late" /> Was to be judged again by {fullDay(day)}. It still counts.
    </Text>
  );
}
