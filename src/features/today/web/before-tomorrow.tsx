/** What is missing or old in the records of those who come until the end of the next day. It stops nothing [P1.6]. */
import './before-tomorrow.css';
import { useState } from 'react';
import { ClientName } from '#ui/client-name.tsx';
import { atClock, betweenClocks, weekday } from '#ui/clock.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import { type Me, useMe } from '#ui/me.ts';
import { useFresh } from '#ui/use-fresh.ts';
import type { ReadinessAnswer } from '../contract.ts';
import type { DayView } from './day-view.ts';
import { Paged, Settle } from './paged.tsx';
import { TierMark } from './tier-mark.tsx';
import type { Whose } from './whose.ts';

const path = '/today/readiness';
/** Records change seldom. */
const everySeconds = 600;
const few = 6;

export interface BeforeTomorrowProps extends DayView {
  readonly whose: Whose;
}

export function BeforeTomorrow({ whose, answer, now }: BeforeTomorrowProps) {
  const found = useFresh<ReadinessAnswer>(path, everySeconds, { topics: ['on-call', 'texts'] });
  const role = useMe().data?.staff.role;
  const [showsAll, setShowsAll] = useState(false);
  const all = found.data?.clients.filter(
    ({ clinicianId }) => whose === 'everyone' || clinicianId === answer.you.staffId,
  );
  if (!all || !found.data) return null;
  const { day, nobodyOnCall, unheld, duty, more } = found.data;
  const name = dayName(day, answer.day);
  const shown = showsAll ? all : all.slice(0, few);
  return (
    <section className="before-tomorrow" aria-labelledby="before-tomorrow">
      <h2 className="section-title" id="before-tomorrow">
        Before {name}
      </h2>
      {all.length === 0 && <p className="quiet">Everyone who comes until {name} evening is prepared for.</p>}
      {unheld.map((gap) => (
        <p key={gap.from} className="gap">
          <Mark shape="dot" tone="unaccounted" />{' '}
          <strong>
            {betweenClocks(gap, now, answer.timeZone)} whoever should answer is away, and nobody stands in.
          </strong>{' '}
          <InnerLink to="/on-call">Cover</InnerLink>
        </p>
      ))}
      {duty && (
        <div className="unheld">
          <Paged
            path="/today/duty"
            changes={path}
            mayTake={mayPlan(role)}
            now={now}
            timeZone={answer.timeZone}
            {...duty}
          />
          {mayPlan(role) && (
            <Settle
              path="/today/duty"
              changes={path}
              isEmpty="It is empty; write who answers then, or why nobody has to."
            />
          )}
        </div>
      )}
      {nobodyOnCall.map((gap) => (
        <p key={gap.from} className="gap">
          <Mark shape="ring" tone="quiet" /> {betweenClocks(gap, now, answer.timeZone)} nobody is on call.{' '}
          <InnerLink to="/on-call">Cover</InnerLink>
        </p>
      ))}
      <ul>
        {shown.map((one) => (
          <li key={one.clientId}>
            <p>
              {/* The record begins with what is missing, and each gap with what mends it. */}
              <InnerLink className="unready-name" to="/clients/$clientId" params={{ clientId: one.clientId }}>
                <ClientName name={one.name} />
              </InnerLink>{' '}
              <TierMark tier={one.tier} />
              <span className="quiet"> {atClock(one.startsAt, now, answer.timeZone)}</span>
            </p>
            {one.gaps.length === 0 && <p className="quiet">Nothing is missing</p>}
            {one.gaps.map(({ lack, words, serious }) => (
              <p key={lack} className={serious ? 'gap' : 'gap quiet'}>
                <Mark shape={serious ? 'half' : 'ring'} tone={serious ? 'late' : 'quiet'} /> {words}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {all.length > few && (
        <button
          type="button"
          className="tap"
          data-quiet
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? 'Show fewer' : `Show all ${all.length}`}
        </button>
      )}
      {showsAll && more > 0 && <p className="quiet">and {more} more in the practice</p>}
    </section>
  );
}

const mayPlan = (role: Me['staff']['role'] | undefined): boolean => role === 'owner' || role === 'supervisor';

const dayMs = 24 * 60 * 60_000;

/** `tomorrow`, or after some days without sessions `Monday`. */
const dayName = (day: string, today: string): string =>
  Date.parse(day) - Date.parse(today) === dayMs ? 'tomorrow' : weekday(day);
