/** Booking a session, or one that repeats. What was typed waits here, also after a reload. */
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { list } from '#core/sentence.ts';
import { callServer, fieldErrors, inWords } from '#ui/call-server.ts';
import { useDraft } from '#ui/draft.ts';
import { useClientName } from '#ui/initials.ts';
import { Sheet } from '#ui/sheet.tsx';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import type { SessionRecord } from '../contract.ts';
import { whenWords } from './change-session.ts';
import { once } from './repeats.ts';
import { SessionFields } from './session-fields.tsx';
import { bookingOf, problemsOf, type SessionValues, usualMinutes, withoutMended } from './session-values.ts';
import { isOfSessions } from './use-landings.tsx';
import { everyone } from './use-place.ts';
import { clockOf } from './wall.ts';

export interface BookSheetProps {
  readonly day: string;
  readonly minute: number | null;
  readonly clinicianId?: string;
  readonly timeZone: string;
  readonly whose: string;
  /** With the day of the first session. */
  readonly onDone: (day: string) => void;
  readonly onClose: () => void;
}

/** Whoever clicked on a free hour means that hour, whatever an unfinished booking says. */
export function BookSheet({ day, minute, clinicianId, timeZone, whose, onDone, onClose }: BookSheetProps) {
  const empty: SessionValues = {
    clients: [],
    clinicianId: clinicianId ?? (whose === everyone ? '' : whose),
    day,
    time: minute === null ? '' : clockOf(minute),
    minutes: String(usualMinutes),
    modality: 'in-person',
    link: '',
    repeats: once,
  };
  const {
    value: values,
    set,
    clear,
    savedAt,
  } = useDraft<SessionValues>(minute === null ? 'book a session' : `book a session ${day} ${minute}`, empty);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const queries = useQueryClient();
  const called = useClientName();

  async function save(): Promise<void> {
    const problems = problemsOf(values);
    setErrors(problems);
    setTrouble('');
    if (Object.keys(problems).length > 0) return;
    setIsBusy(true);
    try {
      const { sessions } = await callServer<{ sessions: SessionRecord[] }>(
        'POST',
        '/sessions',
        bookingOf(values, timeZone),
      );
      clear();
      void queries.invalidateQueries({ predicate: isOfSessions });
      const who = list(values.clients.map(({ name }) => called(name)));
      const more = sessions.length > 1 ? `, and ${sessions.length - 1} more that follow` : '';
      showToast({ words: `Booked: ${who}, ${whenWords(`${values.day}T${values.time}`)}${more}.` });
      onDone(values.day);
    } catch (error) {
      const found = fieldErrors(error);
      setErrors(found);
      if (Object.keys(found).length === 0) setTrouble(inWords(error));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Sheet title="Book a session" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SessionFields
          values={values}
          set={(part) => {
            set((before) => ({ ...before, ...part }));
            setErrors((before) => withoutMended(before, part));
          }}
          errors={errors}
          zone={timeZone}
        />
        {trouble && <Trouble>{trouble}</Trouble>}
        <Group>
          <Button type="submit" size="md" loading={isBusy}>
            Book
          </Button>
          <Button
            variant="default"
            size="md"
            onClick={() => {
              clear();
              onClose();
            }}
          >
            Throw away
          </Button>
        </Group>
        {savedAt && (
          <Text c="dimmed" fz="sm">
            Kept on this device until it is booked.
          </Text>
        )}
      </form>
    </Sheet>
  );
}
