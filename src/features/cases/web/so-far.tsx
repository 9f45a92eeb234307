/** Everything so far, newest first, in the sentences of the record. */
import { SegmentedControl, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { inWords } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import type { CaseView } from './case-view.ts';
import { DayLine, Section } from './section.tsx';
import { type Kind, kinds, ofKind } from './story-kinds.ts';
import { type Entry, useStory, type Written } from './use-story.ts';

export function SoFar({ view }: { readonly view: CaseView }) {
  const story = useStory(view);
  const [kind, setKind] = useState<Kind>('all');
  useEffect(() => {
    // On paper nobody sees that only some were chosen.
    const showAll = () => flushSync(() => setKind('all'));
    window.addEventListener('beforeprint', showAll);
    return () => window.removeEventListener('beforeprint', showAll);
  }, []);
  if (!story.mayRead) {
    return (
      <Section title="So far">
        <Text c="dimmed">
          What was written, judged and said is for clinicians, supervisors and owners.{' '}
          {view.state.status === 'open'
            ? 'What you may do stands above.'
            : 'This case is over: there is nothing left for you to do.'}
        </Text>
      </Section>
    );
  }
  const entries = ofKind(story.data?.entries ?? [], kind);
  const days = Map.groupBy(entries.toReversed(), ({ day }) => day);
  return (
    <Section title="So far, newest first" className="so-far">
      <SegmentedControl
        aria-label="Which entries"
        className="screen-only"
        value={kind}
        onChange={(chosen) => setKind(chosen as Kind)}
        data={kinds.map(({ kind: value, words }) => ({ value, label: words }))}
      />
      {story.error && <Trouble>{inWords(story.error)}</Trouble>}
      {story.data && entries.length === 0 && <Text c="dimmed">Nothing of this kind yet.</Text>}
      {[...days].map(([day, ofDay]) => (
        <div key={day}>
          <DayLine>{day}</DayLine>
          <ul className="entries">
            {ofDay.map((entry) => (
              <OneEntry key={`${entry.sequence}${entry.happenedAt}${entry.what}`} entry={entry} view={view} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

interface OneEntryProps {
  readonly entry: Entry;
  readonly view: CaseView;
}

function OneEntry({ entry, view }: OneEntryProps) {
  const { sequence, time, entered, isLate, what, isMinor, details, addenda } = entry;
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
      {sequence !== null && view.me?.role !== 'auditor' && (
        <button
          type="button"
          className="add-words screen-only"
          aria-label={`Add words to the entry of ${time}: ${what}`}
          onClick={() => view.acting.show({ name: 'addendum', toSequence: sequence })}
        >
          Add
        </button>
      )}
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
