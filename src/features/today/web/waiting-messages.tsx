/** Messages that came in, of which a person has to say whose they are. What they say is shown only to whoever opens it. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isCry, type Reading } from '#core/case/vocabulary.ts';
import { ClientName } from '#ui/client-name.tsx';
import { atClock, distance } from '#ui/clock.ts';
import { isClinicalRole } from '#ui/colleagues.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { Mark } from '#ui/mark.tsx';
import { useMe } from '#ui/me.ts';
import { freshQuery, useFresh } from '#ui/use-fresh.ts';
import { type Alarm, Paged, Settle } from './paged.tsx';

interface WaitingMessage {
  readonly id: string;
  readonly medium: 'sms' | 'email';
  readonly sender: string;
  readonly receivedAt: string;
  readonly asks: 'unknown-number' | 'shared-number' | 'no-case' | 'unreadable';
  readonly words: string;
  readonly reading: Reading;
  readonly clients: readonly { readonly id: string; readonly name: string }[];
  readonly alarm: Alarm | null;
}

const path = '/texts';

export interface WaitingMessagesProps {
  readonly now: Date;
  readonly timeZone: string;
}

/** Nothing at all where nothing waits, and for whoever may not read clients' words. */
export function WaitingMessages(props: WaitingMessagesProps) {
  const role = useMe().data?.staff.role;
  if (role === undefined || !isClinicalRole(role)) return null;
  return <Messages {...props} />;
}

interface Waiting {
  readonly texts: readonly WaitingMessage[];
}

/** As far as this screen has been told of them: none for whoever may not read them. */
export function useWaitingMessageCount(): number {
  const { data } = useQuery({ ...freshQuery<Waiting>(path), enabled: false });
  return data?.texts.length ?? 0;
}

function Messages({ now, timeZone }: WaitingMessagesProps) {
  const { data } = useFresh<Waiting>(path, 60, { topics: ['texts'] });
  if (!data || data.texts.length === 0) return null;
  return (
    <section aria-labelledby="messages">
      <h2 className="section-title" id="messages">
        Messages that wait for you
      </h2>
      {data.texts.map((message) => (
        <article
          key={message.id}
          className="missing"
          data-phase={isCry(message.reading) ? 'missed' : 'unconfirmed'}
        >
          <div className="missing-who">
            <Mark shape="dot" tone={isCry(message.reading) ? 'unaccounted' : 'unconfirmed'} />
            <h3 className="missing-name">
              <Sender {...message} />
            </h3>
            {isCry(message.reading) && <strong>may be danger</strong>}
          </div>
          <p className="missing-since">
            {atClock(message.receivedAt, now, timeZone)} ·{' '}
            <strong>{distance(message.receivedAt, now)}</strong>
          </p>
          <div className="missing-next waiting-parts">
            <p>{whyOf(message)}</p>
            {message.alarm && <Paged {...about(message)} {...message.alarm} now={now} timeZone={timeZone} />}
            <details>
              <summary>What it says</summary>
              <blockquote className="waiting-words" dir="auto">
                {message.words}
              </blockquote>
              <p className="quiet">
                By {message.medium === 'sms' ? 'text' : 'mail'} from <Address {...message} />
              </p>
            </details>
            <Settle
              {...about(message)}
              isEmpty="It is empty; write what was done, or why nothing has to be."
            />
          </div>
        </article>
      ))}
    </section>
  );
}

const about = ({ id }: WaitingMessage) => ({ path: `${path}/${id}`, changes: path });

function whyOf({ asks, medium }: WaitingMessage): string {
  switch (asks) {
    case 'unknown-number':
      return 'No client of yours has this number. Find out who wrote, and answer them by hand.';
    case 'shared-number':
      return `More than one client uses this ${medium === 'sms' ? 'number' : 'address'}. Find out who wrote; their open cases ask about it too.`;
    case 'no-case':
      return medium === 'sms'
        ? 'No case is open that this could be an answer to. Read it, and get in touch if it needs that.'
        : 'This mail answers no message of yours. Read it, and get in touch if it needs that.';
    case 'unreadable':
      return 'This mail could not be read. Open it in the mailbox that your mails are answered to.';
  }
}

function Address({ medium, sender }: WaitingMessage) {
  return medium === 'email' && !sender.includes('@') ? (
    'somebody'
  ) : (
    <Anchor href={`${medium === 'sms' ? 'tel' : 'mailto'}:${sender}`}>{sender}</Anchor>
  );
}

function Sender({ clients, medium, asks }: WaitingMessage) {
  if (asks === 'unreadable' && clients.length === 0) return 'A mail that could not be read';
  if (clients.length === 0)
    return medium === 'sms' ? 'A number that nobody has' : 'An address that nobody has';
  return clients.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 && ' or '}
      <InnerLink to="/clients/$clientId" params={{ clientId: id }}>
        <ClientName name={name} />
      </InnerLink>
    </span>
  ));
}
