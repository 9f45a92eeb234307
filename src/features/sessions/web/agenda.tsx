/** Day after day as a list. Days without a session are not listed, except today. */
import { Icon } from '#ui/icon.tsx';
import { Mark } from '#ui/mark.tsx';
import { Empty } from '#ui/states.tsx';
import { longDayWords } from './period-words.ts';
import type { Shown } from './shown.ts';
import type { Slot } from './slots.ts';
import { addDays, clockOf, daysBetween } from './wall.ts';

export function Agenda({ place, slots, onOpen }: Shown) {
  const byDay = Map.groupBy(slots, ({ day }) => day);
  const days = Array.from({ length: daysBetween(place.from, place.to) }, (_, index) =>
    addDays(place.from, index),
  );
  const listed = days.filter((day) => byDay.has(day) || day === place.today);
  if (slots.length === 0) {
    return (
      <Empty title="Nothing is booked on these days">
        Sessions show up here once they are booked, or come from a connected calendar.
      </Empty>
    );
  }
  return (
    <div className="agenda">
      {listed.map((day) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="agenda-day">
            {longDayWords(day)}
            {day === place.today && <span className="agenda-today">today</span>}
          </h2>
          {!byDay.has(day) && <p className="quiet">No sessions</p>}
          <ul>
            {byDay.get(day)?.map((slot) => (
              <li key={slot.session.id}>
                <AgendaLine slot={slot} onOpen={() => onOpen(slot.session.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function AgendaLine({ slot, onOpen }: { readonly slot: Slot; readonly onOpen: () => void }) {
  const { session, standing } = slot;
  const details = [slot.clinician, slot.elsewhere].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className="agenda-line"
      data-off={session.status === 'cancelled' || undefined}
      onClick={onOpen}
    >
      <span className="agenda-time">
        {clockOf(slot.from)}
        <span className="quiet">{clockOf(slot.to)}</span>
      </span>
      <span className="agenda-who">
        <bdi>{slot.name}</bdi>
        <span className="quiet">{details}</span>
      </span>
      <span className="agenda-standing">
        <Mark {...standing} /> {standing.word}
      </span>
      <span className="agenda-marks">
        <SessionMarks slot={slot} />
      </span>
    </button>
  );
}

/** By video, and whether it repeats: with their words for readers. */
export function SessionMarks({ slot }: { readonly slot: Slot }) {
  return (
    <>
      {slot.session.modality === 'telehealth' && (
        <span title="By video">
          <Icon name="video" size={16} />
          <span className="for-readers">by video</span>
        </span>
      )}
      {slot.session.seriesId !== null && (
        <span title={`Repeats ${slot.repeats}`}>
          <Icon name="repeats" size={16} />
          <span className="for-readers">repeats {slot.repeats}</span>
        </span>
      )}
    </>
  );
}
