/** The day for a screen on the wall: large, initials only, nothing to press, and nothing else to be opened there. */
import { taskWords } from '#ui/case-words.ts';
import './board.css';
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { AskKind } from '#core/case/vocabulary.ts';
import type { StepKind } from '#core/protocol/protocol.ts';
import { inWords, isSignedOut } from '#ui/call-server.ts';
import { atClock, clockTime, distance, fromNow, longDay } from '#ui/clock.ts';
import { isolated } from '#ui/initials.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { startLive } from '#ui/live.ts';
import { isLent as isDeviceLent, lendDevice, lockNow } from '#ui/lock.ts';
import { Mark } from '#ui/mark.tsx';
import { Page } from '#ui/page.tsx';
import { SendingNotice } from '#ui/sending-notice.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import type { AttendingNow, BoardAnswer } from '../contract.ts';
import { countsOf, headlineOf, isPast, tallyOf } from './headline.ts';
import { standingMarks, standingWords } from './standing-words.ts';
import { keyOf } from './use-marks.ts';
import { useBoard } from './use-today.ts';

const mostRows = 60;

export function BoardPage() {
  const [isLent, setIsLent] = useState(isDeviceLent);
  if (isLent) return <OnTheWall />;
  return <BeforeBoard onLent={() => setIsLent(true)} />;
}

/** Whoever hangs it up is asked once, because nothing else opens on this device afterwards. */
function BeforeBoard({ onLent }: { readonly onLent: () => void }) {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const lend = () =>
    trying(async () => {
      await lendDevice({ to: 'board' });
      queries.clear();
      onLent();
    });
  return (
    <Page title="The board for the wall" narrow>
      <Text>
        It shows the day in large letters, with initials in place of names. Nothing else can be opened on this
        device from then on, until somebody signs in again; after twelve hours it asks for that by itself.
      </Text>
      {trouble && <Trouble>{trouble}</Trouble>}
      <Group>
        <Button size="md" loading={isBusy} onClick={() => void lend()}>
          Show the board
        </Button>
        <InnerLink to="/">Back to today</InnerLink>
      </Group>
    </Page>
  );
}

function OnTheWall() {
  const queries = useQueryClient();
  useEffect(() => startLive(queries), [queries]);
  const { day, now } = useBoard();
  if (isSignedOut(day.error)) return <SignedOut />;
  return (
    <main className="board">
      <SendingNotice unattended {...(day.data && { timeZone: day.data.timeZone })} />
      {day.data && <Board answer={day.data} now={now} />}
      {day.error && (
        <p className="board-trouble" role="alert">
          {day.data && `As of ${clockTime(day.data.now, day.data.timeZone)}. `}
          {inWords(day.error)}
        </p>
      )}
      <button type="button" className="board-leave" onClick={leave}>
        Leave the board
      </button>
    </main>
  );
}

/** The device goes back to whoever signs in; until the server has heard it, it stays locked. */
function leave(): void {
  lockNow();
  window.location.assign('/');
}

interface BoardProps {
  readonly answer: BoardAnswer;
  readonly now: Date;
}

function Board({ answer, now }: BoardProps) {
  const counts = countsOf(answer);
  const coming = answer.attending.filter((row) => !isPast(row, now) && row.caseId === null);
  return (
    <>
      <header className="board-head">
        <h1>{headlineOf(counts, 'everyone')}</h1>
        <p>
          {longDay(now.toISOString(), answer.timeZone)},{' '}
          <strong>{clockTime(now.toISOString(), answer.timeZone)}</strong> · {tallyOf(counts)}
        </p>
      </header>
      <ul className="board-missing">
        {answer.inNobodysHands.map((row) => (
          <li key={keyOf(row)}>
            <Mark shape="dot" tone="unaccounted" />
            <strong>{called(answer, row.clientId)}</strong>
            <span>nobody has looked · {distance(row.startsAt, now)}</span>
            <span>Say in Kept whether they came</span>
          </li>
        ))}
        {answer.cases.map((one) => (
          <OnBoard key={one.caseId} one={one} answer={answer} now={now} />
        ))}
      </ul>
      <ul className="board-day">
        {coming.slice(0, mostRows).map((row) => (
          <Coming key={keyOf(row)} row={row} answer={answer} />
        ))}
      </ul>
      {coming.length > mostRows && <p>and {coming.length - mostRows} more</p>}
    </>
  );
}

function OnBoard({ one, answer, now }: BoardProps & { readonly one: BoardAnswer['cases'][number] }) {
  const [ask] = one.asked;
  const isMissed = one.phase === 'missed';
  return (
    <li>
      <Mark shape={isMissed ? 'dot' : 'half'} tone={isMissed ? 'unaccounted' : 'unconfirmed'} />
      <strong>{called(answer, one.clientId)}</strong>
      <span>
        {isMissed ? 'not seen' : 'not confirmed'} · {distance(one.sessionStartsAt, now)}
      </span>
      <span>
        {ask
          ? `${answer.staff[ask.staffId] ?? ''}: ${taskWords(ask.kind as AskKind, ask.stepKind as StepKind | null, called(answer, one.clientId))}, by ${atClock(ask.answerBy, now, answer.timeZone)} (${fromNow(ask.answerBy, now).replaceAll(' ', '\u00a0')})`
          : `${answer.staff[one.ownerId] ?? ''} has it`}
      </span>
    </li>
  );
}

function Coming({ row, answer }: { readonly row: AttendingNow; readonly answer: BoardAnswer }) {
  return (
    <li data-standing={row.standing}>
      <span>{clockTime(row.startsAt, answer.timeZone)}</span>
      <strong>{called(answer, row.clientId)}</strong>
      <span className="board-standing">
        <Mark {...standingMarks[row.standing]} /> {standingWords[row.standing]}
      </span>
    </li>
  );
}

const called = ({ clients }: BoardAnswer, clientId: string): string => isolated(clients[clientId] ?? '');
