/**
 * The sessions of the day in their order, from the first that is not over. All of them stand in the page, for readers and
 * for the browser's own search.
 */
import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { zoneInWords } from '#core/time/clock-words.ts';
import { clockTime, fromNow } from '#ui/clock.ts';
import { useInnerLinks } from '#ui/inner-links.ts';
import type { AttendingNow } from '../contract.ts';
import { AttendingRow } from './attending-row.tsx';
import type { DayView } from './day-view.ts';
import { isPast } from './headline.ts';
import type { Hands } from './presence-buttons.tsx';
import { useDayKeys } from './use-day-keys.ts';
import { keyOf, type Marks } from './use-marks.ts';
import { sayableOf } from './what-can-be-said.ts';

export interface DayListProps extends DayView {
  readonly rows: readonly AttendingNow[];
  readonly marks: Marks;
}

/** So many stand on the first picture; the others follow, some at a time, so that every tap between is answered at once. */
const firstRows = 40;
const moreRows = 300;
/** Fewer that are over need no folding away. */
const fewPast = 8;

export function DayList({ rows, marks, answer, now, names }: DayListProps) {
  const [showsPast, setShowsPast] = useState(false);
  const [limit, setLimit] = useState(firstRows);
  const past = useMemo(() => rows.filter((row) => isPast(row, now)), [rows, now]);
  const folds = past.length > fewPast;
  const shown = useMemo(
    () => (folds && !showsPast ? rows.filter((row) => !isPast(row, now)) : rows),
    [folds, showsPast, rows, now],
  );
  const lineOf = useLines({ answer, now, names });
  const isWhole = limit >= shown.length;
  useEffect(() => {
    if (!isWhole) startTransition(() => setLimit(limit + moreRows));
  }, [isWhole, limit]);
  const list = useRef<HTMLUListElement>(null);
  const onClick = useInnerLinks();
  const hands = useSteadyHands(marks);
  useDayKeys(list, shown, hands, marks, answer.you.mayMark, now);
  return (
    <>
      {folds && (
        <button
          type="button"
          className="tap"
          data-quiet
          aria-expanded={showsPast}
          onClick={() => setShowsPast(!showsPast)}
        >
          {showsPast ? 'Fold away what is over' : `Earlier: ${past.length} that are over`}
        </button>
      )}
      <ul className="attendings" ref={list} aria-busy={!isWhole} onClick={onClick}>
        {(isWhole ? shown : shown.slice(0, limit)).map((row, index, all) => {
          const { sayable, ...line } = lineOf(row);
          return (
            <AttendingRow
              key={keyOf(row)}
              row={row}
              {...line}
              isSame={all[index - 1]?.sessionId === row.sessionId}
              mark={marks.of(row)}
              canHere={sayable.here}
              notHere={sayable.notHere}
              canChange={sayable.change}
              mayMark={answer.you.mayMark}
              hands={hands}
            />
          );
        })}
      </ul>
    </>
  );
}

/** What a row says is put into words once for each answer and each look at the clock, and not again for every tap. */
function useLines({ answer, now, names }: DayView) {
  return useMemo(() => {
    const known = new Map<AttendingNow, ReturnType<typeof wordsOf>>();
    const view = { answer, now, names };
    return (row: AttendingNow) => {
      const line = known.get(row) ?? wordsOf(row, view);
      known.set(row, line);
      return line;
    };
  }, [answer, now, names]);
}

function wordsOf(row: AttendingNow, view: DayView) {
  const { answer, now, names } = view;
  return {
    client: names.client(row.clientId),
    tier: answer.clients[row.clientId]?.tier ?? null,
    time: clockTime(row.startsAt, answer.timeZone),
    details: detailsOf(row, view),
    since: sinceWords(row, view),
    sayable: sayableOf(row, now),
  };
}

/** The same hands for all renderings, so that a row is not drawn anew for them. */
function useSteadyHands(marks: Marks): Hands {
  const latest = useRef(marks);
  latest.current = marks;
  return useMemo(
    () => ({
      say: (...said) => latest.current.say(...said),
      takeBack: (row) => latest.current.takeBack(row),
      putAway: (row) => latest.current.putAway(row),
    }),
    [],
  );
}

function detailsOf(row: AttendingNow, { answer, names }: DayView): string {
  const clinician = names.staff(row.clinicianId);
  const zone = answer.clients[row.clientId]?.timeZone ?? answer.timeZone;
  const theirs = clockTime(row.startsAt, zone);
  return [
    clinician === 'you' ? '' : clinician,
    row.telehealth ? 'by video' : '',
    theirs === clockTime(row.startsAt, answer.timeZone) ? '' : `${theirs} in ${zoneInWords(zone)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The next hour is told as a distance, what was said with its time; the rest of the day stands in the first column. */
function sinceWords({ standing, startsAt, since }: AttendingNow, { answer, now }: DayView): string {
  if (standing === 'expected') {
    return Date.parse(startsAt) - now.getTime() < 60 * 60_000 ? fromNow(startsAt, now) : '';
  }
  return standing === 'here' && since ? clockTime(since, answer.timeZone) : '';
}
