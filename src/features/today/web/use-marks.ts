/**
 * Saying who is here. "Here" is sent at once, because it calls off what would reach the client, and can be taken back.
 * "Not here" may set off a message to the client, which nothing can take back: it waits a few seconds in this browser.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { callServer, inWords, Refused } from '#ui/call-server.ts';
import { holdSeconds } from '#ui/hold-seconds.ts';
import { showToast } from '#ui/toasts.tsx';
import type { AttendingNow, Standing, TodayAnswer } from '../contract.ts';
import type { Said } from './what-can-be-said.ts';

export type Mark =
  | { readonly is: 'held'; readonly said: Said }
  | { readonly is: 'sending'; readonly said: Said | 'expected' }
  | { readonly is: 'said'; readonly said: 'here' }
  | { readonly is: 'refused'; readonly words: string };

export interface Marks {
  readonly of: (row: AttendingNow) => Mark | undefined;
  readonly say: (row: AttendingNow, said: Said) => void;
  /** Within some seconds after it was said, or later as a correction. */
  readonly takeBack: (row: AttendingNow) => void;
  readonly putAway: (row: AttendingNow) => void;
  /** The row whose "here" ends a case that asks for words about it. */
  readonly noteWanted: AttendingNow | null;
  readonly giveNote: (note: string) => void;
  /** What was written there before, when it could not be put on record. */
  readonly noteBefore: string;
  readonly leaveNote: () => void;
  /** What just happened, for whoever hears the screen. */
  readonly announcement: string;
}

const undoSeconds = 8;

export function useMarks(nameOf: (clientId: string) => string): Marks {
  const queries = useQueryClient();
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const [noteWanted, setNoteWanted] = useState<AttendingNow | null>(null);
  const [announcement, announce] = useState('');
  const held = useRef(new Map<string, Held>());
  const notes = useRef(new Map<string, string>());
  const going = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const names = useRef(nameOf);
  names.current = nameOf;

  useEffect(() => {
    const sendWhatIsHeld = () => {
      for (const { row, said } of held.current.values())
        void put(row, said, '', true).catch((error: unknown) => {
          // Its row is not on the screen any more, and whoever left it believes that it is on record.
          showToast({
            words: `${names.current(row.clientId)}: “not here” is not on record. ${inWords(error)}`,
          });
        });
      held.current.clear();
    };
    window.addEventListener('pagehide', sendWhatIsHeld);
    return () => {
      window.removeEventListener('pagehide', sendWhatIsHeld);
      for (const timer of [...held.current.values()].map((one) => one.timer)) clearTimeout(timer);
      // Going to another screen is no taking back.
      sendWhatIsHeld();
    };
  }, []);

  function set(row: AttendingNow, mark: Mark | null): void {
    clearTimeout(going.current.get(keyOf(row)));
    setMarks((before) => {
      const after = new Map(before);
      if (mark) after.set(keyOf(row), mark);
      else after.delete(keyOf(row));
      return after;
    });
  }

  async function send(row: AttendingNow, said: Said | 'expected', note = ''): Promise<void> {
    set(row, { is: 'sending', said });
    try {
      await put(row, said, note);
    } catch (error) {
      if (error instanceof Refused && error.code === 'note-missing') {
        set(row, null);
        setNoteWanted(row);
        return;
      }
      set(row, { is: 'refused', words: inWords(error) });
      return;
    }
    notes.current.delete(keyOf(row));
    if (!row.caseId && said !== 'not-here' && said !== 'late-noted') showAtOnce(row, said);
    void queries.invalidateQueries({ queryKey: ['/today'] });
    if (said !== 'here') {
      set(row, null);
      announce(`${nameOf(row.clientId)}: ${said === 'expected' ? 'taken back' : 'not here'}.`);
      return;
    }
    set(row, { is: 'said', said });
    announce(`${nameOf(row.clientId)}: here. Press U to take it back.`);
    going.current.set(
      keyOf(row),
      setTimeout(() => set(row, null), undoSeconds * 1000),
    );
  }

  /** What the server has agreed to stands on the screen before its next answer does. */
  function showAtOnce(row: AttendingNow, said: 'here' | 'expected'): void {
    const standing: Standing = said === 'here' ? 'here' : 'begun';
    queries.setQueryData<TodayAnswer>(
      ['/today'],
      (before) =>
        before && {
          ...before,
          attending: before.attending.map((one) => (keyOf(one) === keyOf(row) ? { ...one, standing } : one)),
        },
    );
  }

  function hold(row: AttendingNow, said: Said): void {
    const timer = setTimeout(() => {
      held.current.delete(keyOf(row));
      void send(row, said);
    }, holdSeconds * 1000);
    held.current.set(keyOf(row), { row, said, timer });
    set(row, { is: 'held', said });
    announce(
      `${nameOf(row.clientId)}: not here. It is put on record in ${holdSeconds} seconds; press U to take it back.`,
    );
  }

  function takeBack(row: AttendingNow): void {
    const waiting = held.current.get(keyOf(row));
    if (!waiting) {
      void send(row, 'expected');
      return;
    }
    clearTimeout(waiting.timer);
    held.current.delete(keyOf(row));
    set(row, null);
    announce(`${nameOf(row.clientId)}: taken back, nothing was put on record.`);
  }

  return {
    of: (row) => marks.get(keyOf(row)),
    say: (row, said) => (said === 'here' ? void send(row, said) : hold(row, said)),
    takeBack,
    putAway: (row) => set(row, null),
    noteWanted,
    giveNote(note) {
      const row = noteWanted;
      setNoteWanted(null);
      if (!row) return;
      notes.current.set(keyOf(row), note);
      void send(row, 'here', note);
    },
    noteBefore: noteWanted ? (notes.current.get(keyOf(noteWanted)) ?? '') : '',
    leaveNote: () => setNoteWanted(null),
    announcement,
  };
}

interface Held {
  readonly row: AttendingNow;
  readonly said: Said;
  readonly timer: ReturnType<typeof setTimeout>;
}

export const keyOf = ({ sessionId, clientId }: Pick<AttendingNow, 'sessionId' | 'clientId'>): string =>
  `${sessionId}/${clientId}`;

function put(
  { sessionId, clientId }: AttendingNow,
  presence: Said | 'expected',
  note: string,
  keepalive = false,
): Promise<void> {
  return callServer('PUT', `/sessions/${sessionId}/presence/${clientId}`, { presence, note }, keepalive);
}
