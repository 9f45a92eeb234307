/** Everybody who is not accounted for, most pressing first; or that nobody is missing. */
import { useState } from 'react';
import { atClock, fromNow } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { AttendingNow, CaseNow } from '../contract.ts';
import { CaseLine } from './case-line.tsx';
import type { DayView } from './day-view.ts';
import { PresenceButtons, Refusal } from './presence-buttons.tsx';
import { StrandedLine } from './stranded-line.tsx';
import { keyOf, type Marks } from './use-marks.ts';
import { sayableOf } from './what-can-be-said.ts';
import { concerns, type Seen } from './whose.ts';

export interface MissingProps extends DayView {
  readonly seen: Seen;
  readonly marks: Marks;
  readonly onEveryone: () => void;
}

/** More than these are folded away, unless they are urgent or ask something of whoever looks. */
const few = 8;

export function Missing({ seen, marks, onEveryone, ...view }: MissingProps) {
  const [showsAll, setShowsAll] = useState(false);
  const { cases, inNobodysHands, elsewhere } = seen;
  const shown = showsAll ? cases : cases.filter((one, index) => index < few || isPressing(one, view));
  const isEmpty = cases.length === 0 && inNobodysHands.length === 0;
  return (
    <section aria-labelledby="missing">
      <h2 className="for-readers" id="missing">
        Not yet accounted for
      </h2>
      {isEmpty && elsewhere === 0 && <AllAccountedFor {...view} attending={seen.attending} />}
      {inNobodysHands.map((row) => (
        <StrandedLine key={keyOf(row)} {...view} row={row}>
          <Say {...view} row={row} marks={marks} />
        </StrandedLine>
      ))}
      {shown.map((one) => (
        <CaseLine key={one.caseId} {...view} one={one}>
          <SayInCase {...view} one={one} marks={marks} />
        </CaseLine>
      ))}
      {shown.length < cases.length && (
        <button type="button" className="tap" data-quiet onClick={() => setShowsAll(true)}>
          Show {cases.length - shown.length} more
        </button>
      )}
      {elsewhere > 0 && (
        <p className="elsewhere">
          {elsewhere} of your colleagues’ clients {elsewhere === 1 ? 'is' : 'are'} not yet accounted for.{' '}
          <button type="button" className="tap" data-quiet onClick={onEveryone}>
            Show everyone
          </button>
        </p>
      )}
    </section>
  );
}

function isPressing(one: CaseNow, { answer }: DayView): boolean {
  return one.asked.some(({ urgent }) => urgent) || concerns(one, answer.you.staffId);
}

function SayInCase({ one, marks, ...view }: DayView & { readonly one: CaseNow; readonly marks: Marks }) {
  const row = view.answer.attending.find(({ caseId }) => caseId === one.caseId);
  return row ? <Say {...view} row={row} marks={marks} /> : null;
}

function Say({
  row,
  marks,
  answer,
  now,
  names,
}: DayView & { readonly row: AttendingNow; readonly marks: Marks }) {
  if (!answer.you.mayMark) return null;
  const sayable = sayableOf(row, now);
  const mark = marks.of(row);
  return (
    <>
      {mark?.is === 'refused' && <Refusal row={row} words={mark.words} hands={marks} />}
      <PresenceButtons
        row={row}
        client={names.client(row.clientId)}
        mark={mark}
        canHere={sayable.here}
        notHere={sayable.notHere}
        canChange={false}
        hands={marks}
      />
    </>
  );
}

function AllAccountedFor({
  attending,
  answer,
  now,
  names,
}: DayView & { readonly attending: readonly AttendingNow[] }) {
  const hasBegun = attending.some(({ standing }) => standing === 'begun');
  const next = attending.find(({ standing }) => standing === 'expected');
  if (attending.length === 0) return null;
  return (
    <p className="all-well">
      <Mark shape={hasBegun ? 'half' : 'check'} tone={hasBegun ? 'late' : 'accounted'} />
      <span>
        {hasBegun && 'Say below who has come; in a few minutes somebody is asked. '}
        {next && (
          <>
            Next: <bdi>{names.client(next.clientId)}</bdi> at {atClock(next.startsAt, now, answer.timeZone)} (
            {fromNow(next.startsAt, now)})
          </>
        )}
        {!next && !hasBegun && 'That was everybody for today.'}
      </span>
    </p>
  );
}
