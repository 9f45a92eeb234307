import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { remedyWords, whyWords } from '#core/sending/trouble.ts';
import { callServer } from '#ui/call-server.ts';
import { clockTime } from '#ui/clock.ts';
import { Mark, type MarkProps } from '#ui/mark.tsx';
import type { Me } from '#ui/me.ts';
import type { CarrierNow } from '#ui/sending-notice.tsx';
import { Answer, Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { Mailbox, NoMailbox } from './mailbox-part.tsx';
import { type Sending, type TestResult, useAsked } from './settings.ts';

export function SendingWays({ me }: { readonly me: Me }) {
  const sending = useAsked<Sending>('/sending');
  return (
    <Answer to={sending} lines={2}>
      {({ email, sms, carriers, mailbox }) => (
        <ul className="ways">
          <li>
            <Way name="Email" isOn={email} />
            <Carriers of={carriers.filter(({ medium }) => medium === 'email')} />
            {email ? (
              <Test of={mailTest} me={me} button={`Send a test to ${me.staff.email}`} />
            ) : (
              <Text c="dimmed">
                No email leaves: neither to clients nor to colleagues who are asked something. Whoever runs
                this machine names a mail server in <code>KEPT_SMTP_URL</code> and starts Kept again.
              </Text>
            )}
          </li>
          <li>
            <Way name="Texts" isOn={sms} />
            <Carriers of={carriers.filter(({ medium }) => medium === 'sms')} />
            {sms ? (
              <Test of={textTest} me={me} button="Send a test to my own phone" />
            ) : (
              <Text c="dimmed">
                No text leaves. Where a protocol would text, Kept emails if the client allows it; otherwise a
                person is asked to reach them. Whoever runs this machine names an account at Twilio in{' '}
                <code>KEPT_TWILIO_ACCOUNT</code>, or a gateway in <code>KEPT_SMS_GATEWAY</code>, and starts
                Kept again.
              </Text>
            )}
          </li>
          <li>
            <Way name="Answers by mail" isOn={mailbox !== null} />
            {mailbox ? <Mailbox of={mailbox} /> : <NoMailbox />}
          </li>
          <li>
            <Way name="Calls" isOn={false} words="made by people" />
            <Text c="dimmed">
              Kept never calls anybody by itself. It shows the number and keeps the record.
            </Text>
          </li>
        </ul>
      )}
    </Answer>
  );
}

/** Whoever carries it, in the order in which they are asked. */
function Carriers({ of }: { readonly of: readonly CarrierNow[] }) {
  return (
    <ul className="carriers">
      {of.map((one) => (
        <li key={one.name}>
          <Mark {...carrierMarks[one.state]} /> <span className="member-name">{one.name}</span>{' '}
          {carrierWords[one.state]}
          {one.since !== null && ` since ${clockTime(one.since)}`}
          {one.why !== null && `: ${whyWords[one.why]}. ${remedyWords[one.why]}`}
          {one.state === 'returning' && of.length > 1 && ` ${shareWords(one.share)}`}
        </li>
      ))}
    </ul>
  );
}

const carrierMarks: Readonly<Record<CarrierNow['state'], MarkProps>> = {
  working: { shape: 'check', tone: 'accounted' },
  struggling: { shape: 'half', tone: 'late' },
  returning: { shape: 'half', tone: 'late' },
  down: { shape: 'dot', tone: 'unaccounted' },
};
const carrierWords: Readonly<Record<CarrierNow['state'], string>> = {
  working: 'works',
  struggling: 'has trouble',
  returning: 'is coming back; it had trouble',
  down: 'sends nothing',
};
const shareWords = (share: number): string =>
  share === 0 ? 'It is given single messages, to see.' : `It is given ${share * 100} % of the messages.`;

function Way({
  name,
  isOn,
  words,
}: {
  readonly name: string;
  readonly isOn: boolean;
  readonly words?: string;
}) {
  return (
    <p className="way">
      <Mark shape={isOn ? 'dot' : 'ring'} tone={isOn ? 'accounted' : 'quiet'} />
      <span className="member-name">{name}</span> {words ?? (isOn ? 'connected' : 'not connected yet')}
    </p>
  );
}

interface TestWay {
  readonly path: string;
  readonly accepted: string;
  readonly unknown: string;
}

const mailTest: TestWay = {
  path: '/sending/test-mail',
  accepted: 'The mail server took it. Look into your mailbox, and into the folder for unwanted mail.',
  unknown: 'The line broke on the way, so that it may have left or not. Look into your mailbox.',
};

const textTest: TestWay = {
  path: '/sending/test-text',
  accepted: 'The provider took it. Look at your phone; it may take a minute.',
  unknown: 'The line broke on the way, so that it may have left or not. Look at your phone.',
};

function Test({ of, me, button }: { readonly of: TestWay; readonly me: Me; readonly button: string }) {
  const { trouble, isBusy, trying } = useTrying();
  const [told, setTold] = useState<TestResult | null>(null);
  const test = () =>
    trying(async () => {
      setTold(null);
      setTold(await callServer<TestResult>('POST', of.path));
    });
  if (me.staff.role !== 'owner') return null;
  return (
    <>
      <Button variant="default" loading={isBusy} onClick={test}>
        {button}
      </Button>
      {told && told.result !== 'failed' && <Text role="status">{of[told.result]}</Text>}
      {told?.result === 'failed' && <Trouble>It did not leave. {told.reason}</Trouble>}
      {trouble && <Trouble>{trouble}</Trouble>}
    </>
  );
}
