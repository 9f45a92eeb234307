/** Changing a session, and of a series which of them. A change by somebody else meanwhile costs nothing that was typed. */
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrors, inWords, Refused } from '#ui/call-server.ts';
import { useDraft } from '#ui/draft.ts';
import { useClientName } from '#ui/initials.ts';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import type { CalendarAnswer, SessionRecord } from '../contract.ts';
import { type Change, changeSession, changeWords, type Scope } from './change-session.ts';
import { RepeatFields } from './repeat-fields.tsx';
import { ScopeChoice } from './scope-choice.tsx';
import { SessionFields } from './session-fields.tsx';
import {
  changeOf,
  problemsOf,
  rebased,
  type SessionValues,
  valuesOf,
  withoutMended,
} from './session-values.ts';
import { isOfSessions } from './use-landings.tsx';

export interface EditFormProps {
  /** As it stands now; another look at the server changes it under the form. */
  readonly session: SessionRecord;
  readonly answer: CalendarAnswer;
  readonly now: Date;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function EditForm({ session, answer, now, onDone, onBack }: EditFormProps) {
  // What the form began with: what is not changed in it stays as it stands on the server.
  const [{ opened, before }, setOpened] = useState(() => ({
    opened: session,
    before: valuesOf(session, answer),
  }));
  const { value: values, set, clear } = useDraft<SessionValues>(`session ${session.id}`, before);
  const [scope, setScope] = useState<Scope>('this');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const queries = useQueryClient();
  const called = useClientName();
  const isSeries = session.seriesId !== null;
  const change = changeOf(before, values);
  const isNothing = Object.keys(change).length === 0;
  const isOutOfDate = opened.version !== session.version;
  const nameOf = (id: string) =>
    called(values.clients.find((one) => one.id === id)?.name ?? answer.clients[id]?.name ?? 'a client');

  async function save(): Promise<void> {
    const problems = problemsOf(values);
    setErrors(problems);
    setTrouble('');
    if (Object.keys(problems).length > 0) return;
    setIsBusy(true);
    try {
      await changeSession(opened, scopeFor(change, scope), change);
      clear();
      showToast({ words: `Saved: ${changeWords(opened, change, answer, nameOf).join('; ')}.` });
      await queries.invalidateQueries({ predicate: isOfSessions });
      onDone();
    } catch (error) {
      const isConflict = error instanceof Refused && error.code === 'changed-meanwhile';
      if (isConflict) await queries.invalidateQueries({ predicate: isOfSessions });
      const found = isConflict ? {} : fieldErrors(error);
      setErrors(found);
      if (!isConflict && Object.keys(found).length === 0) setTrouble(inWords(error));
    } finally {
      setIsBusy(false);
    }
  }

  const typed = (part: Partial<SessionValues>) => {
    set((last) => ({ ...last, ...part }));
    setErrors((last) => withoutMended(last, part));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isNothing) onBack();
        else void save();
      }}
    >
      {isOutOfDate && (
        <Meanwhile
          words={changeWords(opened, changeOf(before, valuesOf(session, answer)), answer, nameOf)}
          onTakeOver={() => {
            const newest = valuesOf(session, answer);
            set((last) => rebased(last, before, newest));
            setOpened({ opened: session, before: newest });
          }}
        />
      )}
      <SessionFields
        values={values}
        set={typed}
        errors={errors}
        zone={session.zone}
        sessionId={session.id}
        withoutRepeats
      />
      {isSeries && <RepeatFields values={values} set={typed} errors={errors} isStanding />}
      {isSeries && !isNothing && (
        <ScopeChoice
          session={session}
          value={scopeFor(change, scope)}
          onChange={setScope}
          withoutThis={change.rule !== undefined}
        />
      )}
      {!isNothing && <WhatChanges words={changeWords(opened, change, answer, nameOf)} />}
      {Date.parse(session.startsAt) <= now.getTime() && change.start !== undefined && (
        <Text>
          Its time has come already. It stays on record as it was, with whether somebody came; the new time
          becomes a session of its own.
        </Text>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
      <Group>
        <Button type="submit" size="md" loading={isBusy} disabled={isOutOfDate}>
          {isNothing ? 'Nothing changed' : 'Save'}
        </Button>
        <Button
          variant="default"
          size="md"
          onClick={() => {
            clear();
            onBack();
          }}
        >
          Leave as it was
        </Button>
      </Group>
    </form>
  );
}

function scopeFor(change: Change, scope: Scope): Scope {
  return change.rule !== undefined && scope === 'this' ? 'following' : scope;
}

function WhatChanges({ words }: { readonly words: readonly string[] }) {
  return (
    <div aria-live="polite">
      <Text fw={500}>What will change</Text>
      <ul className="change-words">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}

interface MeanwhileProps {
  readonly words: readonly string[];
  readonly onTakeOver: () => void;
}

function Meanwhile({ words, onTakeOver }: MeanwhileProps) {
  return (
    <div role="alert" className="changed-meanwhile">
      <Text fw={600}>Somebody changed this session while you were here. What you typed is still below.</Text>
      <ul className="change-words">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <Button variant="default" onClick={onTakeOver}>
        I have seen it
      </Button>
    </div>
  );
}
