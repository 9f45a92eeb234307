/** What will happen if nobody does anything, foreseen by the very rules that the server obeys. */
import { Text } from '@mantine/core';
import type { CaseEvent } from '#core/case/events.ts';
import type { Ask, ExistingCase } from '#core/case/state.ts';
import { messageWords } from '#core/case/vocabulary-words.ts';
import { capital } from '#core/sentence.ts';
import { taskWords } from '#ui/case-words.ts';
import { clockTime, shortDay } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { CaseView } from './case-view.ts';
import { DayLine, Section } from './section.tsx';
import { isOrAre } from './staff-names.ts';
import { stepOfAsk } from './step-of-ask.ts';

const mostLines = 7;

export function Coming({ view }: { readonly view: CaseView }) {
  const lines = foretellAll(view).slice(0, mostLines);
  if (lines.length === 0) return null;
  const days = Map.groupBy(lines, ({ at }) => shortDay(at, view.zone));
  const today = shortDay(view.now.toISOString(), view.zone);
  return (
    <Section title="If nobody does anything">
      {[...days].map(([day, ofDay]) => (
        <div key={day}>
          {day !== today && <DayLine>{day}</DayLine>}
          <ul className="entries">
            {ofDay.map(({ key, at, words, isByItself }) => (
              <li key={key} className="entry">
                <Text c="dimmed">{clockTime(at, view.zone)}</Text>
                <Text>
                  <Mark shape={isByItself ? 'ring' : 'diamond'} tone={isByItself ? 'accounted' : 'quiet'} />{' '}
                  {words}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Text c="dimmed" fz="sm" mt={4}>
        <Mark shape="ring" tone="accounted" /> happens by itself · <Mark shape="diamond" tone="quiet" /> waits
        for a person
      </Text>
    </Section>
  );
}

interface Foretold {
  readonly words: string;
  readonly isByItself: boolean;
}

/** A question that goes round is told once: where it goes first. */
function foretellAll(view: CaseView) {
  const asks = new Map<string, Question>(view.state.asks.map((ask) => [ask.id, ask]));
  const movedOn = new Set<string>();
  return (view.one.agenda as unknown as readonly CaseEvent[]).flatMap((event, index) => {
    if (event.type === 'person-asked') asks.set(event.askId, event);
    if (event.type === 'ask-moved-on') {
      if (movedOn.has(event.askId)) return [];
      movedOn.add(event.askId);
    }
    const line = foretell(event, view, asks);
    return line ? [{ ...line, at: event.at, key: `${index}${event.type}` }] : [];
  });
}

type Question = Pick<Ask, 'kind' | 'stepId'>;

function foretell(
  event: CaseEvent,
  { one, state, nameOf }: CaseView,
  asks: ReadonlyMap<string, Question>,
): Foretold | null {
  const task = (question: Question | undefined) =>
    question
      ? taskWords(question.kind, stepOfAsk(state, question)?.kind ?? null, one.clientName)
      : 'go on from there';
  switch (event.type) {
    case 'check-in-queued':
      return { words: messageInWords(event.channelId, one.clientName, state), isByItself: true };
    case 'person-asked':
      return waits(`${isAsked(nameOf(event.staffId))} to ${task(event)}`);
    case 'ask-moved-on':
      return waits(`${isAsked(nameOf(event.to))} to ${task(asks.get(event.askId))}, then the next in turn`);
    case 'lease-expired':
      return waits(`${isAsked(nameOf(event.staffId))} whether they still have it`);
    case 'step-found-late':
      return waits('A step that is late waits for a decision');
    case 'delegation-ended':
      return waits('What was delegated comes back');
    case 'handover-ended':
      return waits('The offered hand-over lapses');
    case 'check-in-given-up':
      return { words: 'A message that is stuck is called off; the next way is tried', isByItself: true };
    case 'case-reopened':
      return waits('The day of the plan has come: the case opens again');
    default:
      return null;
  }
}

/** `A text to mobile asks whether Ana Reyes is all right` */
function messageInWords(channelId: string, client: string, { plan }: ExistingCase): string {
  const channel = plan.channels.find(({ id }) => id === channelId);
  const what = channel ? messageWords[channel.kind] : 'message';
  const where = channel?.label && channel.label !== what ? ` to ${channel.label}` : '';
  return `${what === 'email' ? 'An' : 'A'} ${what}${where} asks whether ${client} is all right`;
}

const waits = (words: string): Foretold => ({ words: capital(words), isByItself: false });
const isAsked = (name: string): string => `${name} ${isOrAre(name)} asked`;
