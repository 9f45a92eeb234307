/** Whom the clinician, or a client, has at that time already. It forbids nothing: sometimes it is meant. */
import { useQuery } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';
import { useClientName } from '#ui/initials.ts';
import type { CalendarAnswer } from '../contract.ts';
import type { SessionValues } from './session-values.ts';
import { slotsOf, spanOf } from './slots.ts';
import { addDays, isDay, minuteOfWall } from './wall.ts';

export function useThatDay(values: SessionValues, zone: string, except: string | undefined): string[] {
  const { day, time, minutes, clinicianId } = values;
  const called = useClientName();
  const path = isDay(day) ? `/sessions/calendar?from=${day}&to=${addDays(day, 1)}` : '';
  const { data } = useQuery({
    queryKey: [path],
    queryFn: () => callServer<CalendarAnswer>('GET', path),
    enabled: path !== '' && clinicianId !== '',
    staleTime: 60_000,
  });
  if (!data || data.timeZone !== zone) return [];
  const from = minuteOfWall(`${day}T${time}`);
  const to = from + (Number(minutes) || 0);
  const chosen = new Set(values.clients.map(({ id }) => id));
  return slotsOf(data, new Date(data.now), called)
    .filter(({ session }) => session.status === 'booked' && session.id !== except)
    .filter((slot) => slot.from < to && from < slot.to)
    .filter(
      ({ session }) =>
        session.clinicianId === clinicianId ||
        session.participants.some(({ clientId }) => chosen.has(clientId)),
    )
    .map((slot) => `${slot.clinician} has ${slot.name} then already, ${spanOf(slot)}.`);
}
