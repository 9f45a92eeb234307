import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { InnerLink } from '#ui/inner-link.tsx';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { callOff, type Scope, whenWords } from './change-session.ts';
import { ScopeChoice } from './scope-choice.tsx';
import type { Slot } from './slots.ts';
import { isOfSessions } from './use-landings.tsx';
import { wallIn } from './wall.ts';

export interface CallOffFormProps {
  readonly slot: Slot;
  readonly now: Date;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function CallOffForm({ slot, now, onDone, onBack }: CallOffFormProps) {
  const { session } = slot;
  const [scope, setScope] = useState<Scope>('this');
  const { trouble, isBusy, trying } = useTrying();
  const queries = useQueryClient();
  const when = whenWords(wallIn(session.startsAt, session.zone));
  const isOver = Date.parse(session.startsAt) <= now.getTime();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void trying(async () => {
          await callOff(session, scope);
          showToast({ words: `${slot.name}: ${doneWords[scope]}.` });
          await queries.invalidateQueries({ predicate: isOfSessions });
          onDone();
        });
      }}
    >
      <Text>
        <strong>{when}</strong>, with {slot.clinician}. Nobody is expected then any more, and nobody is looked
        for. Kept does not tell the client: say it to them yourself.
      </Text>
      {isOver && (
        <Text>
          Its time has come. If <bdi>{slot.name}</bdi> did not come, do not call it off: say so on{' '}
          <InnerLink to="/" underline="always">
            Today
          </InnerLink>
          , so that somebody finds out how they are.
        </Text>
      )}
      {session.seriesId !== null && <ScopeChoice session={session} value={scope} onChange={setScope} />}
      {trouble && <Trouble>{trouble}</Trouble>}
      <Group>
        <Button type="submit" size="md" loading={isBusy}>
          Call off
        </Button>
        <Button variant="default" size="md" onClick={onBack}>
          Back
        </Button>
      </Group>
    </form>
  );
}

const doneWords: Readonly<Record<Scope, string>> = {
  this: 'this session is called off',
  following: 'this and all that follow are called off',
  all: 'all that have not begun are called off',
};
