/** The day for a screen on the wall: large, initials only, nothing to press. */
import { taskWords } from '#ui/case-words.ts';
import './board.css';
import { Link } from '@tanstack/react-router';
import type { AskKind } from '#core/case/vocabulary.ts';
import type { StepKind } from '#core/protocol/protocol.ts';
import { inWords, Refused } from '#ui/call-server.ts';
import { atClock, clockTime, distance, fromNow, longDay } from '#ui/clock.ts';
import { initialsOf, isolated } from '#ui/initials.ts';
import { Mark } from '#ui/mark.tsx';
import { SendingNotice } from '#ui/sending-notice.tsx';
import { SignedOut } from '#ui/signed-out.tsx';
import type { AttendingNow, CaseNow, TodayAnswer } from '../contract.ts';
import { countsOf, headlineOf, isPast, tallyOf } from './headline.ts';
import { standingMarks, standingWords } from './standing-words.ts';
import { keyOf } from './use-marks.ts';
import { useToday } from './use-today.ts';

const mostRows = 60;

export function BoardPage() {
  // Nobody touches a wall, so this goes on asking; its sign-in still ends with the day.
  const { day, now } = useToday({ unattended: true });
  if (day.error instanceof Refused && day.error.status === 401) return <SignedOut />;
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
      <Link to="/" className="board-leave">
        Leave the board
      </Link>
    </main>
  );
}

interface BoardProps {
  readonly answer: TodayAnswer;
  readonly now: Date;
}

function Board({ answer, now }: BoardProps) {
  const counts = countsOf({ ...answer, elsewhere: 0 });
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

function OnBoard({ one, answer, now }: BoardProps & { readonly one: CaseNow }) {
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

function Coming({ row, answer }: { readonly row: AttendingNow; readonly answer: TodayAnswer }) {
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

const called = ({ clients }: TodayAnswer, clientId: string): string =>
  isolated(initialsOf(clients[clientId]?.name ?? ''));
