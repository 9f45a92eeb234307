/** Somebody should have been asked about this client, and no case could be opened: the screen says so loudest. */
import type { ReactNode } from 'react';
import { atClock, distance } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { AttendingNow } from '../contract.ts';
import type { DayView } from './day-view.ts';
import { TierMark } from './tier-mark.tsx';

export interface StrandedLineProps extends DayView {
  readonly row: AttendingNow;
  readonly children: ReactNode;
}

export function StrandedLine({ row, answer, now, names, children }: StrandedLineProps) {
  const client = names.client(row.clientId);
  return (
    <article className="missing" data-phase="stranded" aria-label={client}>
      <div className="missing-who">
        <Mark shape="dot" tone="unaccounted" />
        <h3 className="missing-name">
          <bdi>{client}</bdi>
        </h3>
        <TierMark tier={answer.clients[row.clientId]?.tier ?? null} />
      </div>
      <p className="missing-since">
        nobody has looked · {atClock(row.startsAt, now, answer.timeZone)} ·{' '}
        <strong>{distance(row.startsAt, now)}</strong>
        <span className="quiet"> · session with {names.staff(row.clinicianId)}</span>
      </p>
      <div className="missing-next">
        <p>
          <strong>Kept could not open a case for {client}, so nobody is asked and nothing goes out.</strong>
        </p>
        <p>
          Say here whether they came. If they did not, call them, and tell whoever runs Kept in your practice.
        </p>
      </div>
      <div className="missing-actions">{children}</div>
    </article>
  );
}
