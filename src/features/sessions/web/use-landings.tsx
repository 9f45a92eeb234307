/** Where a session was put down: one alone is moved at once and can be put back; of a series one is asked which. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { inWords } from '#ui/call-server.ts';
import { showToast } from '#ui/toasts.tsx';
import type { CalendarAnswer, SessionRecord } from '../contract.ts';
import { type Change, changeSession, opposite, whenWords } from './change-session.ts';
import { ScopeSheet } from './scope-sheet.tsx';
import type { Landing } from './use-moving.ts';
import { daysBetween, shiftWall, wallIn } from './wall.ts';

interface Question {
  readonly session: SessionRecord;
  readonly change: Change;
  readonly done: () => void;
}

export interface Landings {
  readonly land: (landing: Landing) => Promise<void>;
  readonly question: ReactNode;
}

export function useLandings(answer: CalendarAnswer): Landings {
  const queries = useQueryClient();
  const [question, setQuestion] = useState<Question | null>(null);
  const readAgain = () => queries.invalidateQueries({ predicate: isOfSessions });

  async function put(session: SessionRecord, change: Change, name: string): Promise<void> {
    try {
      const moved = await changeSession(session, 'this', change);
      showToast({
        words: `${name} moved to ${whenWords(wallIn(moved.startsAt, moved.zone))}.`,
        undo: () => void putBack(moved, opposite(session, change)),
      });
    } catch (error) {
      showToast({ words: `Not moved. ${inWords(error)}`, seconds: 20 });
    }
    await readAgain();
  }

  async function putBack(moved: SessionRecord, change: Change): Promise<void> {
    try {
      await changeSession(moved, 'this', change);
    } catch (error) {
      showToast({ words: `Not put back. ${inWords(error)}`, seconds: 20 });
    }
    await readAgain();
  }

  return {
    async land(landing) {
      const { session, name } = landing.slot;
      const change = changeOf(landing);
      if (session.seriesId === null) return put(session, change, name);
      return new Promise<void>((done) => setQuestion({ session, change, done }));
    },
    question: question && (
      <ScopeSheet
        session={question.session}
        change={question.change}
        answer={answer}
        onDone={() => {
          setQuestion(null);
          void readAgain().then(question.done);
        }}
        onClose={() => {
          setQuestion(null);
          question.done();
        }}
      />
    ),
  };
}

export const isOfSessions = ({ queryKey: [path] }: { readonly queryKey: readonly unknown[] }): boolean =>
  typeof path === 'string' && (path.startsWith('/sessions') || path.startsWith('/today'));

/** The shift on the practice's clock is the shift on the session's own. */
function changeOf({ slot, day, from, clinicianId }: Landing): Change {
  const { session } = slot;
  const minutes = daysBetween(slot.day, day) * 1440 + from - slot.from;
  return {
    ...(minutes !== 0 && { start: shiftWall(wallIn(session.startsAt, session.zone), minutes) }),
    ...(clinicianId !== null && clinicianId !== session.clinicianId && { clinicianId }),
  };
}
