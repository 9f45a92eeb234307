/** What was written to the client and what came back, channel by channel, with what truly became of each message. */
import { Text, Title } from '@mantine/core';
import { capital } from '#core/sentence.ts';
import { Mark, type MarkProps } from '#ui/mark.tsx';
import type { CaseView } from './case-view.ts';
import { Section } from './section.tsx';
import { type Answered, type SentMessage, useStory } from './use-story.ts';

export function Threads({ view }: { readonly view: CaseView }) {
  const story = useStory(view);
  const threads = story.data?.threads ?? [];
  if (!story.mayRead) return null;
  return (
    <Section title={`Written to ${view.one.clientName}, and back`} className="threads">
      {story.data && threads.length === 0 && <Text c="dimmed">Nothing yet.</Text>}
      {threads.map(({ channelId, name, entries }) => (
        <div key={channelId ?? name} className="thread">
          <Title order={3} className="group-title">
            {capital(name)}
          </Title>
          <ul className="bubbles">
            {entries.map((entry) => (
              <li key={entry.from === 'practice' ? entry.key : entry.replyId} data-from={entry.from}>
                {entry.from === 'practice' ? (
                  <Sent message={entry} />
                ) : (
                  <Back reply={entry} client={view.one.clientName} />
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

const fateMarks: Readonly<Record<SentMessage['state'], MarkProps>> = {
  cancelled: { shape: 'half', tone: 'quiet' },
  queued: { shape: 'ring', tone: 'quiet' },
  sending: { shape: 'ring', tone: 'quiet' },
  unknown: { shape: 'half', tone: 'late' },
  sent: { shape: 'half', tone: 'quiet' },
  failed: { shape: 'dot', tone: 'unaccounted' },
  delivered: { shape: 'check', tone: 'accounted' },
};

function Sent({ message }: { readonly message: SentMessage }) {
  const { day, time, text, subject, address, state, fate, reason, knownAt } = message;
  return (
    <>
      <div className="bubble">
        {subject && <Text fw={600}>{subject}</Text>}
        <Text className="written">{text}</Text>
      </div>
      <Text c="dimmed" fz="sm">
        {day}, {time}, to {address}
      </Text>
      <Text fz="sm">
        <Mark {...fateMarks[state]} /> {capital(fate)}
        {knownAt && knownAt !== time && ` (${knownAt})`}
        {reason && `. ${reason}`}
      </Text>
    </>
  );
}

function Back({ reply, client }: { readonly reply: Answered; readonly client: string }) {
  const [own, ...others] = reply.words;
  return (
    <>
      <div className="bubble">
        <Text className="written">{own ? own.text : capital(reply.readAs)}</Text>
        {others.map(({ label, text }) => (
          <Text key={label} fz="sm">
            {label}: {text}
          </Text>
        ))}
      </div>
      <Text c="dimmed" fz="sm">
        {client}, {reply.day}, {reply.time}
        {own && ` · read as ${reply.readAs}`}
        {settledWords[reply.settledAs ?? ''] ?? ''}
      </Text>
    </>
  );
}

const settledWords: Readonly<Record<string, string>> = {
  'client-is-safe': ' · taken as safe',
  'carry-on': ' · the protocol goes on',
};
