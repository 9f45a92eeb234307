import { type CSSProperties, type PointerEvent, useState } from 'react';
import { layOut } from './lanes.ts';
import { longDayWords } from './period-words.ts';
import { SessionBlock } from './session-block.tsx';
import type { Shown } from './shown.ts';
import { type Slot, spanOf } from './slots.ts';
import type { Column, Moving } from './use-moving.ts';
import { clockOf } from './wall.ts';

export interface GridColumnProps {
  readonly column: Column;
  readonly slots: readonly Slot[];
  readonly firstMinute: number;
  readonly nowMinute: number | null;
  readonly moving: Moving;
  readonly shown: Shown;
}

/** Side by side, more than these cannot be read; on a day of its own there is more room. */
const mostLanes = { week: 3, day: 4, agenda: 1 };

export function GridColumn({ column, slots, firstMinute, nowMinute, moving, shown }: GridColumnProps) {
  const { place, onOpen } = shown;
  const { placed, folded } = layOut(slots, mostLanes[place.view]);
  const { landing } = moving;
  const isLandingHere = landing?.day === column.day && landing.clinicianId === column.clinicianId;
  const free = useFreeTime(firstMinute);
  const isBooking = shown.onBook !== null && landing === null;
  const label = column.clinicianId === null ? longDayWords(column.day) : column.label;
  return (
    <section
      className="grid-column"
      data-column={column.key}
      data-today={column.day === place.today || undefined}
      aria-label={`${label}, ${slots.length === 1 ? '1 session' : `${slots.length} sessions`}`}
      {...(isBooking && {
        onPointerMove: free.look,
        onPointerLeave: free.leave,
        onClick: (event) => {
          if (event.target === event.currentTarget && free.minute !== null) {
            shown.onBook?.(column.day, free.minute, column.clinicianId ?? undefined);
          }
        },
      })}
    >
      {isBooking && free.minute !== null && (
        <span className="free-time" style={span(free.minute - firstMinute, 30)} aria-hidden="true">
          Book {clockOf(free.minute)}
        </span>
      )}
      <ol>
        {placed.map(({ item, lane, lanes }) => (
          <li
            key={item.session.id}
            style={
              {
                ...span(item.from - firstMinute, item.to - item.from),
                '--lane': lane,
                '--lanes': lanes,
              } as CSSProperties
            }
          >
            <SessionBlock slot={item} moving={moving} withClinician={place.view === 'week'} onOpen={onOpen} />
          </li>
        ))}
        {folded.map(({ from, count }) => (
          <li
            key={`more-${from}`}
            style={
              {
                ...span(from - firstMinute, 45),
                '--lane': mostLanes[place.view] - 1,
                '--lanes': mostLanes[place.view],
              } as CSSProperties
            }
          >
            <button
              type="button"
              className="more-block"
              onClick={() => place.go({ day: column.day, view: place.view === 'day' ? 'agenda' : 'day' })}
            >
              +{count}
              <span className="for-readers">
                {' '}
                more at {clockOf(from)}:{' '}
                {place.view === 'day' ? 'see them as a list' : 'look at this day alone'}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {isLandingHere && (
        <div
          className="landing"
          style={span(landing.from - firstMinute, landing.slot.to - landing.slot.from)}
          aria-hidden="true"
        >
          <strong>{landing.slot.name}</strong>
          <span>
            {spanOf({ from: landing.from, to: landing.from + landing.slot.to - landing.slot.from })}
          </span>
        </div>
      )}
      {nowMinute !== null && nowMinute >= firstMinute && (
        <div className="now-line" style={span(nowMinute - firstMinute, 0)} aria-hidden="true" />
      )}
    </section>
  );
}

function span(from: number, minutes: number): CSSProperties {
  return { '--from': from, '--minutes': minutes } as CSSProperties;
}

/** The half hour under the pointer, where nothing is booked. */
function useFreeTime(firstMinute: number) {
  const [minute, setMinute] = useState<number | null>(null);
  return {
    minute,
    leave: () => setMinute(null),
    look(event: PointerEvent<HTMLElement>) {
      if (event.target !== event.currentTarget || event.pointerType === 'touch') {
        setMinute(null);
        return;
      }
      const { top } = event.currentTarget.getBoundingClientRect();
      const hour = Number.parseFloat(getComputedStyle(event.currentTarget).getPropertyValue('--hour'));
      setMinute(firstMinute + Math.floor((event.clientY - top) / (hour / 2)) * 30);
    },
  };
}
