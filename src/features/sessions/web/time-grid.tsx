/** Hours downwards; beside each other the days of a week, or on one day those who hold sessions. */
import { type CSSProperties, useEffect, useRef } from 'react';
import { GridColumn } from './grid-column.tsx';
import { weekdayWord } from './period-words.ts';
import type { Shown } from './shown.ts';
import type { Slot } from './slots.ts';
import { useLandings } from './use-landings.tsx';
import { type Column, isOf, useMoving } from './use-moving.ts';
import { everyone } from './use-place.ts';
import { addDays, clockOf, minuteOfWall, wallIn, weekdayOf } from './wall.ts';

/** More than these are shown only when something is booked there. */
const usualHours = { first: 8, last: 18 };

export function TimeGrid(shown: Shown) {
  const { place, answer, now, mayChange } = shown;
  const slots = shown.slots.filter(({ session }) => session.status !== 'cancelled');
  const grid = useRef<HTMLDivElement>(null);
  const hours = hoursOf(slots);
  const columns = columnsOf(shown, slots);
  const landings = useLandings(answer);
  const moving = useMoving({
    grid,
    columns,
    firstMinute: hours.first * 60,
    lastMinute: hours.last * 60,
    onLand: landings.land,
  });
  const wallNow = wallIn(now.toISOString(), answer.timeZone);
  useStartAtNow(grid, minuteOfWall(wallNow) / 60 - hours.first);
  return (
    <>
      <div
        className="time-grid"
        data-view={place.view}
        ref={grid}
        style={
          { '--columns': columnWidths(columns, slots), '--hours': hours.last - hours.first } as CSSProperties
        }
      >
        <div className="grid-corner" />
        {columns.map((column) => (
          <ColumnHead key={column.key} column={column} place={place} />
        ))}
        <div className="grid-hours" aria-hidden="true">
          {Array.from({ length: hours.last - hours.first }, (_, index) => (
            <span key={index}>{clockOf((hours.first + index) * 60)}</span>
          ))}
        </div>
        {columns.map((column) => (
          <GridColumn
            key={column.key}
            column={column}
            slots={slots.filter((slot) => slot.day === column.day && isOf(column, slot))}
            firstMinute={hours.first * 60}
            nowMinute={wallNow.startsWith(column.day) ? minuteOfWall(wallNow) : null}
            moving={moving}
            shown={shown}
          />
        ))}
      </div>
      {slots.length === 0 && (
        <p className="quiet">
          Nothing is booked {place.view === 'day' ? 'on this day' : 'in this week'}
          {place.whose === everyone ? '.' : ' with whom you look at.'}
        </p>
      )}
      {mayChange && slots.length > 0 && (
        <p className="quiet calendar-hint">
          Drag a session to move it. With the keyboard: <kbd>M</kbd> lifts it, arrows move it,{' '}
          <kbd>Enter</kbd> puts it down.
        </p>
      )}
      <p className="for-readers" role="status">
        {moving.announcement}
      </p>
      {landings.question}
    </>
  );
}

function ColumnHead({ column, place }: { readonly column: Column; readonly place: Shown['place'] }) {
  if (column.clinicianId !== null || place.view === 'day')
    return <div className="grid-head">{column.label}</div>;
  const isToday = column.day === place.today;
  return (
    <div className="grid-head" data-today={isToday || undefined}>
      <button type="button" onClick={() => place.go({ day: column.day, view: 'day' })}>
        {weekdayWord(column.day)} <strong>{Number(column.day.slice(8))}</strong>
        {isToday && <span className="agenda-today">today</span>}
        <span className="for-readers">: look at this day alone</span>
      </button>
    </div>
  );
}

function hoursOf(slots: readonly Slot[]): { readonly first: number; readonly last: number } {
  return {
    first: Math.min(usualHours.first, ...slots.map(({ from }) => Math.floor(from / 60))),
    last: Math.max(usualHours.last, ...slots.map(({ to }) => Math.min(24, Math.ceil(to / 60)))),
  };
}

function columnsOf({ place, answer }: Shown, slots: readonly Slot[]): Column[] {
  if (place.view === 'week') {
    return Array.from({ length: 7 }, (_, index) => addDays(place.from, index)).map((day) => ({
      key: day,
      day,
      clinicianId: null,
      label: `${weekdayWord(day)} ${Number(day.slice(8))}`,
    }));
  }
  const holding = [...new Set(slots.map(({ session }) => session.clinicianId as string))];
  const shown = place.whose === everyone ? holding : [place.whose];
  if (shown.length === 0)
    return [{ key: place.day, day: place.day, clinicianId: null, label: 'Nobody has a session' }];
  return shown
    .map((clinicianId) => ({
      key: clinicianId,
      day: place.day,
      clinicianId,
      label: answer.staff[clinicianId] ?? 'A colleague',
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}

/** A free Saturday needs less room than a Tuesday. */
function columnWidths(columns: readonly Column[], slots: readonly Slot[]): string {
  return columns
    .map(({ day, clinicianId }) => {
      const isSlim =
        clinicianId === null &&
        columns.length === 7 &&
        weekdayOf(day) > 5 &&
        !slots.some((slot) => slot.day === day);
      return isSlim ? 'minmax(64px, 0.5fr)' : 'minmax(116px, 1fr)';
    })
    .join(' ');
}

/** The hour that matters is in sight, with one before it. */
function useStartAtNow(grid: React.RefObject<HTMLElement | null>, hoursDown: number): void {
  const first = useRef(hoursDown);
  useEffect(() => {
    const hour = grid.current?.querySelector('.grid-hours span')?.getBoundingClientRect().height ?? 0;
    grid.current?.scrollTo({ top: Math.max(0, (first.current - 1) * hour) });
  }, [grid]);
}
