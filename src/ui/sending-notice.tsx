/** In red, on every screen: over what nothing gets out or comes in at the moment, why, and what to do meanwhile. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { remedyWords, type Why, whyWords } from '#core/sending/trouble.ts';
import { clockTime } from './clock.ts';
import { Mark } from './mark.tsx';
import { useFresh } from './use-fresh.ts';

/** As the server says it. */
export interface CarrierNow {
  readonly medium: 'sms' | 'email' | 'voice' | 'push';
  readonly name: string;
  readonly state: 'working' | 'struggling' | 'returning' | 'down';
  readonly since: string | null;
  readonly why: Why | null;
  readonly share: number;
}

export interface MailboxNow {
  readonly since: string | null;
  /** Null while answers by mail are heard. */
  readonly trouble: string | null;
}

export interface SendingNow {
  readonly carriers: readonly CarrierNow[];
  readonly mailbox?: MailboxNow | null;
  /** Null while Kept's own test of itself comes through. */
  readonly canary?: { readonly since: string; readonly words: string } | null;
}

interface SendingNoticeProps {
  readonly timeZone?: string;
  /** For a board on the wall: it goes on asking though nobody touches it. */
  readonly unattended?: boolean;
}

export function SendingNotice({ timeZone, unattended = false }: SendingNoticeProps) {
  const { data } = useFresh<SendingNow>('/sending', 60, { unattended });
  return <SendingTrouble now={data ?? nothingKnown} timeZone={timeZone} />;
}

const nothingKnown: SendingNow = { carriers: [] };

interface SendingTroubleProps {
  readonly now: SendingNow;
  readonly timeZone?: string | undefined;
}

/** Its place is always there, so that readers hear it come. */
export function SendingTrouble({ now: { carriers, mailbox, canary }, timeZone }: SendingTroubleProps) {
  const down = mediaDown(carriers);
  return (
    <div role="alert" aria-label="Whether messages get out">
      {canary && (
        <Line>
          Do not rely on Kept at the moment. Every few minutes it tests itself with a pretend client who
          misses a session, and since {clockTime(canary.since, timeZone)} that fails: {canary.words}. Look
          after whoever is missing yourself, and tell whoever runs Kept for you.
        </Line>
      )}
      {down.map((carrier) => (
        <Line key={carrier.medium}>
          {mediumWords[carrier.medium]} not been going out
          {carrier.since !== null && ` since ${clockTime(carrier.since, timeZone)}`}
          {carrier.why !== null && `: ${whyWords[carrier.why]}`}.{' '}
          {toClients.has(carrier.medium) && 'Call instead of waiting for an answer. '}
          {carrier.why !== null && remedyWords[carrier.why]}
        </Line>
      ))}
      {mailbox?.trouble && (
        <Line>
          Answers by mail have not been heard
          {mailbox.since !== null && ` since ${clockTime(mailbox.since, timeZone)}`}. {mailbox.trouble} Look
          into the mailbox yourself meanwhile.
        </Line>
      )}
    </div>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return (
    <div className="sending-notice">
      <Mark shape="dot" tone="unaccounted" />
      <Text fw={550}>{children}</Text>
    </div>
  );
}

const mediumWords: Readonly<Record<CarrierNow['medium'], string>> = {
  email: 'Mail has',
  sms: 'Texts have',
  voice: 'Calls to staff have',
  push: 'Pushes to staff have',
};
const toClients: ReadonlySet<CarrierNow['medium']> = new Set(['email', 'sms']);

/** One carrier for each medium over which nothing gets out: a medium whose other carrier works is no trouble of theirs. */
function mediaDown(carriers: readonly CarrierNow[]): readonly CarrierNow[] {
  const byMedium = Map.groupBy(carriers, ({ medium }) => medium);
  return [...byMedium.values()].flatMap((all) => {
    const [first] = all;
    return first && all.every(({ state }) => state === 'down') ? [first] : [];
  });
}
