/** One connected calendar: how fresh it is, whose its unknown entries are, and what its imports changed. */
import './calendars.css';
import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { Answer, Empty, Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { useFresh, useNow } from '#ui/use-fresh.ts';
import { useTrying } from '#ui/use-trying.ts';
import type { CalendarRecord } from '../contract.ts';
import { CalendarForm } from './calendar-form.tsx';
import { CalendarState } from './calendar-state.tsx';
import { isOfCalendars } from './of-calendars.ts';
import { Reports } from './reports.tsx';
import { Rules } from './rules.tsx';
import { UnknownEntries } from './unknown-entries.tsx';
import { UploadSheet } from './upload-sheet.tsx';

const everySeconds = 60;

export function ImportPage() {
  const { calendarId }: { calendarId?: string } = useParams({ strict: false });
  const calendars = useFresh<CalendarRecord[]>('/calendars', everySeconds);
  const calendar = calendars.data?.find(({ id }) => id === calendarId);
  return (
    <Page
      title={calendar?.name ?? 'Calendar'}
      aside={<InnerLink to="/calendars">All connected calendars</InnerLink>}
    >
      <Answer to={calendars}>
        {() =>
          calendar ? (
            <OneCalendar calendar={calendar} />
          ) : (
            <Empty title="There is no such calendar">
              It may have been removed; look at all connected calendars.
            </Empty>
          )
        }
      </Answer>
    </Page>
  );
}

function OneCalendar({ calendar }: { readonly calendar: CalendarRecord }) {
  const now = useNow();
  const practice = useMe().data;
  const mayChange = practice !== undefined && practice.staff.role !== 'auditor';
  const zone = practice?.practice.timeZone ?? calendar.zone;
  const [opened, setOpened] = useState<'upload' | 'change' | null>(null);
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const look = () =>
    trying(async () => {
      const { checked } = await callServer<{ checked: keyof typeof checkedWords }>(
        'POST',
        `/calendars/${calendar.id}/check`,
      );
      showToast({ words: checkedWords[checked] });
      await queries.invalidateQueries({ predicate: isOfCalendars });
    });
  return (
    <>
      <div>
        <CalendarState calendar={calendar} now={now} />
        {calendar.addressHint && <p className="quiet calendars-lead">{calendar.addressHint}</p>}
        {trouble && <Trouble>{trouble}</Trouble>}
        {mayChange && (
          <Group mt={12}>
            {calendar.addressHint !== null && calendar.stoppedAt === null && (
              <Button loading={isBusy} onClick={() => void look()}>
                Look now
              </Button>
            )}
            {calendar.stoppedAt === null && (
              <Button
                variant={calendar.addressHint === null ? 'filled' : 'default'}
                onClick={() => setOpened('upload')}
              >
                Upload a file
              </Button>
            )}
            <Button variant="default" onClick={() => setOpened('change')}>
              Change
            </Button>
          </Group>
        )}
      </div>
      <UnknownEntries calendarId={calendar.id} zone={zone} mayChange={mayChange} />
      <Reports calendarId={calendar.id} zone={zone} />
      <Rules calendarId={calendar.id} mayChange={mayChange} />
      {opened === 'upload' && <UploadSheet calendarId={calendar.id} onClose={() => setOpened(null)} />}
      {opened === 'change' && <CalendarForm before={calendar} onClose={() => setOpened(null)} />}
    </>
  );
}

const checkedWords = {
  imported: 'Read and taken in.',
  unchanged: 'Read: nothing changed since.',
  failed: 'It could not be read; the reason stands above.',
  'not-due': 'Somebody else is looking at it right now.',
} as const;
