/** Everything else that could happen at one moment. What the case would refuse is left out by whoever tries it. */
import type { Command } from '../case/commands.ts';
import type { OpenCase } from '../case/state.ts';
import type { Reading } from '../case/vocabulary.ts';
import type { ReplyId, StaffId } from '../ids.ts';
import { addMinutes, type Instant } from '../time/instant.ts';
import { type Answer, does, note } from './answer.ts';
import { answersTo } from './answers.ts';
import type { Happening } from './happening.ts';
import { backup, contactId, mobile, owner, supervisor } from './model.ts';
import { contactReports, welfareReports } from './reports.ts';
import { isOpen, type Situation } from './situation.ts';
import { deliveryReport, said } from './usual.ts';

/** The furthest ahead that anything can be put off [P5.4]. */
const longestDelay = 72 * 60;
/** Enough to see one answer contradict another. */
const mostReplies = 2;

export function unusual(situation: Situation): readonly Happening[] {
  const { state, now } = situation;
  const own = [...messages(situation), ...replies(situation)];
  if (!isOpen(state)) return own;
  return [
    ...own,
    ...withdrawals(state, now),
    ...staffWords(situation, state),
    { kind: 'habit', at: now, staff: situation.habits.staff === 'answering' ? 'silent' : 'answering' },
  ];
}

/** What changes most: what becomes of a message, who answers, who has it, whether the client was missed and is well. */
export function isTelling(happening: Happening): boolean {
  if (happening.kind !== 'command') return true;
  const { command } = happening;
  if (command.type === 'record-reply') return command.reading === 'not-ok' || command.reading === 'opt-out';
  return telling.includes(command.type);
}

const telling: readonly Command['type'][] = [
  'record-delivery',
  'take-case',
  'delegate',
  'note-lateness',
  'confirm-missed',
  'change-chain',
];

function* messages({ state, left, now }: Situation): Generator<Happening> {
  for (const [key, message] of Object.entries(state.messages)) {
    if (message.state === 'queued' && !left.includes(key)) {
      yield { kind: 'left', at: now, what: key as never, says: 'nobody hears what became of the message' };
      for (const fate of ['sent', 'delivered', 'failed', 'unknown'] as const)
        yield deliveryReport(key, fate, now);
    }
    if (message.state === 'cancelled') yield deliveryReport(key, 'delivered', now);
    if (message.state === 'sent' || message.state === 'unknown') yield deliveryReport(key, 'failed', now);
  }
}

const readings: Readonly<Record<Reading, string>> = {
  safe: 'writes that they are safe',
  late: 'writes that they are late',
  'call-me': 'asks to be called',
  'not-ok': 'writes that they are not well',
  'explain-later': 'will explain later',
  'opt-out': 'wants no more texts',
  duress: 'uses the word for danger',
  unclear: 'writes something unclear',
};

function* replies({ state, now }: Situation): Generator<Happening> {
  if (state.replies.length >= mostReplies) return;
  for (const [reading, says] of Object.entries(readings) as [Reading, string][]) {
    for (const via of ['page', 'sms'] as const) {
      // Where it was written only matters for what may be watched on a page, and for the channel that it closes.
      if (via === 'page' && reading !== 'safe' && reading !== 'unclear') continue;
      yield {
        kind: 'command',
        at: now,
        isUsual: false,
        says: `the client ${says}${via === 'page' ? ' on the page' : ' by text'}`,
        command: {
          type: 'record-reply',
          by: { kind: 'client' },
          replyId: `reply-${state.replies.length + 1}` as ReplyId,
          via,
          channelId: state.plan.channels.length > 0 ? mobile : null,
          reading,
          receivedAt: now,
        },
      };
    }
  }
}

function withdrawals(state: OpenCase, at: Instant): readonly Happening[] {
  const event = (says: string, command: Command): Happening => ({
    kind: 'command',
    at,
    command,
    says,
    isUsual: false,
  });
  return [
    ...state.plan.channels.slice(0, 1).map(({ id }) =>
      event('the client takes back the leave to text', {
        type: 'withdraw-channel',
        by: { kind: 'calendar' },
        channelId: id,
        why: 'client-asked',
      }),
    ),
    event('the calendar says that the session was cancelled', {
      type: 'raise-doubt',
      by: { kind: 'calendar' },
      doubt: 'session-cancelled',
    }),
    event('the owner leaves the practice', {
      type: 'change-chain',
      by: { kind: 'calendar' },
      chain: state.chain.filter((link) => link.staffId !== owner),
      left: [owner],
    }),
  ];
}

function staffWords({ left, now, habits }: Situation, state: OpenCase): readonly Happening[] {
  const happenings: Happening[] = [];
  const people = new Set<StaffId>();
  for (const ask of state.asks) {
    people.add(ask.staffId);
    if (left.includes(ask.id)) continue;
    for (const answer of answersTo(state, ask, now)) happenings.push(said(answer, now));
    if (habits.staff === 'answering')
      happenings.push({ kind: 'left', at: now, what: ask.id, says: `nobody ever answers that question` });
  }
  const asked = [...people][0] ?? owner;
  const unasked = [
    ...[...people].map((by) => does(by, 'says "I have it"', 'take-case', {})),
    ...responsibility(asked, now),
    ...judgements(state, asked, now),
  ];
  return [...happenings, ...unasked.map((word) => said(word, now))];
}

function responsibility(by: StaffId, at: Instant): readonly Answer[] {
  return [
    does(by, 'gives the work to the backup for three days', 'delegate', {
      to: backup,
      instructions: note,
      deadlineAt: addMinutes(at, longestDelay),
    }),
    does(by, 'offers the case to the backup', 'offer-handover', { to: backup, note }),
    does(supervisor, 'takes the case over', 'take-over', { reason: note }),
    does(by, 'decides to wait, and to look again after three days', 'decide-not-to-escalate', {
      stepId: null,
      reasons: note,
      lookAgainAt: addMinutes(at, longestDelay),
    }),
  ];
}

function judgements(state: OpenCase, by: StaffId, at: Instant): readonly Answer[] {
  return [
    ...(state.concern?.level === 'imminent-danger'
      ? []
      : [
          does(by, 'writes down that the client is in danger', 'judge-concern', {
            level: 'imminent-danger',
            reasons: note,
          }),
        ]),
    does(by, 'reaches the client by telephone', 'record-attempt', {
      medium: 'call',
      channelId: null,
      stepId: null,
      result: 'spoke-with-client',
      happenedAt: at,
      note,
    }),
    does(by, 'closes the case: the client was reached', 'close-case', {
      outcome: 'client-reached',
      note,
      followUp: null,
    }),
    ...(state.contactRequests.includes(contactId) ? contactReports(by, at) : []),
    ...(state.welfare === 'requested' ? welfareReports(by, at) : []),
    ...state.partiesToTell.map((party) =>
      does(
        by,
        `tells ${party === 'agency' ? 'the agency' : 'the contact'} that it is over`,
        'give-all-clear',
        {
          party,
          how: note,
        },
      ),
    ),
  ];
}
