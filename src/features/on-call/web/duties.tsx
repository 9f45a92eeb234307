/** The next weeks, one line for each change, and where nobody is on call. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { atClock, clockTime, longDay, shortDay } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { RotaAnswer } from '../contract.ts';
import { type Changing, namesOf } from './rota.ts';

type Duty = RotaAnswer['duties'][number];

export interface DutiesProps {
  readonly rota: RotaAnswer;
  readonly changing: Changing;
}

/** `rota` without what is over. */
export function OnCallNow({ rota, now }: Pick<DutiesProps, 'rota'> & { readonly now: Date }) {
  const [first] = rota.duties;
  if (!first) return null;
  const until = atClock(first.until, now, rota.timeZone);
  if (first.staffIds.length === 0)
    return (
      <p className="on-call-now" data-gap>
        <Mark shape="dot" tone="unaccounted" /> Nobody is on call until {until}
      </p>
    );
  return (
    <p className="on-call-now">
      <Mark shape="check" tone="accounted" /> {namesOf(rota, first.staffIds)}{' '}
      {first.staffIds.length === 1 ? 'is' : 'are'} on call until {until}
    </p>
  );
}

export function Duties({ rota, changing }: DutiesProps) {
  const [showsAll, setShowsAll] = useState(false);
  const days = [...Map.groupBy(rota.duties, ({ from }) => shortDay(from, rota.timeZone))];
  const gaps = rota.duties.filter(({ staffIds }) => staffIds.length === 0).length;
  return (
    <>
      {gaps > 0 && (
        <p className="on-call-gaps">
          <Mark shape="dot" tone="unaccounted" /> Nobody is on call {gaps === 1 ? 'once' : `${gaps} times`} in
          these four weeks.
        </p>
      )}
      <Days days={showsAll ? days : days.slice(0, aWeek)} rota={rota} changing={changing} />
      {days.length > aWeek && (
        <div>
          <Button variant="subtle" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show one week' : 'Show all four weeks'}
          </Button>
        </div>
      )}
    </>
  );
}

const aWeek = 7;

function Days({
  days,
  rota,
  changing,
}: DutiesProps & { readonly days: readonly (readonly [string, readonly Duty[]])[] }) {
  return (
    <ol className="duty-days">
      {days.map(([day, duties]) => (
        <li key={day}>
          <h3 className="duty-day">{longDay(duties[0]?.from ?? rota.now, rota.timeZone)}</h3>
          <ul className="duties">
            {duties.map((duty) => (
              <OneDuty key={duty.from} duty={duty} rota={rota} changing={changing} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function OneDuty({ duty, rota, changing }: DutiesProps & { readonly duty: Duty }) {
  const { timeZone, you } = rota;
  const { from, until, staffIds, isOverride } = duty;
  const isGap = staffIds.length === 0;
  const isSameDay = shortDay(from, timeZone) === shortDay(until, timeZone);
  const end = isSameDay
    ? clockTime(until, timeZone)
    : `${shortDay(until, timeZone)}, ${clockTime(until, timeZone)}`;
  const when = `${clockTime(from, timeZone)} to ${end}`;
  const standIn = (staffId: string) => changing.change('POST', 'overrides', { staffId, from, until });
  return (
    <li className="duty" data-gap={isGap || undefined}>
      <span className="duty-when">{when}</span>
      <span className="duty-who">
        {isGap && <Mark shape="dot" tone="unaccounted" />} {isGap ? 'Nobody' : namesOf(rota, staffIds)}
        {isOverride && <span className="quiet"> stands in</span>}
      </span>
      <span className="duty-deeds">
        {you.mayStandIn && !staffIds.includes(you.staffId) && (
          <Button
            variant={isGap ? 'filled' : 'default'}
            size="xs"
            loading={changing.isBusy}
            aria-label={`I take it, ${shortDay(from, timeZone)}, ${when}`}
            onClick={() => standIn(you.staffId)}
          >
            I take it
          </Button>
        )}
        {you.mayPlan && (
          <SomebodyElse rota={rota} duty={duty} when={when} isBusy={changing.isBusy} onChoose={standIn} />
        )}
      </span>
    </li>
  );
}

interface SomebodyElseProps {
  readonly rota: RotaAnswer;
  readonly duty: Duty;
  readonly when: string;
  readonly isBusy: boolean;
  readonly onChoose: (staffId: string) => Promise<boolean>;
}

/** Who, and a word that it is meant: whoever goes through the names with the keys has chosen none of them yet. */
function SomebodyElse({ rota, duty, when, isBusy, onChoose }: SomebodyElseProps) {
  const [isOpen, setOpen] = useState(false);
  const [staffId, setStaffId] = useState('');
  const label = `Somebody else, ${shortDay(duty.from, rota.timeZone)}, ${when}`;
  if (!isOpen)
    return (
      <Button variant="subtle" size="xs" aria-label={label} onClick={() => setOpen(true)}>
        Somebody else
      </Button>
    );
  const leave = () => {
    setOpen(false);
    setStaffId('');
  };
  return (
    <form
      className="somebody-else"
      onSubmit={(event) => {
        event.preventDefault();
        void onChoose(staffId).then((isDone) => isDone && leave());
      }}
    >
      <NativeSelect
        aria-label={label}
        size="xs"
        autoFocus
        required
        value={staffId}
        onChange={(event) => setStaffId(event.currentTarget.value)}
        data={[
          { value: '', label: 'Who?', disabled: true },
          ...rota.staff
            .filter(({ id, mayBeOnCall }) => mayBeOnCall && !duty.staffIds.includes(id))
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Button type="submit" size="xs" loading={isBusy}>
        Put them in
      </Button>
      <Button variant="subtle" size="xs" onClick={leave}>
        Not now
      </Button>
    </form>
  );
}
