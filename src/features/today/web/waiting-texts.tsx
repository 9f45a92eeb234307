/** Texts of which a person has to say whose they are. What they say is shown only to whoever opens it. */
import { Button, Group, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { ClientName } from '#ui/client-name.tsx';
import { atClock, distance } from '#ui/clock.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import { useMe } from '#ui/me.ts';
import { Trouble } from '#ui/states.tsx';
import { freshQuery, useFresh } from '#ui/use-fresh.ts';
import { useTrying } from '#ui/use-trying.ts';

interface WaitingText {
  readonly id: string;
  readonly sender: string;
  readonly receivedAt: string;
  readonly asks: 'unknown-number' | 'shared-number' | 'no-case';
  readonly words: string;
  readonly reading: string;
  readonly clients: readonly { readonly id: string; readonly name: string }[];
}

const path = '/texts';

export interface WaitingTextsProps {
  readonly now: Date;
  readonly timeZone: string;
}

/** Nothing at all where nothing waits, and for whoever may not read clients' words. */
export function WaitingTexts(props: WaitingTextsProps) {
  const role = useMe().data?.staff.role;
  if (role !== 'owner' && role !== 'clinician' && role !== 'supervisor') return null;
  return <Texts {...props} />;
}

interface Waiting {
  readonly texts: readonly WaitingText[];
}

/** As far as this screen has been told of them: none for whoever may not read them. */
export function useWaitingTextCount(): number {
  const { data } = useQuery({ ...freshQuery<Waiting>(path), enabled: false });
  return data?.texts.length ?? 0;
}

function Texts({ now, timeZone }: WaitingTextsProps) {
  const { data } = useFresh<Waiting>(path, 60, { topics: ['texts'] });
  if (!data || data.texts.length === 0) return null;
  return (
    <section aria-labelledby="texts">
      <h2 className="section-title" id="texts">
        Texts that wait for you
      </h2>
      {data.texts.map((text) => (
        <article key={text.id} className="missing" data-phase={isGrave(text) ? 'missed' : 'unconfirmed'}>
          <div className="missing-who">
            <Mark shape="dot" tone={isGrave(text) ? 'unaccounted' : 'unconfirmed'} />
            <h3 className="missing-name">
              <Sender {...text} />
            </h3>
            {isGrave(text) && <strong>may be danger</strong>}
          </div>
          <p className="missing-since">
            {atClock(text.receivedAt, now, timeZone)} · <strong>{distance(text.receivedAt, now)}</strong>
          </p>
          <div className="missing-next">
            <p>{why[text.asks]}</p>
            <details>
              <summary>What it says</summary>
              <blockquote className="waiting-words" dir="auto">
                {text.words}
              </blockquote>
              <p className="quiet">
                From <a href={`tel:${text.sender}`}>{text.sender}</a>
              </p>
            </details>
            <Settle id={text.id} />
          </div>
        </article>
      ))}
    </section>
  );
}

const isGrave = ({ reading }: WaitingText): boolean => reading === 'not-ok' || reading === 'duress';

const why = {
  'unknown-number': 'No client of yours has this number. Find out who wrote, and answer them by hand.',
  'shared-number':
    'More than one client uses this number. Find out who wrote; their open cases ask about it too.',
  'no-case': 'No case is open that this could be an answer to. Read it, and get in touch if it needs that.',
} as const;

function Sender({ clients }: WaitingText) {
  if (clients.length === 0) return 'A number that nobody has';
  return clients.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 && ' or '}
      <InnerLink to={`/clients/${id}` as '/'}>
        <ClientName name={name} />
      </InnerLink>
    </span>
  ));
}

function Settle({ id }: { readonly id: string }) {
  const [note, setNote] = useState('');
  const [error, setError] = useState('');
  const { trouble, isBusy, trying } = useTrying();
  const queries = useQueryClient();
  const settle = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === '') return setError('It is empty; write what was done, or why nothing has to be.');
    void trying(async () => {
      await callServer('POST', `${path}/${id}/settlement`, { note: note.trim() });
      await queries.invalidateQueries({ queryKey: [path] });
    });
  };
  return (
    <form onSubmit={settle}>
      <Group align="end" gap="xs">
        <Textarea
          label="What was done about it?"
          autosize
          minRows={1}
          maxLength={2000}
          flex={1}
          miw={200}
          value={note}
          error={error}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            setError('');
          }}
        />
        <Button type="submit" variant="default" loading={isBusy}>
          Settled
        </Button>
      </Group>
      {trouble && <Trouble>{trouble}</Trouble>}
    </form>
  );
}
