/** Earlier, later, today; how much at once; whose. */
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useClinicians } from '#ui/colleagues.ts';
import { Icon } from '#ui/icon.tsx';
import { useMe } from '#ui/me.ts';
import { everyone, type Place, stepOf, type View } from './use-place.ts';
import { addDays } from './wall.ts';

const viewWords: Readonly<Record<View, string>> = { day: 'Day', week: 'Week', agenda: 'Agenda' };
const stepWords: Readonly<Record<View, string>> = { day: 'day', week: 'week', agenda: 'two weeks' };

export function Toolbar({ place }: { readonly place: Place }) {
  const { view, day, go, today, whose, setWhose } = place;
  const step = (by: number) => go({ day: addDays(day, by * stepOf[view]) });
  return (
    <div className="calendar-bar" role="group" aria-label="What the calendar shows">
      <div className="calendar-steps">
        <Button variant="default" px={10} aria-label={`Earlier ${stepWords[view]}`} onClick={() => step(-1)}>
          <Icon name="before" />
        </Button>
        <Button variant="default" onClick={() => go({ day: today })}>
          Today
        </Button>
        <Button variant="default" px={10} aria-label={`Later ${stepWords[view]}`} onClick={() => step(1)}>
          <Icon name="after" />
        </Button>
      </div>
      <SegmentedControl
        aria-label="How much at once"
        value={view}
        onChange={(chosen) => go({ view: chosen as View })}
        data={Object.entries(viewWords).map(([value, label]) => ({ value, label }))}
      />
      <NativeSelect
        aria-label="Whose sessions"
        size="md"
        className="calendar-whose"
        value={whose}
        onChange={(event) => setWhose(event.currentTarget.value)}
        data={useWhoseChoices(whose)}
      />
    </div>
  );
}

function useWhoseChoices(whose: string) {
  const me = useMe().data?.staff.id;
  const clinicians = useClinicians();
  const mine = clinicians.find(({ id }) => id === me);
  const known = whose === everyone || clinicians.some(({ id }) => id === whose);
  return [
    { value: everyone, label: 'Everyone’s' },
    ...(mine ? [{ value: mine.id, label: 'Mine' }] : []),
    ...clinicians.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name })),
    ...(known ? [] : [{ value: whose, label: 'One colleague’s' }]),
  ];
}
