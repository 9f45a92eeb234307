/** The one next thing: what it is, who is asked, and until when. */
import { Text } from '@mantine/core';
import type { Ask, ExistingCase } from '#core/case/state.ts';
import type { Step } from '#core/protocol/protocol.ts';
import { atClock, fromNow, fullDay } from '#ui/clock.ts';
import type { CaseView } from './case-view.ts';
import { Section } from './section.tsx';
import { isOrAre } from './staff-names.ts';
import { capital, mostPressing, taskWords } from './words.ts';

export function Next(view: CaseView) {
  const { state } = view;
  if (state.status === 'closed') return <Closed {...view} />;
  const [first, ...others] = state.asks.toSorted(mostPressing);
  return (
    <Section title="Next" className="next">
      {first ? (
        <OneAsk {...view} ask={first} isFirst />
      ) : (
        <Text>Nobody is asked for anything at the moment.</Text>
      )}
      {others.map((ask) => (
        <OneAsk key={ask.id} {...view} ask={ask} isFirst={false} />
      ))}
    </Section>
  );
}

interface OneAskProps extends CaseView {
  readonly ask: Ask;
  readonly isFirst: boolean;
}

function OneAsk({ ask, isFirst, one, state, zone, now, nameOf }: OneAskProps) {
  const step = stepOfAsk(state, ask);
  const asked = nameOf(ask.staffId);
  const after = state.chain[state.chain.findIndex(({ staffId }) => staffId === ask.staffId) + 1];
  return (
    <div className="ask">
      <Text fz={isFirst ? 22 : 'md'} fw={620} lh={1.3} {...(isFirst && { c: 'var(--mantine-color-anchor)' })}>
        {capital(taskWords(ask.kind, step?.kind ?? null, one.clientName))}
      </Text>
      {step?.kind === 'call' && <Text c="dimmed">{howToCall(state)}</Text>}
      <Text>
        {capital(asked)} {isOrAre(asked)} asked, until {atClock(ask.answerBy, now, zone)} (
        {fromNow(ask.answerBy, now)}).
      </Text>
      {isFirst && (
        <Text c="dimmed">
          {after && after.staffId !== ask.staffId
            ? `If nobody does this by then, ${nameOf(after.staffId)} ${isOrAre(nameOf(after.staffId))} asked.`
            : 'If nobody does this by then, the next person is asked.'}
        </Text>
      )}
    </div>
  );
}

function Closed({ state, zone, nameOf }: CaseView) {
  const plan = state.followUp;
  return (
    <Section title="Next" className="next">
      {plan ? (
        <>
          <Text fw={600}>{plan.text}</Text>
          <Text>
            {capital(nameOf(plan.ownerId))}, on {fullDay(plan.dueAt, zone)}
          </Text>
        </>
      ) : (
        <Text>This case is closed. Nothing is left to do.</Text>
      )}
    </Section>
  );
}

export function stepOfAsk(state: ExistingCase, { stepId }: Pick<Ask, 'stepId'>): Step | undefined {
  return state.plan.protocol.ladder.steps.find(({ id }) => id === stepId);
}

/** Which phone, and what may be left on it. */
function howToCall(state: ExistingCase): string {
  const phone = state.plan.channels.find(
    ({ id, kind }) => kind === 'voice' && !state.withdrawnChannels.includes(id),
  );
  if (!phone) return 'No phone that may be called is left.';
  const voicemail = phone.voicemailAllowed
    ? 'a voicemail may be left, with your name only'
    : 'leave no voicemail';
  return `${capital(phone.label || 'phone')} · ${voicemail}`;
}
