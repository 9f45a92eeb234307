/** How a case began, what spoke against it, who was asked what, and who answers for it. */
import type { EventOf } from '#core/case/events.ts';
import type { AskKind } from '#core/case/vocabulary.ts';
import { doubtWords, messageWords } from '#core/case/vocabulary-words.ts';
import { list } from '#core/sentence.ts';
import { dateInWords } from '#core/time/clock-words.ts';
import {
  actorName,
  type Detail,
  details,
  inSentence,
  partyName,
  staffName,
  stepName,
  stepTask,
  type Tellers,
  type Telling,
} from './telling.ts';

export const askingTellers: Tellers<
  | 'case-opened'
  | 'session-added'
  | 'lateness-noted'
  | 'miss-confirmed'
  | 'doubt-raised'
  | 'doubts-cleared'
  | 'person-asked'
  | 'ask-moved-on'
  | 'ask-answered'
  | 'case-taken'
  | 'lease-expired'
  | 'case-delegated'
  | 'delegation-ended'
  | 'handover-offered'
  | 'handover-ended'
  | 'owner-changed'
  | 'chain-changed'
> = {
  'case-opened': (event, telling) => ({
    what: `${actorName(event.by, telling)} opened this case: ${telling.names.client} was expected at ${telling.clock.near(event.session.startsAt, event.at)}, and nobody had recorded an arrival.`,
    details: frozen(event, telling),
  }),
  'session-added': (event, { names, clock }) => ({
    what: `The session at ${clock.near(event.session.startsAt, event.at)} became part of this case: nobody had recorded an arrival of ${names.client} there either.`,
  }),
  'lateness-noted': (event, telling) => ({
    what: `${actorName(event.by, telling)} noted that ${telling.names.client} was not there yet.`,
  }),
  'miss-confirmed': (event, telling) => ({
    what: `${actorName(event.by, telling)} confirmed that ${telling.names.client} was not seen.`,
  }),
  'doubt-raised': (event) => ({
    what: `A doubt whether the session was missed at all was put on record: ${doubtWords[event.doubt]}.`,
  }),
  'doubts-cleared': (event, telling) => ({
    what: `${actorName(event.by, telling)} looked into it and cleared the doubt that ${list(event.doubts.map((doubt) => doubtWords[doubt]))}.`,
    details: details(['Note', event.note]),
  }),
  'person-asked': (event, telling) => ({
    what: `${staffName(event.staffId, telling.names)} was asked ${event.urgent ? 'urgently ' : ''}${task(event, telling)}, with an answer due by ${telling.clock.near(event.answerBy, event.at)}.${lateness(event.lateMinutes)}`,
  }),
  'ask-moved-on': (event, telling) => ({ what: movedOn(event, telling) }),
  'ask-answered': (event, telling) => ({
    what: `${actorName(event.by, telling)} answered the question ${inQuestion(event, telling)}.`,
    details: details(['Answer', event.note]),
  }),
  'case-taken': (event, telling) => ({
    what: `${actorName(event.by, telling)} said "I have it", until ${telling.clock.near(event.until, event.at)}.`,
  }),
  'lease-expired': (event, { names, clock }) => ({
    what: `The time for which ${staffName(event.staffId, names)} had the case ran out; what was open was asked again, with an answer due by ${clock.near(event.answerBy, event.at)}.`,
  }),
  'case-delegated': (event, telling) => ({
    what: `${actorName(event.by, telling)} delegated a task to ${staffName(event.to, telling.names)}, to be done by ${telling.clock.near(event.deadlineAt, event.at)}.`,
    details: details(['Instructions', event.instructions]),
  }),
  'delegation-ended': (event, telling) => ({
    what: delegationEnd(event, telling),
    details: details(['Note', event.note]),
  }),
  'handover-offered': (event, telling) => ({
    what: `${actorName(event.by, telling)} offered the case to ${staffName(event.to, telling.names)}, with an answer due by ${telling.clock.near(event.answerBy, event.at)}.`,
    details: details(['Note', event.note]),
  }),
  'handover-ended': (event, telling) => ({ what: handoverEnd(event, telling) }),
  'owner-changed': (event, telling) => ({
    what:
      event.why === 'handover-accepted'
        ? `${staffName(event.to, telling.names)} accepted the case and is accountable for it from now on, in place of ${staffName(event.from, telling.names)}.`
        : `${staffName(event.to, telling.names)} took the case over and is accountable for it from now on, in place of ${staffName(event.from, telling.names)}.`,
    details: details([event.why === 'taken-over' ? 'Reason' : 'Note', event.note]),
  }),
  'chain-changed': (event, { names }) => ({
    what: `From now on these are asked, in this order: ${list([...new Set(event.chain.map(({ staffId }) => staffName(staffId, names)))])}.`,
  }),
};

/** What was agreed and allowed at that moment, and holds for this case whatever changes later. */
function frozen({ plan }: EventOf<'case-opened'>, { names, clock }: Telling): Detail[] {
  const { tierJudgement: judged, agreement } = plan;
  const reviewBy = judged?.reviewBy ? `, to be looked at again by ${dateInWords(judged.reviewBy)}` : '';
  const channels = plan.channels.map(({ kind, label }) => `${label || 'unnamed'} (${messageWords[kind]})`);
  return details(
    [
      'Tier',
      judged
        ? `${plan.tier}, judged by ${staffName(judged.by, names)} on ${dateInWords(judged.on)}${reviewBy}`
        : `${plan.tier}, because nobody had judged otherwise`,
    ],
    [
      'Agreement',
      agreement
        ? `version ${agreement.version}, signed on ${clock.day(agreement.signedAt)}`
        : 'none was on file',
    ],
    ['Channels that the client had allowed', channels.length > 0 ? list(channels) : 'none'],
    [
      'People to be asked, in order',
      list([...new Set(plan.chain.map(({ staffId }) => staffName(staffId, names)))]),
    ],
    ['Protocol', `"${plan.protocol.name}", version ${plan.protocol.version}`],
  );
}

type Question = Pick<EventOf<'person-asked'>, 'kind' | 'stepId' | 'about'>;

function task(question: Question, telling: Telling): string {
  return tasks[question.kind](question, telling);
}

const tasks: Readonly<Record<AskKind, (question: Question, telling: Telling) => string>> = {
  'confirm-absence': (_question, { names }) => `whether ${names.client} is there`,
  'look-before-contact': () => 'to look, before anything is sent, into what speaks against a missed session',
  step: ({ stepId }, telling) => stepTask(stepId, telling),
  'late-step': ({ stepId }, telling) =>
    stepId
      ? `whether this should still be done, late: ${inSentence(stepName(stepId, telling))}`
      : 'whether a late step should still be done',
  'read-reply': (_question, { names }) => `to read what ${names.client} replied`,
  'reach-another-way': (_question, { names }) => `to try to reach ${names.client} another way`,
  'unknown-send': () => 'to look into a message that may have been sent or not',
  'call-back': ({ about }, telling) => `to ask ${partyName(about ?? '', telling)} what came of it`,
  'delegation-overdue': () => 'what became of the delegated task',
  review: () => 'to look at the case again',
  'follow-up': () => 'to carry out what was planned',
};

function inQuestion(event: EventOf<'ask-answered'>, telling: Telling): string {
  const asked = telling.asks.get(event.askId);
  return asked ? task(asked, telling) : 'that was open';
}

function movedOn(event: EventOf<'ask-moved-on'>, telling: Telling): string {
  const { names, clock } = telling;
  const asked = telling.asks.get(event.askId);
  const again = event.from === event.to ? ' again' : '';
  const rounds =
    event.round === 0
      ? ''
      : ` By then everybody had been asked ${['', 'once', 'twice'][event.round] ?? `${event.round} times`} in vain.`;
  return `Nobody answered (${staffName(event.from, names)} had been asked); ${staffName(event.to, names)} was asked${again}${asked ? ` ${task(asked, telling)}` : ''}, with an answer due by ${clock.near(event.answerBy, event.at)}.${rounds}${lateness(event.lateMinutes)}`;
}

function lateness(minutes: number): string {
  return minutes > 0 ? ` This question came ${minutes} minutes late.` : '';
}

function delegationEnd(event: EventOf<'delegation-ended'>, telling: Telling): string {
  const delegate = telling.counterparts.get(event);
  const whose = delegate ? ` delegated to ${staffName(delegate, telling.names)}` : ' that was delegated';
  switch (event.why) {
    case 'done':
      return `${actorName(event.by, telling)} recorded that the delegated task was done.`;
    case 'taken-back':
      return `${actorName(event.by, telling)} took back the task${whose}.`;
    case 'deadline-passed':
      return `The deadline of the task${whose} passed without a word of it.`;
  }
}

function handoverEnd(event: EventOf<'handover-ended'>, telling: Telling): string {
  const other = telling.counterparts.get(event);
  const name = other ? staffName(other, telling.names) : 'The person to whom the case was offered';
  switch (event.why) {
    case 'declined':
      return `${name} declined to take the case; it stays with its owner.`;
    case 'withdrawn':
      return 'The offer of the case was withdrawn; it stays with its owner.';
    case 'no-answer':
      return `${name} did not answer the offer of the case in time; it stays with its owner.`;
  }
}
