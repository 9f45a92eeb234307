/** The seven days around the one that is looked at, for a thumb. */
import { monthWord, weekdayWord } from './period-words.ts';
import type { Place } from './use-place.ts';
import { addDays, mondayOf } from './wall.ts';

export function DayStrip({ place }: { readonly place: Place }) {
  const monday = mondayOf(place.day);
  return (
    <nav className="day-strip" aria-label="Days of this week">
      {Array.from({ length: 7 }, (_, index) => addDays(monday, index)).map((day) => (
        <button
          key={day}
          type="button"
          className="strip-day"
          aria-current={day === place.day ? 'date' : undefined}
          data-today={day === place.today || undefined}
          onClick={() => place.go({ day })}
        >
          <span>{weekdayWord(day)}</span> <strong>{Number(day.slice(8))}</strong>
          <span className="for-readers"> {monthWord(day)}</span>
        </button>
      ))}
    </nav>
  );
}
