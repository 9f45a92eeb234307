/** Which days one looks at, how, and whose: the first two stand in the address, the last is remembered on this device. */
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '#ui/me.ts';
import { addDays, isDay, mondayOf, wallIn } from './wall.ts';

export const views = ['day', 'week', 'agenda'] as const;
export type View = (typeof views)[number];

const agendaDays = 14;
const remembered = 'kept.calendar.whose';
export const everyone = 'everyone';

export interface Place {
  readonly view: View;
  /** The day that is looked at, or the first of the agenda. */
  readonly day: string;
  /** The first day that is shown, and the first that is not any more. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly timeZone: string;
  /** `everyone`, or the id of a member of staff. */
  readonly whose: string;
  /** Whoever comes here comes to book. */
  readonly wantsToBook: boolean;
  readonly go: (to: { readonly day?: string; readonly view?: View }) => void;
  readonly setWhose: (whose: string) => void;
}

/** `null` until it is known who is asking, and on which clock. */
export function usePlace(now: Date): Place | null {
  const me = useMe().data;
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const search: { day?: unknown; view?: unknown; book?: unknown } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(() => localStorage.getItem(remembered));
  if (!me) return null;
  const { timeZone } = me.practice;
  const today = wallIn(now.toISOString(), timeZone).slice(0, 10);
  const view = views.find((one) => one === search.view) ?? (isPhone ? 'agenda' : 'week');
  const day = isDay(search.day) ? search.day : today;
  const usual = me.staff.role === 'clinician' ? me.staff.id : everyone;
  return {
    view,
    day,
    ...rangeOf(view, day),
    today,
    timeZone,
    whose: chosen ?? usual,
    wantsToBook: search.book !== undefined,
    go: (to) =>
      void navigate({
        to: '/calendar',
        search: { day, view, ...to } as never,
        // On the way back nobody wants to book once more.
        replace: search.book !== undefined,
      }),
    setWhose(whose) {
      localStorage.setItem(remembered, whose);
      setChosen(whose);
    },
  };
}

function rangeOf(view: View, day: string): { readonly from: string; readonly to: string } {
  if (view === 'day') return { from: day, to: addDays(day, 1) };
  if (view === 'agenda') return { from: day, to: addDays(day, agendaDays) };
  const from = mondayOf(day);
  return { from, to: addDays(from, 7) };
}

export const stepOf: Readonly<Record<View, number>> = { day: 1, week: 7, agenda: agendaDays };
