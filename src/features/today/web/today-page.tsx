/** The day as it stands: who is unaccounted for, who is here, who is to come. */
import './today.css';
import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Instant } from '#core/time/instant.ts';
import { addDays, dayOf } from '#core/time/zone.ts';
import { clockTime, longDay } from '#ui/clock.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import { Paused } from '#ui/paused.tsx';
import { Answer } from '#ui/states.tsx';
import type { TodayAnswer } from '../contract.ts';
import { BeforeTomorrow } from './before-tomorrow.tsx';
import { ClockNotes } from './clock-notes.tsx';
import { DayList } from './day-list.tsx';
import { countsOf, headlineOf, tallyOf } from './headline.ts';
import { Missing } from './missing.tsx';
import { useNames } from './names.ts';
import { NoteDialog } from './note-dialog.tsx';
import { useMarks } from './use-marks.ts';
import { useToday } from './use-today.ts';
import { useWaitingMessageCount, WaitingMessages } from './waiting-messages.tsx';
import { seenBy, useWhose, type Whose } from './whose.ts';

export function TodayPage() {
  const { day, now, deviceAheadMinutes } = useToday();
  const [whose, setWhose] = useWhose();
  const names = useNames(day.data);
  const marks = useMarks(names.client);
  const { data } = day;
  const seen = useMemo(() => data && seenBy(data, whose), [data, whose]);
  const counts = seen && countsOf(seen);
  const waitingMessages = useWaitingMessageCount();
  const title = counts ? headlineOf(counts, whose, waitingMessages) : 'Today';
  return (
    <Page title={title} aside={<Views whose={whose} onWhose={setWhose} />}>
      <Answer to={day} lines={6}>
        {(answer) => {
          const view = { answer, now, names };
          return (
            <>
              <p className="today-line">
                {longDay(now.toISOString(), answer.timeZone)}, {clockTime(now.toISOString(), answer.timeZone)}
                {counts && tallyOf(counts) !== '' && ` · ${tallyOf(counts)}`}
              </p>
              <ClockNotes timeZone={answer.timeZone} deviceAheadMinutes={deviceAheadMinutes} />
              <Paused />
              {day.isError && (
                <p className="clock-note">
                  This is how things stood at {clockTime(answer.now, answer.timeZone)}.
                </p>
              )}
              <div className="today">
                <div className="today-main">
                  <WaitingMessages now={now} timeZone={answer.timeZone} />
                  {seen && (
                    <Missing {...view} seen={seen} marks={marks} onEveryone={() => setWhose('everyone')} />
                  )}
                  <section aria-labelledby="sessions">
                    <div className="today-sessions">
                      <h2 className="section-title" id="sessions">
                        Sessions
                      </h2>
                      <OtherDays answer={answer} />
                    </div>
                    {seen?.attending.length === 0 ? (
                      <p className="quiet">{emptyWords(answer, whose)}</p>
                    ) : (
                      <DayList {...view} rows={seen?.attending ?? []} marks={marks} />
                    )}
                  </section>
                </div>
                <BeforeTomorrow {...view} whose={whose} />
              </div>
            </>
          );
        }}
      </Answer>
      {/* Apart, so that what one did oneself does not drown who is missing by now. */}
      <p className="for-readers" role="status">
        {title}
      </p>
      <p className="for-readers" role="status">
        {marks.announcement}
      </p>
      {marks.noteWanted && (
        <NoteDialog
          client={names.client(marks.noteWanted.clientId)}
          before={marks.noteBefore}
          onGive={marks.giveNote}
          onLeave={marks.leaveNote}
        />
      )}
    </Page>
  );
}

/** How other days stand is for the calendar to say. */
function OtherDays({ answer: { now, timeZone } }: { readonly answer: TodayAnswer }) {
  const at = now as Instant;
  const search = (days: number) => ({ view: 'day', day: dayOf(addDays(at, days, timeZone), timeZone) });
  return (
    <nav aria-label="Other days">
      <InnerLink to="/calendar" search={search(-1)} fz="sm">
        Yesterday
      </InnerLink>
      <InnerLink to="/calendar" search={search(1)} fz="sm">
        Tomorrow
      </InnerLink>
    </nav>
  );
}

interface ViewsProps {
  readonly whose: Whose;
  readonly onWhose: (whose: Whose) => void;
}

function Views({ whose, onWhose }: ViewsProps) {
  return (
    <div className="today-views">
      <SegmentedControl
        aria-label="Whose sessions"
        value={whose}
        onChange={onWhose}
        data={[
          { value: 'mine', label: 'Mine' },
          { value: 'everyone', label: 'Everyone’s' },
        ]}
      />
      <Link to="/board" className="today-board">
        Board
      </Link>
    </div>
  );
}

function emptyWords({ attending }: TodayAnswer, whose: Whose): string {
  if (whose === 'mine' && attending.length > 0) return 'You have no sessions today; your colleagues have.';
  return 'No sessions are booked today. Whoever is booked shows up here by itself.';
}
