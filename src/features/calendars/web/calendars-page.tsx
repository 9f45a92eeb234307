/** Where bookings come from beside Kept itself, how fresh each is, and what was taught about their entries. */
import './calendars.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useClinicians } from '#ui/colleagues.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { Answer, Empty } from '#ui/states.tsx';
import { useFresh, useNow } from '#ui/use-fresh.ts';
import type { CalendarRecord } from '../contract.ts';
import { CalendarForm } from './calendar-form.tsx';
import { CalendarState } from './calendar-state.tsx';
import { Rules } from './rules.tsx';

const everySeconds = 60;

export function CalendarsPage() {
  const calendars = useFresh<CalendarRecord[]>('/calendars', everySeconds);
  const [isConnecting, setIsConnecting] = useState(false);
  const role = useMe().data?.staff.role;
  const mayChange = role !== undefined && role !== 'auditor';
  const connect = mayChange && <Button onClick={() => setIsConnecting(true)}>Connect a calendar</Button>;
  return (
    <Page
      title="Connected calendars"
      aside={
        <div className="calendars-aside">
          <InnerLink to="/calendar">Calendar</InnerLink>
          {calendars.data?.length !== 0 && connect}
        </div>
      }
    >
      <p className="calendars-lead quiet">
        Sessions are read from these calendars and never written to them. A wrong guess would write to the
        wrong person, so what does not name exactly one client waits here for somebody to say whose it is.
      </p>
      <Answer to={calendars}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No calendar is connected" action={connect}>
              Connect the one that the practice books in, by its address or by a file, and its sessions show
              up here.
            </Empty>
          ) : (
            <ul className="quiet-list">
              {all.map((one) => (
                <CalendarLine key={one.id} calendar={one} />
              ))}
            </ul>
          )
        }
      </Answer>
      <Rules calendarId={null} mayChange={mayChange} />
      {isConnecting && <CalendarForm before={null} onClose={() => setIsConnecting(false)} />}
    </Page>
  );
}

function CalendarLine({ calendar }: { readonly calendar: CalendarRecord }) {
  const now = useNow();
  const clinician = useClinicians().find(({ id }) => id === calendar.clinicianId)?.name ?? '';
  return (
    <li>
      <p className="calendar-name">
        <InnerLink to="/calendars/$calendarId" params={{ calendarId: calendar.id }} fw={600} fz="lg">
          <bdi>{calendar.name}</bdi>
        </InnerLink>
        <span className="quiet">
          {[clinician, calendar.addressHint ?? 'by file'].filter(Boolean).join(' · ')}
        </span>
      </p>
      <CalendarState calendar={calendar} now={now} />
    </li>
  );
}
