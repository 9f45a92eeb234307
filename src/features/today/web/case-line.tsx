/** One client who is not accounted for: since when, what is asked of whom until when, and what comes by itself. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AskKind } from '#core/case/vocabulary.ts';
import { messageWords } from '#core/case/vocabulary-words.ts';
import type { StepKind } from '#core/protocol/protocol.ts';
import { taskWords } from '#ui/case-words.ts';
import { atClock, distance, fromNow } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { CaseNow } from '../contract.ts';
import type { DayView } from './day-view.ts';
import { hasOrHave, isOrAre } from './names.ts';
import { TierMark } from './tier-mark.tsx';
import { concerns } from './whose.ts';

export interface CaseLineProps extends DayView {
  readonly one: CaseNow;
  /** "Here" and "Not here", where that is the question. */
  readonly children?: ReactNode;
}

export function CaseLine({ one, answer, now, names, children }: CaseLineProps) {
  const zone = answer.timeZone;
  const isMissed = one.phase === 'missed';
  const isYours = concerns(one, answer.you.staffId);
  return (
    <article className="missing" data-phase={one.phase} aria-label={names.client(one.clientId)}>
      <div className="missing-who">
        <Mark shape={isMissed ? 'dot' : 'half'} tone={isMissed ? 'unaccounted' : 'unconfirmed'} />
        <h3 className="missing-name">
          <bdi>{names.client(one.clientId)}</bdi>
        </h3>
        <TierMark tier={one.tier} />
      </div>
      <p className="missing-since">
        {isMissed ? 'not seen' : 'not confirmed'} · {atClock(one.sessionStartsAt, now, zone)} ·{' '}
        <strong>{distance(one.sessionStartsAt, now)}</strong>
        <span className="quiet"> · {ownerWords(one, { answer, now, names })}</span>
      </p>
      <NextThing one={one} answer={answer} now={now} names={names} />
      <div className="missing-actions">
        {children}
        <Button
          variant={isYours ? 'filled' : 'default'}
          renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: one.caseId }} {...props} />}
          aria-label={`Open the case of ${names.client(one.clientId)}`}
        >
          Open
        </Button>
      </div>
    </article>
  );
}

function ownerWords({ lease, ownerId }: CaseNow, { answer, now, names }: DayView): string {
  const holder = names.staff(lease?.staffId ?? ownerId);
  const until = lease ? ` until ${atClock(lease.until, now, answer.timeZone)}` : '';
  return `${holder} ${hasOrHave(holder)} it${until}`;
}

function NextThing({ one, answer, now, names }: CaseLineProps) {
  const [ask, ...others] = one.asked;
  const zone = answer.timeZone;
  return (
    <div className="missing-next">
      {ask ? (
        <p>
          <strong>
            Next:{' '}
            {taskWords(ask.kind as AskKind, ask.stepKind as StepKind | null, names.client(one.clientId))}
          </strong>{' '}
          · {names.staff(ask.staffId)},{' '}
          <span className="nowrap">
            by {atClock(ask.answerBy, now, zone)} ({fromNow(ask.answerBy, now)})
          </span>
          {others.length > 0 && ` · and ${others.length} more`}
        </p>
      ) : (
        <p>{waitingWords(one, { answer, now, names })}</p>
      )}
      {aheadWords(one, { answer, now, names }).map((words) => (
        <p key={words} className="quiet">
          {words}
        </p>
      ))}
    </div>
  );
}

/** Nobody is asked at the moment: the last message is on its way, or its time to be answered runs. */
function waitingWords({ lastMessage }: CaseNow, { answer, now }: DayView): string {
  if (!lastMessage) return 'Nobody is asked for anything at the moment.';
  const state = deliveryWords[lastMessage.state] ?? 'on its way';
  return `${messageName[lastMessage.channel]} ${state} ${atClock(lastMessage.at, now, answer.timeZone)}, no answer so far`;
}

/** "Delivered" is what a provider reports; whether anybody has read it, nobody knows [P4.3]. */
const deliveryWords: Readonly<Record<string, string>> = {
  queued: 'about to leave since',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'not delivered',
  unknown: 'perhaps sent',
};
const messageName = { sms: 'Text', email: 'Email', voice: 'Call' } as const;

function aheadWords(one: CaseNow, { answer, now, names }: DayView): readonly string[] {
  return one.ahead.map((ahead) => {
    const when = `${atClock(ahead.at, now, answer.timeZone)} (${fromNow(ahead.at, now)})`;
    if (ahead.what === 'message') {
      return `${ahead.channel === 'email' ? 'An' : 'A'} ${messageWords[ahead.channel]} goes out by itself at ${when}`;
    }
    const name = names.staff(ahead.staffId);
    const isNextInTurn = one.asked.some(
      ({ kind, stepKind }) => kind === ahead.kind && stepKind === ahead.stepKind,
    );
    const task = taskWords(
      ahead.kind as AskKind,
      ahead.stepKind as StepKind | null,
      names.client(one.clientId),
    );
    return isNextInTurn
      ? `Otherwise ${name} ${isOrAre(name)} asked at ${when}`
      : `Then ${name} ${isOrAre(name)} asked to ${task} at ${when}`;
  });
}
