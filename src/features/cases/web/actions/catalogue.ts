/** All that one may do in a case beside the one next thing, in the order in which a person would look for it. */
import type { EmergencyContactId, StaffId } from '#core/ids.ts';
import { instant } from '#core/time/instant.ts';
import { taskWords } from '#ui/case-words.ts';
import type { Action } from '../action.ts';
import type { CaseView } from '../case-view.ts';
import { gateRefusal } from '../gate-refusal.ts';
import { type Deed, whyNot } from '../why-not.ts';

export interface Offer {
  readonly words: string;
  readonly action: Action;
  /** The letter that opens it. */
  readonly letter?: string;
  readonly refusal: string | null;
}

export interface Group {
  readonly title: string;
  readonly offers: readonly Offer[];
}

/** By an outcome that anything may show, so that the rule speaks of the case and not of what is still to be chosen. */
export const closing: Deed = { type: 'close-case', outcome: 'in-care', note: '…', followUp: null };

type View = Pick<CaseView, 'one' | 'state' | 'me' | 'now' | 'zone' | 'nameOf'>;

export function catalogue(view: View): readonly Group[] {
  const client = view.one.clientName;
  return [
    { title: `Reach ${client}`, offers: reaching(view) },
    { title: 'How it stands', offers: judging(view) },
    { title: 'Who has it', offers: having(view) },
    { title: 'The protocol', offers: ladder(view) },
    { title: 'Somebody else', offers: others(view) },
    { title: 'The end', offers: ending(view) },
  ].filter(({ offers }) => offers.length > 0);
}

function reaching(view: View): readonly Offer[] {
  const { one } = view;
  const happenedAt = instant(view.now.toISOString());
  const attempt = { channelId: null, stepId: null, result: 'no-answer', happenedAt, note: '' } as const;
  const tried = whyNot(view, { type: 'record-attempt', medium: 'call', ...attempt });
  const said = whyNot(view, {
    type: 'record-reply',
    replyId: 'new',
    via: 'in-person',
    channelId: null,
    reading: 'unclear',
    receivedAt: happenedAt,
  } as Deed);
  return [
    { words: 'Log a call…', letter: 'c', action: { name: 'attempt', medium: 'call' }, refusal: tried },
    {
      words: 'Write down another attempt, or an earlier one…',
      action: { name: 'attempt', medium: 'text' },
      refusal: tried,
    },
    { words: `Write down what ${one.clientName} said…`, action: { name: 'reply' }, refusal: said },
  ];
}

function judging(view: View): readonly Offer[] {
  const { state, one } = view;
  const closed = state.status === 'closed';
  return [
    ...(state.missConfirmedAt || closed
      ? []
      : [
          {
            words: `${one.clientName} was not seen…`,
            action: { name: 'confirm-missed' } as const,
            refusal: whyNot(view, { type: 'confirm-missed', clears: state.doubts, note: '' }),
          },
        ]),
    {
      words: 'It was no miss…',
      action: { name: 'no-miss' },
      refusal: whyNot(view, { type: 'record-outcome', outcome: 'late-cancellation', note: '…' }),
    },
    {
      words: 'Say how worried you are…',
      action: { name: 'concern' },
      refusal: whyNot(view, { type: 'judge-concern', level: 'worried', reasons: '…' }),
    },
    {
      words: 'A colleague was asked…',
      action: { name: 'consultation' },
      refusal: whyNot(view, { type: 'waive-consultation', why: 'emergency', reason: '…' }),
    },
    {
      words: 'What was agreed has been looked at…',
      action: { name: 'agreement' },
      refusal: whyNot(view, { type: 'review-agreement', note: '' }),
    },
    {
      words: 'Add words to the record…',
      letter: 'n',
      action: { name: 'addendum', toSequence: state.sequence, isNewest: true },
      refusal: whyNot(view, { type: 'add-addendum', toSequence: state.sequence, text: '…' }),
    },
  ];
}

function having(view: View): readonly Offer[] {
  const { state, now } = view;
  const soon = instant(new Date(now.getTime() + 60 * 60_000).toISOString());
  const nobody = '' as StaffId;
  return [
    {
      words: 'Hand it over…',
      letter: 'h',
      action: { name: 'hand-over' },
      refusal: whyNot(view, { type: 'offer-handover', to: nobody, note: '' }),
    },
    {
      words: 'Give a task to somebody…',
      action: { name: 'delegate' },
      refusal: whyNot(view, { type: 'delegate', to: nobody, instructions: '…', deadlineAt: soon }),
    },
    ...(state.delegation
      ? [
          {
            words: 'The task that was given is over…',
            action: { name: 'end-delegation' } as const,
            refusal: whyNot(view, { type: 'end-delegation', note: '' }),
          },
        ]
      : []),
    {
      words: 'Take it over…',
      action: { name: 'take-over' },
      refusal: whyNot(view, { type: 'take-over', reason: '…' }),
    },
  ];
}

function ladder(view: View): readonly Offer[] {
  const { state, one, now } = view;
  const lookAgainAt = instant(new Date(now.getTime() + 60 * 60_000).toISOString());
  const open = state.plan.protocol.ladder.steps.filter(
    ({ id }) => state.steps[id]?.status !== 'finished' && state.status === 'open',
  );
  return [
    ...open
      .filter(({ kind }) => kind === 'check-in')
      .slice(0, 1)
      .map(({ id }) => ({
        words: 'Send the next check-in now…',
        action: { name: 'send-check-in', stepId: id } as const,
        refusal: whyNot(view, { type: 'send-check-in', stepId: id }),
      })),
    ...open
      .filter(({ kind }) => kind !== 'contact-emergency-contact' && kind !== 'request-welfare-check')
      .slice(0, 3)
      .map(({ id, kind }) => ({
        words: `Leave out: ${taskWords('step', kind, one.clientName)}…`,
        action: { name: 'skip-step', stepId: id } as const,
        refusal: whyNot(view, { type: 'skip-step', stepId: id, reason: '…' }),
      })),
    {
      words: 'Nothing more for now, and look again later…',
      action: { name: 'not-now', stepId: null },
      refusal: whyNot(view, {
        type: 'decide-not-to-escalate',
        stepId: null,
        reasons: '…',
        lookAgainAt,
      }),
    },
    {
      words: 'Let the protocol go on…',
      action: { name: 'resume' },
      refusal: whyNot(view, { type: 'resume-ladder', note: '…' }),
    },
  ];
}

function others(view: View): readonly Offer[] {
  const { state, now } = view;
  const happenedAt = instant(now.toISOString());
  const [contact] = state.plan.emergencyContacts;
  return [
    {
      words: 'Decide to call an emergency contact…',
      action: { name: 'contact' },
      refusal: gateRefusal(view, 'contact'),
    },
    ...(contact
      ? [
          {
            words: 'What came of calling an emergency contact…',
            action: { name: 'contact-result' } as const,
            refusal: whyNot(view, {
              type: 'record-emergency-contact',
              contactId: contact.id as EmergencyContactId,
              result: 'no-answer',
              said: '',
              happenedAt,
              disclosure: null,
            }),
          },
        ]
      : []),
    {
      words: 'Ask for a welfare check…',
      action: { name: 'welfare' },
      refusal: gateRefusal(view, 'welfare'),
    },
    ...(state.welfare === 'none'
      ? []
      : [
          {
            words: 'What came of the welfare check…',
            action: { name: 'welfare-result' } as const,
            refusal: whyNot(view, {
              type: 'record-welfare-check',
              result: 'seen-safe',
              incidentNumber: '',
              note: '',
              happenedAt,
            }),
          },
        ]),
    ...state.partiesToTell.map((party) => ({
      words: party === 'agency' ? 'Tell the agency that it is over…' : 'Tell a contact that it is over…',
      action: { name: 'all-clear', party } as const,
      refusal: whyNot(view, { type: 'give-all-clear', party, how: '…' }),
    })),
  ];
}

function ending(view: View): readonly Offer[] {
  const { state } = view;
  if (state.status === 'closed') {
    return [
      {
        words: 'Open it again…',
        action: { name: 'reopen' },
        refusal: whyNot(view, { type: 'reopen-case', reason: '…' }),
      },
    ];
  }
  return [
    {
      words: 'Close the case…',
      letter: 'x',
      action: { name: 'close' },
      refusal: whyNot(view, closing),
    },
    ...(state.followUp
      ? [
          {
            words: 'The plan is carried out…',
            action: { name: 'follow-up-done' } as const,
            refusal: whyNot(view, { type: 'complete-follow-up', note: '…' }),
          },
        ]
      : []),
  ];
}
