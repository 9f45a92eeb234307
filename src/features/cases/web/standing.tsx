import { Group, Text } from '@mantine/core';
import { unreadReplies } from '#core/case/unread-replies.ts';
import { isCry } from '#core/case/vocabulary.ts';
import { outcomeWords, readingWords } from '#core/case/vocabulary-words.ts';
import { capital } from '#core/sentence.ts';
import { atClock, clockTime, distance, fromNow, fullDay } from '#ui/clock.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import type { CaseView } from './case-view.ts';
import { hasOrHave } from './staff-names.ts';
import { TierBadge } from './tier-badge.tsx';
import { phaseMarks, phaseWords } from './words.ts';

/** Where the case stands, in two lines. */
export function Standing({ view }: { readonly view: CaseView }) {
  const { one, state, zone, now, nameOf } = view;
  const judged = state.plan.tierJudgement;
  const isElsewhere = zone !== new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="standing">
      <Group gap={10} wrap="nowrap" align="baseline">
        <Mark {...phaseMarks[one.phase]} />
        <Text>
          <Text span fw={600}>
            {criedOut(view) ?? capital(phaseWords[one.phase])}
          </Text>
          {state.status === 'closed' && `: ${outcomeWords[state.outcome]}`} · session{' '}
          {atClock(one.sessionStartsAt, now, zone)}, {distance(one.sessionStartsAt, now)} ago ·{' '}
          {responsible(view)}
        </Text>
      </Group>
      {one.tier && (
        <Group gap={10} className="under-mark">
          <TierBadge tier={one.tier} />
          <Text c="dimmed">
            {judged
              ? `judged by ${nameOf(judged.by)} on ${fullDay(judged.on)}`
              : 'nobody has judged; the practice’s usual tier'}
          </Text>
          <InnerLink to="/clients/$clientId" params={{ clientId: state.clientId }}>
            Why, safety plan and record
          </InnerLink>
        </Group>
      )}
      {state.delegation && state.status === 'open' && (
        <Text className="under-mark">
          Given to {nameOf(state.delegation.to)} until {atClock(state.delegation.deadlineAt, now, zone)} (
          {fromNow(state.delegation.deadlineAt, now)})
          {state.delegation.instructions && `: ${state.delegation.instructions}`}
        </Text>
      )}
      {isElsewhere && (
        <Text c="dimmed" className="under-mark">
          Times are on {one.clientName}’s clock, {zone.replaceAll('_', ' ')}; it is{' '}
          {clockTime(now.toISOString(), zone)} there now.
        </Text>
      )}
    </div>
  );
}

/** Whoever has written that they are not OK is not unaccounted for; what they said stands in its place until it is settled. */
function criedOut({ state, zone, now }: CaseView): string | null {
  const cry = unreadReplies(state).findLast(({ reading }) => isCry(reading));
  return cry ? `${readingWords[cry.reading]}, ${atClock(cry.receivedAt, now, zone)}` : null;
}

function responsible({ state, zone, now, nameOf }: CaseView): string {
  const { lease, ownerId } = state;
  const owner = nameOf(ownerId);
  if (lease && state.status === 'open') {
    const holder = nameOf(lease.staffId);
    return `${holder} ${hasOrHave(holder)} it until ${atClock(lease.until, now, zone)} (${fromNow(lease.until, now)})`;
  }
  return `${owner} ${hasOrHave(owner)} it`;
}
