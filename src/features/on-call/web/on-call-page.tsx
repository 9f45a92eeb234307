/** Who is on call in the next four weeks, and where nobody is. */
import { Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { Page } from '#ui/page.tsx';
import { useServerClock } from '#ui/server-clock.ts';
import { Answer, Trouble } from '#ui/states.tsx';
import type { RotaAnswer } from '../contract.ts';
import { Duties, OnCallNow } from './duties.tsx';
import './on-call.css';
import { OwnFeed } from './own-feed.tsx';
import { useChanging, useRota } from './rota.ts';
import { GoAway, NewShift } from './rota-forms.tsx';
import { RotaImport } from './rota-import.tsx';
import { Exceptions, Shifts } from './shifts.tsx';

export function OnCallPage() {
  const answer = useRota();
  return (
    <Page title="On call">
      <Text c="dimmed" mt={-12}>
        When the owner of a case and the named backup do not answer, whoever is on call is asked, then the
        supervisors.
      </Text>
      <Answer to={answer}>{(rota) => <Rota answer={rota} heardAt={answer.dataUpdatedAt} />}</Answer>
    </Page>
  );
}

interface RotaProps {
  readonly answer: RotaAnswer;
  /** When this device had it. */
  readonly heardAt: number;
}

function Rota({ answer, heardAt }: RotaProps) {
  const changing = useChanging();
  const { now } = useServerClock(answer.now, heardAt);
  const isEmpty = answer.duties.length === 0;
  // A shift that has ended since the answer came is nobody's any more.
  const rota = { ...answer, duties: answer.duties.filter(({ until }) => Date.parse(until) > now.getTime()) };
  return (
    <>
      {changing.trouble && <Trouble>{changing.trouble}</Trouble>}
      {isEmpty ? (
        <Text>There is no rota. Supervisors are asked right after the backup.</Text>
      ) : (
        <OnCallNow rota={rota} now={now} />
      )}
      {!isEmpty && (
        <Part title="The next four weeks">
          <Text c="dimmed">Times are {rota.timeZone.replaceAll('_', ' ')}.</Text>
          <Duties rota={rota} changing={changing} />
        </Part>
      )}
      <Part title="Shifts">
        <Shifts rota={rota} changing={changing} />
        {rota.you.mayPlan && <NewShift rota={rota} changing={changing} />}
      </Part>
      {rota.you.mayStandIn && (
        <Part title="Standing in, and away">
          <Exceptions rota={rota} changing={changing} />
          <GoAway rota={rota} changing={changing} />
        </Part>
      )}
      {rota.you.mayPlan && (
        <Part title="From another program">
          <RotaImport />
        </Part>
      )}
      <Part title="In your calendar">
        <OwnFeed />
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="rota-part" aria-labelledby={id}>
      <Title order={2} fz="lg" id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}
