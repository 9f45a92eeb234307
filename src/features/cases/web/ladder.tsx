import { Text } from '@mantine/core';
import type { CaseEvent } from '#core/case/events.ts';
import { atClock, fromNow } from '#ui/clock.ts';
import { Mark, type MarkProps } from '#ui/mark.tsx';
import type { CaseView } from './case-view.ts';
import { ladderOf, type Rung, type RungState } from './ladder-view.ts';
import { Section } from './section.tsx';

/** A line along the page; down the page on a phone. A list for whoever hears it. */
export function Ladder({ view }: { readonly view: CaseView }) {
  const { one, state } = view;
  const rungs = ladderOf(state, one.agenda as unknown as readonly CaseEvent[]);
  return (
    <Section title="The ladder" className="ladder-section">
      <ol className="ladder" tabIndex={0} aria-label="The ladder, step by step">
        {rungs.map((rung) => (
          <li
            key={rung.key}
            className="rung"
            data-state={rung.state}
            {...(rung.state === 'now' && { 'aria-current': 'step' })}
          >
            <span className="rung-mark">
              <Mark {...markOf(rung)} />
            </span>
            <Text span fw={rung.state === 'now' ? 650 : 500} className="rung-words">
              {rung.words}
            </Text>
            <Text span c="dimmed" fz="sm" className="rung-when">
              {whenOf(rung, view)}
            </Text>
          </li>
        ))}
      </ol>
      <Legend rungs={rungs} />
    </Section>
  );
}

const meanings: readonly (readonly [MarkProps, words: string])[] = [
  [{ shape: 'check', tone: 'accounted' }, 'done'],
  [{ shape: 'half', tone: 'quiet' }, 'not done'],
  [{ shape: 'dot', tone: 'unaccounted' }, 'now'],
  [{ shape: 'ring', tone: 'accounted' }, 'comes by itself'],
  [{ shape: 'diamond', tone: 'quiet' }, 'waits for a person'],
];

/** Of the marks that are there to be seen. */
function Legend({ rungs }: { readonly rungs: readonly Rung[] }) {
  const seen = new Set(rungs.map((rung) => markOf(rung).shape));
  return (
    <Text c="dimmed" fz="sm" className="legend">
      {meanings
        .filter(([{ shape }]) => seen.has(shape))
        .map(([mark, words], index) => (
          <span key={words}>
            {index > 0 && ' · '}
            <Mark {...mark} /> {words}
          </span>
        ))}
    </Text>
  );
}

function markOf({ state, waitsForPerson }: Rung): MarkProps {
  switch (state) {
    case 'done':
      return { shape: 'check', tone: 'accounted' };
    case 'now':
      return { shape: 'dot', tone: 'unaccounted' };
    case 'left-out':
    case 'failed':
    case 'not-needed':
      return { shape: 'half', tone: 'quiet' };
    case 'next':
    case 'later':
      return waitsForPerson ? { shape: 'diamond', tone: 'quiet' } : { shape: 'ring', tone: 'accounted' };
  }
}

const stateWords: Readonly<Record<RungState, string>> = {
  done: 'done',
  'left-out': 'left out',
  failed: 'could not be done',
  now: 'now',
  next: 'next',
  later: 'later',
  'not-needed': 'not needed',
};

const farMs = 12 * 60 * 60_000;

function whenOf({ state, at }: Rung, { now, zone }: CaseView): string {
  const word = stateWords[state];
  if (!at) return state === 'later' ? 'in its turn' : word;
  const clock = atClock(at, now, zone);
  if (state === 'now') return `now, since ${clock}`;
  if (state !== 'next' && state !== 'later') return `${word} ${clock}`;
  // Beyond half a day the distance says nothing that the day does not.
  return Date.parse(at) - now.getTime() > farMs ? clock : `${clock}, ${fromNow(at, now)}`;
}
