/** Everything so far, newest first, in the sentences of the record. */
import { Text } from '@mantine/core';
import { inWords } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useFresh } from '#ui/use-fresh.ts';
import type { CaseView } from './case-view.ts';
import { DayLine, Section } from './section.tsx';

interface Written {
  readonly label: string;
  readonly text: string;
}
interface Entry {
  readonly sequence: number | null;
  readonly happenedAt: string;
  readonly day: string;
  readonly time: string;
  readonly entered: string | null;
  readonly isLate: boolean;
  readonly who: string;
  readonly what: string;
  readonly details: readonly Written[];
  readonly isMinor: boolean;
  readonly addenda: readonly { readonly sequence: number; readonly who: string; readonly text: string }[];
}

const everySeconds = 30;

export function SoFar({ one }: CaseView) {
  const story = useFresh<{ readonly entries: readonly Entry[] }>(`/cases/${one.id}/chronology`, everySeconds);
  const days = Map.groupBy(story.data?.entries.toReversed() ?? [], ({ day }) => day);
  return (
    <Section title="So far, newest first">
      {story.error && <Trouble>{inWords(story.error)}</Trouble>}
      {[...days].map(([day, entries]) => (
        <div key={day}>
          <DayLine>{day}</DayLine>
          <ul className="entries">
            {entries.map((entry) => (
              <OneEntry key={`${entry.sequence}${entry.happenedAt}${entry.what}`} entry={entry} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function OneEntry({ entry }: { readonly entry: Entry }) {
  const { time, entered, isLate, what, isMinor, details, addenda } = entry;
  return (
    <li className="entry">
      <Text c="dimmed">{time}</Text>
      <div>
        <Text {...(isMinor && { c: 'dimmed' })}>{what}</Text>
        {isLate && entered && (
          <Text c="var(--kept-late)" fz="sm" fw={600}>
            Late entry, written {entered}
          </Text>
        )}
        <WrittenBeside details={details} />
        {addenda.map((addendum) => (
          <Text key={addendum.sequence} fz="sm">
            {addendum.who} added: {addendum.text}
          </Text>
        ))}
      </div>
    </li>
  );
}

/** One remark stands in the open; more fold away, because a chronology is read for its course. */
function WrittenBeside({ details }: { readonly details: readonly Written[] }) {
  const [first, ...others] = details;
  if (!first) return null;
  const lines = details.map(({ label, text }) => (
    <Text key={label} fz="sm" c="dimmed" className="written">
      {label}: {text}
    </Text>
  ));
  if (others.length === 0) return lines;
  return (
    <details>
      <summary>What was written</summary>
      {lines}
    </details>
  );
}
