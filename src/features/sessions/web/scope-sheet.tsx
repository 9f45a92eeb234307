import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useClientName } from '#ui/initials.ts';
import { Sheet } from '#ui/sheet.tsx';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { useTrying } from '#ui/use-trying.ts';
import type { CalendarAnswer, SessionRecord } from '../contract.ts';
import { type Change, changeSession, changeWords, type Scope } from './change-session.ts';
import { ScopeChoice } from './scope-choice.tsx';
import { namesOf } from './slots.ts';

export interface ScopeSheetProps {
  readonly session: SessionRecord;
  readonly change: Change;
  readonly answer: CalendarAnswer;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** A session of a series was moved: what will change, and for which of them. */
export function ScopeSheet({ session, change, answer, onDone, onClose }: ScopeSheetProps) {
  const [scope, setScope] = useState<Scope>('this');
  const { trouble, isBusy, trying } = useTrying();
  const called = useClientName();
  const name = namesOf(session, answer, called);
  const clientName = (id: string) => called(answer.clients[id]?.name ?? 'a client');
  const save = () =>
    trying(async () => {
      await changeSession(session, scope, change);
      showToast({ words: `${name}: ${scopeWords[scope]} changed.` });
      onDone();
    });
  return (
    <Sheet title={<>Move {<bdi>{name}</bdi>}</>} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ul className="change-words">
          {changeWords(session, change, answer, clientName).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <ScopeChoice session={session} value={scope} onChange={setScope} />
        {trouble && <Trouble>{trouble}</Trouble>}
        <Group>
          <Button type="submit" size="md" loading={isBusy}>
            Move
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            Leave as it was
          </Button>
        </Group>
      </form>
    </Sheet>
  );
}

export const scopeWords: Readonly<Record<Scope, string>> = {
  this: 'this session was',
  following: 'this and all that follow were',
  all: 'all that have not begun were',
};
