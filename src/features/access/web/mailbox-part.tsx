/** How the mailbox for answers is doing; nothing about it is changed here. */
import { Text } from '@mantine/core';
import { atClock, shortDay } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { Sending } from './settings.ts';

type MailboxOfSettings = NonNullable<Sending['mailbox']>;

export function Mailbox({ of }: { readonly of: MailboxOfSettings }) {
  const { since, trouble, lastMailAt, unreadable, strangers } = of;
  return (
    <>
      <p className="way">
        {trouble === null ? (
          <>
            <Mark shape="check" tone="accounted" /> is watched.{' '}
          </>
        ) : (
          <>
            <Mark shape="dot" tone="unaccounted" /> not heard
            {since !== null && ` since ${atClock(since, new Date())}`}: {trouble}{' '}
          </>
        )}
      </p>
      <Text>
        {lastMailAt === null
          ? 'No mail for anybody here has come yet.'
          : `The last mail for somebody here came ${atClock(lastMailAt, new Date())}.`}
        {unreadable > 0 && ` ${unreadable} could not be read; they stand under Today.`}
      </Text>
      {strangers && <Strangers of={strangers} />}
    </>
  );
}

function Strangers({ of }: { readonly of: NonNullable<MailboxOfSettings['strangers']> }) {
  return (
    <>
      <Text c="dimmed">
        Mail that answers none of yours, from an address that no client has, is read by nobody here. Of such
        mail Kept keeps only how much came on which day. It stays in the mailbox: look there now and then.
      </Text>
      {of.length > 0 && (
        <ul className="carriers" aria-label="Mail that nobody here reads">
          {of.map(({ day, mails }) => (
            <li key={day}>
              {shortDay(`${day}T12:00:00Z`, 'UTC')}: {mails === 1 ? '1 mail' : `${mails} mails`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function NoMailbox() {
  return (
    <Text c="dimmed">
      Nobody here hears what is mailed back, unless somebody hands it in. Whoever runs this machine names the
      mailbox in <code>KEPT_IMAP_URL</code> and starts Kept again.
    </Text>
  );
}
