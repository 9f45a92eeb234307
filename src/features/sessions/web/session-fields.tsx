/** The fields of a session, for booking and for changing. */
import { NativeSelect, SegmentedControl, Text, TextInput } from '@mantine/core';
import { zoneInWords } from '#core/time/clock-words.ts';
import { ClientPicker } from '#ui/client-picker.tsx';
import { clockTime } from '#ui/clock.ts';
import { useClinicians } from '#ui/colleagues.ts';
import { useClientName } from '#ui/initials.ts';
import { RepeatFields } from './repeat-fields.tsx';
import type { SessionValues } from './session-values.ts';
import { useThatDay } from './use-that-day.ts';
import { instantOfWall, timeOfWall, wallIn } from './wall.ts';

export interface SessionFieldsProps {
  readonly values: SessionValues;
  readonly set: (part: Partial<SessionValues>) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly zone: string;
  /** The session that is changed, which is not in its own way. */
  readonly sessionId?: string;
  /** One alone does not become many. */
  readonly withoutRepeats?: boolean;
}

export function SessionFields({ values, set, errors, zone, sessionId, withoutRepeats }: SessionFieldsProps) {
  const clinicians = useClinicians();
  return (
    <>
      <ClientPicker
        value={values.clients}
        error={errors['clientIds']}
        onChange={(clients, clinicianId) =>
          set({ clients, ...(values.clinicianId === '' && clinicianId && { clinicianId }) })
        }
      />
      <NativeSelect
        label="With whom"
        size="md"
        value={values.clinicianId}
        error={errors['clinicianId']}
        onChange={(event) => set({ clinicianId: event.currentTarget.value })}
        data={[
          ...(values.clinicianId === '' ? [{ value: '', label: 'Choose' }] : []),
          ...clinicians.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className="when-fields">
        <TextInput
          label="Day"
          type="date"
          value={values.day}
          error={errors['day']}
          onChange={(event) => set({ day: event.currentTarget.value })}
        />
        <TextInput
          label="Begins at"
          type="time"
          value={values.time}
          error={errors['start']}
          onChange={(event) => set({ time: event.currentTarget.value })}
        />
        <TextInput
          label="Minutes"
          inputMode="numeric"
          value={values.minutes}
          error={errors['minutes']}
          onChange={(event) => set({ minutes: event.currentTarget.value.trim() })}
        />
      </div>
      <WhenNotes values={values} zone={zone} sessionId={sessionId} />
      <div>
        <Text fw={500} id="where-label">
          Where
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="where-label"
          value={values.modality}
          onChange={(modality) => set({ modality: modality as SessionValues['modality'] })}
          data={[
            { value: 'in-person', label: 'In person' },
            { value: 'telehealth', label: 'By video' },
          ]}
        />
      </div>
      {values.modality === 'telehealth' && (
        <TextInput
          label="Link for the video"
          description="If there is one; it is not sent by Kept"
          placeholder="https://"
          inputMode="url"
          value={values.link}
          error={errors['link']}
          onChange={(event) => set({ link: event.currentTarget.value })}
        />
      )}
      {!withoutRepeats && <RepeatFields values={values} set={set} errors={errors} />}
    </>
  );
}

interface WhenNotesProps {
  readonly values: SessionValues;
  readonly zone: string;
  readonly sessionId: string | undefined;
}

/** What one may not have thought of: another clock, a night when the clocks change, somebody who is there already. */
function WhenNotes({ values, zone, sessionId }: WhenNotesProps) {
  const called = useClientName();
  const busy = useThatDay(values, zone, sessionId);
  const { day, time, clients } = values;
  if (day === '' || time === '') return null;
  const at = instantOfWall(`${day}T${time}`, zone);
  const really = timeOfWall(wallIn(at, zone));
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const notes = [
    ...(really === time ? [] : [`The clocks skip ${time} that night: the session begins at ${really}.`]),
    ...clients
      .filter((one) => clockTime(at, one.timeZone) !== really)
      .map(
        (one) =>
          `For ${called(one.name)} it is ${clockTime(at, one.timeZone)} then, in ${zoneInWords(one.timeZone)}.`,
      ),
    ...(clockTime(at, own) === really ? [] : [`Times are on the clock in ${zoneInWords(zone)}.`]),
    ...busy,
  ];
  if (notes.length === 0) return null;
  return (
    <ul className="when-notes" aria-live="polite">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
