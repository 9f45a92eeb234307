/** Who is being paged about something, or has it; and what is said of it by whoever may. */
import { Button, Group, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { atClock } from '#ui/clock.ts';
import { useDraft } from '#ui/draft.ts';
import { useMe } from '#ui/me.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import type { ReadinessAnswer } from '../contract.ts';

/** As the server tells of one. */
export type Alarm = NonNullable<ReadinessAnswer['duty']>;

export interface PagedProps extends Alarm {
  /** Where it is said, and what it changes. */
  readonly path: string;
  readonly changes: string;
  /** Left out for whoever could only look on. */
  readonly mayTake?: boolean;
  readonly now: Date;
  readonly timeZone: string;
}

/** Nobody else is asked while somebody has it, so it is the first thing to press. */
export function Paged({
  path,
  changes,
  staffId,
  name,
  hasIt,
  until,
  mayTake = true,
  now,
  timeZone,
}: PagedProps) {
  const isMine = useMe().data?.staff.id === staffId;
  const { trouble, isBusy, says } = useSaying(path, changes);
  const by = atClock(until, now, timeZone);
  return (
    <div>
      <Group gap="xs" justify="space-between">
        <p>
          {hasIt ? (
            <>
              <strong>{isMine ? 'You have it' : <bdi>{name}</bdi>}</strong>
              {!isMine && ' has it'} until {by}. If nothing is written down by then,{' '}
              {isMine ? 'you are' : 'they are'} asked again.
            </>
          ) : (
            <>
              <strong>{isMine ? 'You are being paged' : <bdi>{name}</bdi>}</strong>
              {!isMine && ' is being paged'}. If nobody answers by {by}, the next person is asked.
            </>
          )}
        </p>
        {!hasIt && mayTake && (
          <Button onClick={() => void says('taking')} loading={isBusy}>
            I have it
          </Button>
        )}
      </Group>
      {trouble && <Trouble>{trouble}</Trouble>}
    </div>
  );
}

export interface SettleProps {
  readonly path: string;
  readonly changes: string;
  /** Why it is refused while it is empty. */
  readonly isEmpty: string;
}

export function Settle({ path, changes, isEmpty }: SettleProps) {
  const { value: note, set: setNote, clear } = useDraft(`settled ${path}`, '');
  const [error, setError] = useState('');
  const { trouble, isBusy, says } = useSaying(path, changes);
  const settle = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === '') return setError(isEmpty);
    void says('settlement', { note: note.trim() }).then((isSaid) => isSaid && clear());
  };
  return (
    <form onSubmit={settle}>
      <Group align="end" gap="xs">
        <Textarea
          label="What was done about it?"
          autosize
          minRows={1}
          maxLength={2000}
          flex={1}
          miw={200}
          value={note}
          error={error}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            setError('');
          }}
        />
        <Button type="submit" variant="default" loading={isBusy}>
          Settled
        </Button>
      </Group>
      {trouble && <Trouble>{trouble}</Trouble>}
    </form>
  );
}

/** Whatever is said of it changes the list in which it stands. */
function useSaying(path: string, changes: string) {
  const { trouble, isBusy, trying } = useTrying();
  const queries = useQueryClient();
  const says = (what: 'taking' | 'settlement', words?: object): Promise<boolean> =>
    trying(async () => {
      await callServer('POST', `${path}/${what}`, words);
      await queries.invalidateQueries({ queryKey: [changes] });
    });
  return { trouble, isBusy, says };
}
