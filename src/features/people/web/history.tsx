import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { clockTime, fullDay, shortDay } from '#ui/clock.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import { Answer } from '#ui/states.tsx';
import { useFresh } from '#ui/use-fresh.ts';
import type { ClientRecord } from '../contract.ts';
import { Section } from './section.tsx';
import { useStaff } from './staff.ts';
import { presenceWords } from './words.ts';

/** As sessions tell them; another feature's answer, so only what is shown here. */
interface SessionSeen {
  readonly id: string;
  readonly startsAt: string;
  readonly modality: 'in-person' | 'telehealth';
  readonly clinicianId: string;
  readonly status: 'booked' | 'cancelled' | 'moved';
  readonly participants: readonly {
    readonly clientId: string;
    readonly presence: keyof typeof presenceWords;
    readonly calledOffAt: string | null;
    readonly location: string | null;
    readonly locationConfirmedAt: string | null;
  }[];
}
interface Sessions {
  readonly sessions: readonly SessionSeen[];
}
interface CaseSeen {
  readonly id: string;
  readonly status: 'open' | 'closed';
  readonly sessionStartsAt: string;
  readonly closedAt: string | null;
}

const dayMs = 86_400_000;
const aheadDays = 180;
const backDays = 180;
const shownAtFirst = 8;
const seldom = 300;

interface OfClient {
  readonly client: ClientRecord;
}

/** From the start of a day, so that the same question is not asked anew with each minute. */
function sessionsPath(clientId: string, fromDays: number, toDays: number): string {
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const at = (days: number) => new Date(today + days * dayMs).toISOString();
  return `/sessions?${new URLSearchParams({ from: at(fromDays), to: at(toDays), clientId })}`;
}

export function NextSession({ client }: OfClient) {
  const [path] = useState(() => sessionsPath(client.id, 0, aheadDays));
  const found = useFresh<Sessions>(path, seldom);
  const { nameOf } = useStaff();
  return (
    <Section id="next" title="Next session">
      <Answer to={found} lines={1}>
        {({ sessions }) => {
          const next = sessions.find(
            ({ startsAt, status, participants }) =>
              status === 'booked' &&
              startsAt > new Date().toISOString() &&
              participants.some((one) => one.clientId === client.id && one.calledOffAt === null),
          );
          if (!next) return <Text c="dimmed">None is booked in the next half year.</Text>;
          return (
            <Text>
              <b>
                {shortDay(next.startsAt, client.timeZone)}, {clockTime(next.startsAt, client.timeZone)}
              </b>{' '}
              on their clock
              <br />
              {next.modality === 'telehealth' ? 'From a distance' : 'In person'}, with{' '}
              {nameOf(next.clinicianId)}
            </Text>
          );
        }}
      </Answer>
    </Section>
  );
}

/** Before anything else on the page: somebody may be looking for this client right now. */
export function OpenCase({ client }: OfClient) {
  const cases = useFresh<readonly CaseSeen[]>(`/cases?status=all&clientId=${client.id}`, seldom).data;
  const open = cases?.find(({ status }) => status === 'open');
  if (!open) return null;
  return (
    <div className="note">
      <Text>
        <Mark shape="dot" tone="unaccounted" /> <b>Not yet accounted for</b>, since the session of{' '}
        {shortDay(open.sessionStartsAt, client.timeZone)}, {clockTime(open.sessionStartsAt, client.timeZone)}.{' '}
        <InnerLink to="/cases/$caseId" params={{ caseId: open.id }} fw={600}>
          To the open case
        </InnerLink>
      </Text>
    </div>
  );
}

/** Each with where it led to; none of it is held against anybody. */
export function Cases({ client }: OfClient) {
  const found = useFresh<readonly CaseSeen[]>(`/cases?status=all&clientId=${client.id}`, seldom);
  return (
    <Section id="cases" title="When they were missing">
      <Answer to={found} lines={1}>
        {(cases) =>
          cases.length === 0 ? (
            <Text c="dimmed">Never, as far as Kept knows.</Text>
          ) : (
            <ul className="past">
              {cases.map((one) => (
                <li key={one.id}>
                  <InnerLink to="/cases/$caseId" params={{ caseId: one.id }}>
                    {fullDay(one.sessionStartsAt, client.timeZone)}
                  </InnerLink>
                  <Text span>
                    {one.status === 'open' ? (
                      <>
                        <Mark shape="dot" tone="unaccounted" /> <b>not yet accounted for</b>
                      </>
                    ) : (
                      <>
                        <Mark shape="check" tone="accounted" /> accounted for
                      </>
                    )}
                  </Text>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
}

/** Sessions of the last half year: who was here, and from where. */
export function PastSessions({ client }: OfClient) {
  const [path] = useState(() => sessionsPath(client.id, -backDays, 1));
  const [showsAll, setShowsAll] = useState(false);
  const found = useFresh<Sessions>(path, seldom);
  return (
    <Section id="sessions" title="Sessions of the last half year">
      <Answer to={found} lines={3}>
        {({ sessions }) => {
          const past = sessions
            .filter(({ startsAt, status }) => status !== 'moved' && startsAt <= new Date().toISOString())
            .toReversed();
          const shown = showsAll ? past : past.slice(0, shownAtFirst);
          if (past.length === 0) return <Text c="dimmed">None yet.</Text>;
          return (
            <>
              <ul className="past">
                {shown.map((one) => (
                  <PastSession key={one.id} session={one} client={client} />
                ))}
              </ul>
              {past.length > shown.length && (
                <div>
                  <Button variant="default" onClick={() => setShowsAll(true)}>
                    Show all {past.length}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Answer>
    </Section>
  );
}

interface PastSessionProps extends OfClient {
  readonly session: SessionSeen;
}

function PastSession({ session, client }: PastSessionProps) {
  const own = session.participants.find(({ clientId }) => clientId === client.id);
  if (!own) return null;
  const isOff = session.status === 'cancelled' || own.calledOffAt !== null;
  const { location, locationConfirmedAt } = own;
  return (
    <li>
      <Text span>
        {shortDay(session.startsAt, client.timeZone)}, {clockTime(session.startsAt, client.timeZone)}
      </Text>
      <Text span>{isOff ? 'called off' : presenceWords[own.presence]}</Text>
      {location && (
        <Text fz="sm" c="dimmed" className="past-place" dir="auto">
          {locationConfirmedAt ? `Said that they were here: ${location}` : location}
        </Text>
      )}
    </li>
  );
}
