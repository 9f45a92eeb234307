/** What will happen if nobody does anything, foreseen by the very rules that the server obeys. */
import { Text } from '@mantine/core';
import type { CaseEvent } from '#core/case/events.ts';
import type { ExistingCase } from '#core/case/state.ts';
import { atClock } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { CaseView } from './case-page.tsx';
import { askInWords, stepOfAsk } from './next.tsx';
import { Section } from './section.tsx';
import { isOrAre, type NameOf } from './staff-names.ts';
import { capital, channelWords } from './words.ts';

const mostLines = 7;

export function Coming({ one, state, zone, now, nameOf }: CaseView) {
  const lines = (one.agenda as unknown as readonly CaseEvent[])
    .flatMap((event, index) => {
      const line = foretell(event, state, nameOf);
      return line ? [{ ...line, at: event.at, key: `${index}${event.type}` }] : [];
    })
    .slice(0, mostLines);
  if (lines.length === 0) return null;
  return (
    <Section title="If nobody does anything">
      <ul className="entries">
        {lines.map(({ key, at, words, isByItself }) => (
          <li key={key} className="entry">
            <Text c="dimmed">{atClock(at, now, zone)}</Text>
            <Text>
              <Mark shape={isByItself ? 'ring' : 'diamond'} tone={isByItself ? 'accounted' : 'quiet'} />{' '}
              {words}
            </Text>
          </li>
        ))}
      </ul>
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

function foretell(event: CaseEvent, state: ExistingCase, nameOf: NameOf): Foretold | null {
  switch (event.type) {
    case 'check-in-queued': {
      const channel = state.plan.channels.find(({ id }) => id === event.channelId);
      const what = channel ? channelWords[channel.kind] : 'message';
      const where = channel?.label && channel.label !== what ? ` to ${channel.label}` : '';
      return { words: `${article(what)} ${what}${where} asks the client how they are`, isByItself: true };
    }
    case 'person-asked':
      return waits(`${isAsked(nameOf(event.staffId))} to ${askInWords(event, stepOfAsk(state, event))}`);
    case 'ask-moved-on':
      return waits(`${isAsked(nameOf(event.to))} in place of ${nameOf(event.from)}`);
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

const waits = (words: string): Foretold => ({ words: capital(words), isByItself: false });
const isAsked = (name: string): string => `${name} ${isOrAre(name)} asked`;
const article = (what: string): string => (what === 'email' ? 'An' : 'A');
