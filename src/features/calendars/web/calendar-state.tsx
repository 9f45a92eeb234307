/** How a calendar stands, in a shape and words: when it was last read, and what is the matter with it. */
import { atClock, distance, fromNow } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { CalendarRecord } from '../contract.ts';

export function CalendarState({ calendar, now }: { readonly calendar: CalendarRecord; readonly now: Date }) {
  const { stoppedAt, failure, failingSince, lastGoodAt, checkedAt, nextCheckAt, addressHint } = calendar;
  if (stoppedAt) {
    return (
      <p className="calendar-state">
        <Mark shape="diamond" tone="quiet" /> Stopped {atClock(stoppedAt, now)}. What it booked before stays
        booked.
      </p>
    );
  }
  if (failure) {
    return (
      <p className="calendar-state">
        <Mark shape="half" tone="late" />{' '}
        <span>
          <strong>Cannot be read{failingSince ? ` for ${distance(failingSince, now)}` : ''}.</strong>{' '}
          {failure} What it said last{lastGoodAt ? `, ${atClock(lastGoodAt, now)},` : ''} goes on counting.
          {nextCheckAt && ` Next look ${fromNow(nextCheckAt, now)}.`}
        </span>
      </p>
    );
  }
  const readAt = addressHint === null ? lastGoodAt : (checkedAt ?? lastGoodAt);
  if (!readAt) {
    return (
      <p className="calendar-state">
        <Mark shape="ring" tone="quiet" />{' '}
        {addressHint === null
          ? 'Nothing in it yet: upload a file.'
          : 'Not read yet; the first look comes by itself.'}
      </p>
    );
  }
  return (
    <p className="calendar-state">
      <Mark shape="check" tone="accounted" /> {addressHint === null ? 'Uploaded' : 'Read'}{' '}
      {atClock(readAt, now)}
      <span className="quiet">
        {' '}
        · {distance(readAt, now)} ago
        {addressHint !== null && nextCheckAt && ` · next look ${fromNow(nextCheckAt, now)}`}
      </span>
    </p>
  );
}
