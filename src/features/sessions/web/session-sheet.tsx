/** One session: what it is, how it stands, and what one may do with it. */
import { Anchor, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { distance } from '#ui/clock.ts';
import { useClientName } from '#ui/initials.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { Trouble } from '#ui/states.tsx';
import type { CalendarAnswer, SessionRecord } from '../contract.ts';
import { CallOffForm } from './call-off-form.tsx';
import { whenWords } from './change-session.ts';
import { EditForm } from './edit-form.tsx';
import { LocationPart } from './location-part.tsx';
import { minutesOf, type Slot, slotOf } from './slots.ts';
import { standingOfClient } from './standing.ts';
import { wallIn } from './wall.ts';

export interface SessionSheetProps {
  readonly id: string;
  readonly answer: CalendarAnswer;
  readonly now: Date;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

type Part = 'record' | 'edit' | 'call-off';

export function SessionSheet({ id, answer, now, mayChange, onClose }: SessionSheetProps) {
  const called = useClientName();
  const [part, setPart] = useState<Part>('record');
  const session = answer.sessions.find((one) => one.id === id);
  if (!session) {
    return (
      <Sheet title="Not on these days any more" onClose={onClose}>
        <Trouble>
          This session was moved to another day, or called off. Close this and look for it there.
        </Trouble>
      </Sheet>
    );
  }
  const slot = slotOf(session, answer, now, called);
  const title = { record: slot.name, edit: `Change: ${slot.name}`, 'call-off': `Call off: ${slot.name}` }[
    part
  ];
  return (
    <Sheet title={<bdi>{title}</bdi>} onClose={onClose}>
      {part === 'record' && (
        <Record slot={slot} answer={answer} now={now} mayChange={mayChange} onPart={setPart} />
      )}
      {part === 'edit' && (
        <EditForm
          session={session}
          answer={answer}
          now={now}
          onDone={onClose}
          onBack={() => setPart('record')}
        />
      )}
      {part === 'call-off' && (
        <CallOffForm slot={slot} now={now} onDone={onClose} onBack={() => setPart('record')} />
      )}
    </Sheet>
  );
}

interface RecordProps {
  readonly slot: Slot;
  readonly answer: CalendarAnswer;
  readonly now: Date;
  readonly mayChange: boolean;
  readonly onPart: (part: Part) => void;
}

function Record({ slot, answer, now, mayChange, onPart }: RecordProps) {
  const { session } = slot;
  const isBooked = session.status === 'booked';
  return (
    <div className="session-record">
      <p className="record-when">
        <strong>{whenWords(wallIn(session.startsAt, answer.timeZone))}</strong> · {minutesOf(session)} min
        <span className="quiet"> · {whenDistance(session, now)}</span>
      </p>
      <dl className="record-facts">
        <Fact word="With">{slot.clinician}</Fact>
        <Fact word="Where">
          {session.modality === 'telehealth' ? 'By video' : 'In person'}
          {session.link !== null && (
            <>
              {' · '}
              <Anchor href={session.link} underline="always" target="_blank" rel="noreferrer">
                Open the link
              </Anchor>
            </>
          )}
        </Fact>
        {slot.elsewhere !== '' && <Fact word="Their clock">{slot.elsewhere}</Fact>}
        {slot.repeats !== '' && <Fact word="Repeats">{slot.repeats}</Fact>}
        {session.calendarId !== null && (
          <Fact word="From">
            <InnerLink
              to="/calendars/$calendarId"
              underline="always"
              params={{ calendarId: session.calendarId }}
            >
              a connected calendar
            </InnerLink>
            <span className="quiet">: its next change there counts again</span>
          </Fact>
        )}
      </dl>
      <ul className="record-clients">
        {session.participants.map((one) => (
          <ClientOf
            key={one.clientId}
            one={one}
            session={session}
            answer={answer}
            now={now}
            mayChange={mayChange && isBooked}
          />
        ))}
      </ul>
      {mayChange && isBooked && (
        <Group>
          <Button size="md" onClick={() => onPart('edit')}>
            Change or move
          </Button>
          <Button size="md" variant="default" onClick={() => onPart('call-off')}>
            Call off
          </Button>
        </Group>
      )}
    </div>
  );
}

interface ClientOfProps {
  readonly one: SessionRecord['participants'][number];
  readonly session: SessionRecord;
  readonly answer: CalendarAnswer;
  readonly now: Date;
  readonly mayChange: boolean;
}

function ClientOf({ one, session, answer, now, mayChange }: ClientOfProps) {
  const called = useClientName();
  const name = called(answer.clients[one.clientId]?.name ?? 'A client');
  const standing = standingOfClient(session, one, now);
  return (
    <li>
      <p className="record-client">
        <InnerLink to="/clients/$clientId" params={{ clientId: one.clientId }} fw={600}>
          <bdi>{name}</bdi>
        </InnerLink>
        <span>
          <Mark {...standing} /> {standing.word}
        </span>
      </p>
      <LocationPart
        session={session}
        one={one}
        name={name}
        answer={answer}
        mayChange={mayChange && one.calledOffAt === null}
      />
    </li>
  );
}

function Fact({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function whenDistance({ startsAt, endsAt }: SessionRecord, now: Date): string {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (now.getTime() < start) return `in ${distance(now, startsAt)}`;
  return now.getTime() < end ? `began ${distance(startsAt, now)} ago` : `${distance(endsAt, now)} ago`;
}
