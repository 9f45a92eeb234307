/** The one next thing: what it is, why, who is asked and until when, and the doing of it right there. */
import { Text, Title } from '@mantine/core';
import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { mostPressing } from '#core/case/most-pressing.ts';
import type { Ask } from '#core/case/state.ts';
import { capital } from '#core/sentence.ts';
import { taskWords } from '#ui/case-words.ts';
import { atClock, fromNow } from '#ui/clock.ts';
import { Loading } from '#ui/states.tsx';
import type { CaseView } from './case-view.ts';
import { AskBody } from './next/ask-body.tsx';
import { HandoverOffer } from './next/handover-offer.tsx';
import { NextWhenClosed } from './next/next-when-closed.tsx';
import { QuickOutcome } from './next/quick-outcome.tsx';
import { isOrAre } from './staff-names.ts';
import { stepOfAsk } from './step-of-ask.ts';

/** A fifth of the page's program, and not needed to read it: it comes when the page is there, before it is asked for. */
const ActionPanel = lazyRouteComponent(() => import('./actions/action-panel.tsx'), 'ActionPanel');

export function Next({ view }: { readonly view: CaseView }) {
  const { state, acting } = view;
  useEffect(() => {
    void ActionPanel.preload?.();
  }, []);
  const asks = state.status === 'closed' ? [] : state.asks.toSorted(mostPressing);
  // While a form is open, what it is about stands alone at the top.
  const first = acting.open ? undefined : asks[0];
  const others = first ? asks.slice(1) : asks;
  return (
    <section className="next" aria-labelledby="next-heading">
      <Title order={2} id="next-heading" tabIndex={-1} className="section-title">
        Next
      </Title>
      <QuickOutcome view={view} />
      {acting.open && (
        <Suspense fallback={<Loading lines={4} />}>
          <ActionPanel view={view} action={acting.open} />
        </Suspense>
      )}
      {state.status === 'closed' && <NextWhenClosed view={view} />}
      <HandoverOffer view={view} />
      {first && <OneAsk view={view} ask={first} isFirst />}
      {asks.length === 0 && state.status === 'open' && <NothingAsked view={view} />}
      {others.length > 0 && (
        <Text c="dimmed" fz="sm" fw={600} mt="md">
          {first ? 'Also waiting' : 'Waiting meanwhile'}
        </Text>
      )}
      {others.map((ask) => (
        <OneAsk key={ask.id} view={view} ask={ask} isFirst={false} />
      ))}
    </section>
  );
}

interface OneAskProps {
  readonly view: CaseView;
  readonly ask: Ask;
  readonly isFirst: boolean;
}

function OneAsk({ view, ask, isFirst }: OneAskProps) {
  const { one, state, zone, now, nameOf, acting } = view;
  const step = stepOfAsk(state, ask);
  const asked = nameOf(ask.staffId);
  const words = capital(taskWords(ask.kind, step?.kind ?? null, one.clientName));
  return (
    <div className="ask">
      <Text className={isFirst ? 'next-words' : undefined} fw={620}>
        {words}
      </Text>
      <Text>
        {capital(asked)} {isOrAre(asked)} asked, until {atClock(ask.answerBy, now, zone)} (
        {fromNow(ask.answerBy, now)}).{' '}
        {isFirst && (
          <Text span c="dimmed">
            {whoIsNext(view, ask)}
          </Text>
        )}
      </Text>
      {!acting.open && <AskBody view={view} ask={ask} step={step ?? null} isFirst={isFirst} />}
    </div>
  );
}

function whoIsNext({ state, nameOf }: CaseView, ask: Ask): string {
  const after = state.chain[state.chain.findIndex(({ staffId }) => staffId === ask.staffId) + 1];
  if (!after || after.staffId === ask.staffId)
    return 'If nobody does this by then, the next person is asked.';
  const name = nameOf(after.staffId);
  return `If nobody does this by then, ${name} ${isOrAre(name)} asked.`;
}

function NothingAsked({ view }: { readonly view: CaseView }) {
  const { pauses, welfare } = view.state;
  const rests = pauses.length > 0 ? ' The protocol rests until somebody lets it go on.' : '';
  const check = welfare === 'requested' ? ' A welfare check is under way.' : '';
  return <Text>Nobody is asked for anything at the moment.{rests + check}</Text>;
}
