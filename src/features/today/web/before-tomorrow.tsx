/** What is missing or old in the records of those who come until tomorrow evening. It stops nothing [P1.6]. */
import { useState } from 'react';
import { atClock } from '#ui/clock.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import { useFresh } from '#ui/use-fresh.ts';
import type { ReadinessAnswer } from '../contract.ts';
import type { DayView } from './day-view.ts';
import { TierMark } from './tier-mark.tsx';
import type { Whose } from './whose.ts';

/** Records change seldom. */
const everySeconds = 600;
const few = 6;

export interface BeforeTomorrowProps extends DayView {
  readonly whose: Whose;
}

export function BeforeTomorrow({ whose, answer, now, names }: BeforeTomorrowProps) {
  const found = useFresh<ReadinessAnswer>('/today/readiness', everySeconds, { topics: ['on-call'] });
  const [showsAll, setShowsAll] = useState(false);
  const all = found.data?.clients.filter(
    ({ clinicianId }) => whose === 'everyone' || clinicianId === answer.you.staffId,
  );
  if (!all) return null;
  const shown = showsAll ? all : all.slice(0, few);
  return (
    <section className="before-tomorrow" aria-labelledby="before-tomorrow">
      <h2 className="section-title" id="before-tomorrow">
        Before tomorrow
      </h2>
      {all.length === 0 && (
        <p className="quiet">Everyone who comes until tomorrow evening is prepared for.</p>
      )}
      {found.data?.nobodyOnCall.map(({ from, until }) => (
        <p key={from} className="gap">
          <Mark shape="dot" tone="unaccounted" /> {atClock(from, now, answer.timeZone)} to{' '}
          {atClock(until, now, answer.timeZone)} nobody is on call. <InnerLink to="/on-call">Cover</InnerLink>
        </p>
      ))}
      <ul>
        {shown.map((one) => (
          <li key={one.clientId}>
            <p>
              {/* The record begins with what is missing, and each gap with what mends it. */}
              <InnerLink className="unready-name" to="/clients/$clientId" params={{ clientId: one.clientId }}>
                <bdi>{names.client(one.clientId)}</bdi>
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
      {showsAll && found.data && found.data.more > 0 && (
        <p className="quiet">and {found.data.more} more in the practice</p>
      )}
    </section>
  );
}
