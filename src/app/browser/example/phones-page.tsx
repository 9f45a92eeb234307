/** What the invented people find on their phones, and what they write back. */
import { Anchor, Button, Text, Textarea, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Phone } from '#app/example/contract.ts';
import { callServer } from '#ui/call-server.ts';
import { clockTime } from '#ui/clock.ts';
import { Page } from '#ui/page.tsx';
import { Answer, Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import './example.css';

const phonePath = '/example/phone';
/** Nothing tells when a message has left, and whoever sits here waits for it. */
const lookEveryMs = 3000;

type Person = Phone['people'][number];
type Arrived = Person['arrived'][number];

export function PhonesPage() {
  const phone = useQuery({
    queryKey: [phonePath],
    queryFn: () => callServer<Phone>('GET', phonePath),
    refetchInterval: lookEveryMs,
  });
  return (
    <Page title="Pretend phones">
      <Text c="dimmed" mt={-12}>
        What Kept has written in the example, as the person at the other end finds it. Answer for a client, or
        leave them silent and watch what Kept does next. Your colleagues here do nothing by themselves, and
        waits are shorter than in the protocol that Kept ships.
      </Text>
      <Answer to={phone} lines={6}>
        {({ people }) => (people.length === 0 ? <NothingYet /> : <Phones people={people} />)}
      </Answer>
    </Page>
  );
}

function NothingYet() {
  return (
    <Text>
      Nothing has been written to anybody yet. Confirm on Today that somebody has not come; their phone shows
      up here.
    </Text>
  );
}

const latest = ({ arrived }: Person) => arrived.at(-1)?.at ?? '';

function Phones({ people }: { readonly people: readonly Person[] }) {
  const newestFirst = people.toSorted((one, other) => (latest(one) < latest(other) ? 1 : -1));
  return (
    <div className="phones">
      {newestFirst.map((person) => (
        <OnePhone key={person.key} person={person} />
      ))}
    </div>
  );
}

function OnePhone({ person }: { readonly person: Person }) {
  const id = useId();
  const { name, kind, arrived, said } = person;
  const lines = [
    ...arrived.map((message) => ({ at: message.at, line: <Incoming key={message.id} message={message} /> })),
    ...said.map(({ text, at }) => ({ at, line: <Outgoing key={at} text={text} at={at} /> })),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const answerable = arrived.findLast(({ isAnswerable }) => isAnswerable);
  return (
    <section className="phone" aria-labelledby={id}>
      <header>
        <Title order={2} fz="lg" id={id} dir="auto">
          {name}
        </Title>
        <Text c="dimmed">{kind === 'client' ? 'client' : 'of the staff'}</Text>
      </header>
      <ol className="phone-lines">{lines.map(({ line }) => line)}</ol>
      {answerable && <AnswerForm to={answerable} name={name} />}
    </section>
  );
}

const mediumWords = { sms: 'Text', email: 'Mail', voice: 'Call', push: 'Push' } as const;

function Incoming({ message: { medium, subject, text, at } }: { readonly message: Arrived }) {
  return (
    <li className="phone-in">
      <Text c="dimmed" fz="sm">
        {mediumWords[medium]}, {clockTime(at)}
      </Text>
      {subject && <Text fw={550}>{subject}</Text>}
      <p>{withLinks(text)}</p>
    </li>
  );
}

function Outgoing({ text, at }: { readonly text: string; readonly at: string }) {
  return (
    <li className="phone-out">
      <Text c="dimmed" fz="sm">
        Written back, {clockTime(at)}
      </Text>
      <p dir="auto">{text}</p>
    </li>
  );
}

/** The real page behind the address, at a tab of its own as on a phone. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
      <Anchor key={index} href={part} target="_blank" rel="noreferrer" underline="always">
        {part}
      </Anchor>
    ) : (
      part
    ),
  );
}

function AnswerForm({ to, name }: { readonly to: Arrived; readonly name: string }) {
  const [text, setText] = useState('');
  const { trouble, isBusy, trying } = useTrying();
  const queries = useQueryClient();
  const send = async () => {
    await callServer('POST', `${phonePath}/answers`, { messageId: to.id, text });
    setText('');
    await queries.invalidateQueries({ queryKey: [phonePath] });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void trying(send);
      }}
    >
      {trouble && <Trouble>{trouble}</Trouble>}
      <Textarea
        label={`Answer as ${name}`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        required
      />
      <Button type="submit" variant="default" mt="xs" loading={isBusy}>
        Write back
      </Button>
    </form>
  );
}
