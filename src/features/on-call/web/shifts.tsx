/** What comes again every week, who stands in, and who is away. */
import { Button, Text } from '@mantine/core';
import { clockTime, fullDay, shortDay } from '#ui/clock.ts';
import type { RotaAnswer } from '../contract.ts';
import { type Changing, namesOf } from './rota.ts';

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export interface EntriesProps {
  readonly rota: RotaAnswer;
  readonly changing: Changing;
}

export function Shifts({ rota, changing }: EntriesProps) {
  if (rota.shifts.length === 0) return <Text c="dimmed">There is no shift yet.</Text>;
  return (
    <ul className="rota-entries">
      {rota.shifts.map((shift) => {
        const words = shiftWords(shift, rota.timeZone);
        const name = namesOf(rota, [shift.staffId]);
        return (
          <li key={shift.id}>
            <span>
              {name}
              <span className="quiet">, {words}</span>
            </span>
            {rota.you.mayPlan && (
              <Button
                variant="default"
                size="xs"
                loading={changing.isBusy}
                aria-label={`Remove the shift of ${name}, ${words}`}
                onClick={() => changing.change('DELETE', `shifts/${shift.id}`)}
              >
                Remove
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function shiftWords(shift: RotaAnswer['shifts'][number], timeZone: string): string {
  const { weekdays, from, until, everyWeeks, firstOn, lastOn } = shift;
  const days = weekdays.length === 7 ? 'every day' : weekdays.map((day) => dayNames[day - 1]).join(', ');
  const weeks = everyWeeks === 1 ? '' : ` of every ${everyWeeks} weeks`;
  const zone = shift.timeZone === timeZone ? '' : ` (${shift.timeZone})`;
  return `${days}${weeks} ${from} to ${until}${zone}, from ${fullDay(firstOn)}${lastOn ? ` to ${fullDay(lastOn)}` : ''}`;
}

export function Exceptions({ rota, changing }: EntriesProps) {
  const { overrides, away, timeZone, you } = rota;
  if (overrides.length + away.length === 0) return null;
  const mayTakeOut = (staffId: string) => you.mayPlan || staffId === you.staffId;
  const day = (at: string) => `${shortDay(at, timeZone)}, ${clockTime(at, timeZone)}`;
  const lines = [
    ...overrides.map(({ id, staffId, from, until }) => ({
      what: `overrides/${id}`,
      staffId,
      words: `stands in from ${day(from)} to ${day(until)}`,
    })),
    ...away.map(({ id, staffId, firstOn, lastOn }) => ({
      what: `away/${id}`,
      staffId,
      words:
        firstOn === lastOn
          ? `is away on ${fullDay(firstOn)}`
          : `is away from ${fullDay(firstOn)} to ${fullDay(lastOn)}`,
    })),
  ];
  return (
    <ul className="rota-entries">
      {lines.map(({ what, staffId, words }) => (
        <li key={what}>
          <span>
            {namesOf(rota, [staffId])} <span className="quiet">{words}</span>
          </span>
          {mayTakeOut(staffId) && (
            <Button
              variant="default"
              size="xs"
              loading={changing.isBusy}
              aria-label={`Take back: ${namesOf(rota, [staffId])} ${words}`}
              onClick={() => changing.change('DELETE', what)}
            >
              Take back
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
