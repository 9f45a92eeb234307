/** The sessions of a day, a week or the days ahead; where they are booked, moved and called off. */
import './calendar.css';
import './time-grid.css';
import './agenda.css';
import './session-sheet.css';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { zoneInWords } from '#core/time/clock-words.ts';
import { useClientName } from '#ui/initials.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { Paused } from '#ui/paused.tsx';
import { useServerClock } from '#ui/server-clock.ts';
import { Answer, Loading } from '#ui/states.tsx';
import { useFresh } from '#ui/use-fresh.ts';
import type { CalendarAnswer } from '../contract.ts';
import { Agenda } from './agenda.tsx';
import { BookSheet } from './book-sheet.tsx';
import { DayStrip } from './day-strip.tsx';
import { periodWords } from './period-words.ts';
import { SessionSheet } from './session-sheet.tsx';
import { slotsOf } from './slots.ts';
import { TimeGrid } from './time-grid.tsx';
import { Toolbar } from './toolbar.tsx';
import { everyone, type Place, usePlace } from './use-place.ts';

const everySeconds = 60;

/** What stands over the calendar. */
export type Opened =
  | {
      readonly what: 'booking';
      readonly day: string;
      readonly minute: number | null;
      readonly clinicianId?: string;
    }
  | { readonly what: 'session'; readonly id: string };

export function CalendarPage() {
  const [opening] = useState(() => new Date());
  const place = usePlace(opening);
  if (!place) {
    return (
      <Page title="Calendar" wide>
        <Loading lines={6} />
      </Page>
    );
  }
  return <Calendar place={place} />;
}

function Calendar({ place }: { readonly place: Place }) {
  const { from, to, whose, view } = place;
  const only = whose === everyone ? '' : `&clinicianId=${whose}`;
  const path = `/sessions/calendar?from=${from}&to=${to}${only}`;
  const found = useFresh<CalendarAnswer>(path, everySeconds, { topics: ['sessions', 'clients', 'cases'] });
  const { now } = useServerClock(found.data?.now, found.dataUpdatedAt);
  const called = useClientName();
  const role = useMe().data?.staff.role;
  const mayChange = role !== undefined && role !== 'auditor';
  const [opened, setOpened] = useState<Opened | null>(null);
  const book = (day: string, minute: number | null = null, clinicianId?: string) =>
    setOpened({ what: 'booking', day, minute, ...(clinicianId && { clinicianId }) });
  const { wantsToBook, today, go } = place;
  useEffect(() => {
    if (!wantsToBook) return;
    if (mayChange) setOpened({ what: 'booking', day: today, minute: null });
    go({});
  }, [wantsToBook, mayChange, today, go]);
  return (
    <Page
      wide
      title={periodWords(place)}
      aside={
        mayChange && (
          <Button
            onClick={() =>
              book(view === 'week' && place.today >= from && place.today < to ? place.today : place.day)
            }
          >
            Book<span className="book-more">&nbsp;a session</span>
          </Button>
        )
      }
    >
      <Toolbar place={place} />
      <Paused />
      <Answer to={found} lines={8}>
        {(answer) => {
          const slots = slotsOf(answer, now, called);
          const shown = {
            place,
            answer,
            now,
            slots,
            mayChange,
            onOpen: (id: string) => setOpened({ what: 'session', id }),
            onBook: mayChange ? book : null,
          };
          return (
            <>
              <ZoneNote timeZone={answer.timeZone} />
              {view !== 'week' && <DayStrip place={place} />}
              {view === 'agenda' ? <Agenda {...shown} /> : <TimeGrid {...shown} />}
              {opened?.what === 'session' && (
                <SessionSheet
                  id={opened.id}
                  answer={answer}
                  now={now}
                  mayChange={mayChange}
                  onClose={() => setOpened(null)}
                />
              )}
            </>
          );
        }}
      </Answer>
      {opened?.what === 'booking' && (
        <BookSheet
          {...opened}
          timeZone={place.timeZone}
          whose={whose}
          onDone={(day) => {
            setOpened(null);
            if (day < from || day >= to) place.go({ day });
          }}
          onClose={() => setOpened(null)}
        />
      )}
      <p className="calendar-foot quiet">
        <InnerLink to="/calendars">Connected calendars</InnerLink>
        <span>Bookings that come from another calendar, and what its last import changed</span>
      </p>
    </Page>
  );
}

/** Whoever travels reads the practice's clock, and should know it. */
function ZoneNote({ timeZone }: { readonly timeZone: string }) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own === timeZone) return null;
  return (
    <p className="quiet calendar-note">Times are on the practice’s clock, in {zoneInWords(timeZone)}.</p>
  );
}
