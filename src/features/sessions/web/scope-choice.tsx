/** Which sessions of a series: asked in words, never guessed. */
import { Radio, Stack } from '@mantine/core';
import type { SessionRecord } from '../contract.ts';
import type { Scope } from './change-session.ts';
import { dayWords } from './period-words.ts';
import { dayOfWall, wallIn } from './wall.ts';

export interface ScopeChoiceProps {
  readonly session: SessionRecord;
  readonly value: Scope;
  readonly onChange: (scope: Scope) => void;
  /** A rule is never one session's. */
  readonly withoutThis?: boolean;
}

export function ScopeChoice({ session, value, onChange, withoutThis = false }: ScopeChoiceProps) {
  const day = dayWords(dayOfWall(wallIn(session.startsAt, session.zone)));
  return (
    <Radio.Group
      label="Which sessions?"
      size="md"
      value={value}
      onChange={(scope) => onChange(scope as Scope)}
    >
      <Stack gap={12} mt={8}>
        {!withoutThis && <Radio value="this" size="md" label="Only this one" description={day} />}
        <Radio value="following" size="md" label="This and all that follow" description={`From ${day} on`} />
        <Radio
          value="all"
          size="md"
          label="All that have not begun"
          description="What has been stays on record as it was"
        />
      </Stack>
    </Radio.Group>
  );
}
