/** Calling: one tap calls, one tap says what came of it. */
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { AttemptResult } from '#core/case/vocabulary.ts';
import type { Step } from '#core/protocol/protocol.ts';
import { capital } from '#core/sentence.ts';
import { instant } from '#core/time/instant.ts';
import { clockTime } from '#ui/clock.ts';
import { RefusableButton } from '#ui/refusable-button.tsx';
import type { CaseView } from '../case-view.ts';
import { spacedNumber } from '../phone-number.ts';
import { type Reachable, useWays } from '../reach.ts';
import { whyNot } from '../why-not.ts';

type Usual = Extract<AttemptResult, 'no-answer' | 'voicemail-left' | 'spoke-with-client' | 'wrong-number'>;
interface Result {
  readonly result: Usual;
  readonly words: string;
}
/** Closes the number for this case, so it is asked once more. */
const wrongNumber: Result = { result: 'wrong-number', words: 'Wrong number' };
const usual: readonly Result[] = [
  { result: 'no-answer', words: 'No answer' },
  { result: 'voicemail-left', words: 'Left a voicemail' },
  { result: 'spoke-with-client', words: 'Spoke' },
  wrongNumber,
];

export interface CallProps {
  readonly view: CaseView;
  /** The step that the call finishes; null when somebody calls of their own accord. */
  readonly step: Step | null;
  /** Whether this is the one thing next. */
  readonly isFirst: boolean;
}

export function Call({ view, step, isFirst }: CallProps) {
  const phones = useWays(view).filter(({ kind }) => kind === 'voice');
  const [chosen, choose] = useState('');
  const phone = phones.find(({ id }) => id === chosen) ?? phones[0];
  return (
    <div className="call">
      {phones.length > 1 && (
        <NativeSelect
          label="Which phone"
          value={phone?.id ?? ''}
          data={phones.map(({ id, label, address }) => ({
            value: id,
            label: `${capital(label || 'phone')}, ${spacedNumber(address)}`,
          }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
      {phone ? (
        <Phone phone={phone} isFirst={isFirst} />
      ) : (
        <Text fw={600}>No phone that may be called is left.</Text>
      )}
      <Results view={view} step={step} phone={phone ?? null} />
    </div>
  );
}

/** For a cry: who hears it calls first, and says what came of it after. */
export function FirstPhone({ view }: { readonly view: CaseView }) {
  const phone = useWays(view).find(({ kind }) => kind === 'voice');
  return phone ? <Phone phone={phone} isFirst /> : null;
}

function Phone({ phone, isFirst }: { readonly phone: Reachable; readonly isFirst: boolean }) {
  const number = spacedNumber(phone.address);
  return (
    <div>
      {phone.address && (
        <Button
          component="a"
          href={`tel:${phone.address}`}
          size="lg"
          variant={isFirst ? 'filled' : 'default'}
          className="call-link"
        >
          Call {phone.label || 'phone'} · {number}
        </Button>
      )}
      <Text mt={6}>
        {phone.voicemailAllowed
          ? 'A voicemail may be left: your first name, and please call back. Nothing more.'
          : 'Leave no voicemail: the client did not allow it.'}
      </Text>
    </div>
  );
}

interface ResultsProps extends Omit<CallProps, 'isFirst'> {
  readonly phone: Reachable | null;
}

function Results({ view, step, phone }: ResultsProps) {
  const { quick, acting, zone } = view;
  const [isAsking, setIsAsking] = useState(false);
  const stepId = step?.id ?? null;
  const attempt = (result: AttemptResult) =>
    ({ medium: 'call', channelId: phone?.id ?? null, stepId, result, note: '' }) as const;
  const happenedAt = instant(view.now.toISOString());
  const refusal = whyNot(view, { type: 'record-attempt', happenedAt, ...attempt('no-answer') });

  async function log({ result, words }: Result): Promise<void> {
    setIsAsking(result === 'wrong-number' && phone !== null && !isAsking);
    if (result === 'wrong-number' && phone && !isAsking) return;
    await quick.act(
      'attempts',
      attempt(result),
      (at) => `Call at ${clockTime(at, zone)}: ${words.toLowerCase()}.`,
    );
  }

  return (
    <div>
      <Text fw={600} id="call-results">
        What came of it
      </Text>
      <Group gap="xs" role="group" aria-labelledby="call-results" className="results">
        {usual.map((one) => (
          <RefusableButton
            key={one.result}
            variant="default"
            size="md"
            refusal={refusal}
            loading={quick.isBusy}
            onClick={() => log(one)}
          >
            {one.words}
          </RefusableButton>
        ))}
        <Button
          variant="subtle"
          size="md"
          onClick={() => acting.show({ name: 'attempt', medium: 'call', ...(stepId && { stepId }) })}
        >
          Something else…
        </Button>
      </Group>
      {isAsking && phone && (
        <div role="alert" className="sure">
          <Text>
            A wrong number is not used any more in this case. Is {spacedNumber(phone.address)} wrong?
          </Text>
          <Group gap="xs">
            <Button loading={quick.isBusy} onClick={() => log(wrongNumber)}>
              Yes, a wrong number
            </Button>
            <Button variant="subtle" onClick={() => setIsAsking(false)}>
              No
            </Button>
          </Group>
        </div>
      )}
    </div>
  );
}
