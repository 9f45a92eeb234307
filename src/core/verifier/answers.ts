/** What people can sensibly do about a question, the usual answer first. Refused ones are left out by whoever asks. */
import type { Command, CommandOf, CommandType } from '../case/commands.ts';
import { stepOf } from '../case/ladder.ts';
import type { Ask, OpenCase } from '../case/state.ts';
import { calmReadings } from '../case/vocabulary.ts';
import type { StaffId } from '../ids.ts';
import type { Step } from '../protocol/protocol.ts';
import { addMinutes, type Instant } from '../time/instant.ts';
import { contactId } from './model.ts';

export interface Answer {
  readonly command: Command;
  /** What it is, after somebody's name: "says that the client is not here yet". */
  readonly says: string;
}

const day = 24 * 60;
const note = 'tried out';
const disclosure = { recipient: 'who was told', address: '', description: note, purpose: note };

export function does<Type extends CommandType>(
  by: StaffId,
  says: string,
  type: Type,
  details: Omit<CommandOf<Type>, 'type' | 'by'>,
): Answer {
  return { says, command: { type, by: { kind: 'staff', staffId: by }, ...details } as unknown as Command };
}

export function answersTo(state: OpenCase, ask: Ask, at: Instant): readonly Answer[] {
  const by = ask.staffId;
  switch (ask.kind) {
    case 'confirm-absence':
      return [
        does(by, 'confirms the miss', 'confirm-missed', { clears: state.doubts, note }),
        does(by, 'says that the client is not here yet', 'note-lateness', {}),
        does(by, 'records that the client came late', 'record-outcome', { outcome: 'late-arrival', note }),
      ];
    case 'look-before-contact':
      return [does(by, 'clears the doubts', 'clear-doubts', { doubts: state.doubts, note })];
    case 'read-reply':
      return settlings(state, ask);
    case 'reach-another-way':
      return [
        does(by, 'knocks at the door, in vain', 'record-attempt', {
          medium: 'in-person',
          channelId: null,
          stepId: null,
          result: 'no-answer',
          happenedAt: at,
          note,
        }),
        does(by, 'answers with a note', 'answer-ask', { askId: ask.id, note }),
      ];
    case 'call-back':
      return ask.about === 'agency' ? welfareReports(by, at) : contactReports(by, at);
    case 'follow-up':
      return [does(by, 'completes what was planned', 'complete-follow-up', { note })];
    case 'step':
    case 'late-step': {
      const step = ask.stepId && stepOf(state, ask.stepId);
      return step ? stepAnswers(state, step, by, at) : [];
    }
    case 'review':
    case 'unknown-send':
    case 'delegation-overdue':
      return [
        does(by, 'lets the ladder go on', 'resume-ladder', { note }),
        does(by, 'answers with a note', 'answer-ask', { askId: ask.id, note }),
      ];
  }
}

function settlings(state: OpenCase, ask: Ask): readonly Answer[] {
  const reply = state.replies.find((one) => one.replyId === ask.about);
  if (!reply) return [];
  const by = ask.staffId;
  const { replyId } = reply;
  const calm = does(by, 'settles the reply: the client is safe', 'settle-reply', {
    replyId,
    as: 'client-is-safe',
    note,
  });
  const on = does(by, 'settles the reply: carry on', 'settle-reply', { replyId, as: 'carry-on', note });
  return calmReadings.includes(reply.reading) ? [calm, on] : [on, calm];
}

function stepAnswers(state: OpenCase, step: Step, by: StaffId, at: Instant): readonly Answer[] {
  const skipped = does(by, `skips "${step.id}"`, 'skip-step', { stepId: step.id, reason: note });
  switch (step.kind) {
    case 'review-agreement':
      return [does(by, 'looks at what was agreed', 'review-agreement', { note }), skipped];
    case 'call':
      return [...calls(state, step, by, at), skipped];
    case 'check-in':
      return [does(by, 'sends the check-in', 'send-check-in', { stepId: step.id }), skipped];
    case 'contact-emergency-contact':
      return [...preparations(state, by), ...contactAnswers(state, step, by, at)];
    case 'request-welfare-check':
      return [...preparations(state, by), declines(step, by, at), welfareRequest(by, at)];
    case 'decide':
      return [
        ...endings(state, by, at),
        ...preparations(state, by),
        does(by, 'decides to go on', 'complete-step', { stepId: step.id, note }),
        skipped,
      ];
    case 'task':
    case 'letter':
    case 'follow-up':
    case 'caring-contact':
      return [
        ...preparations(state, by, step.needs),
        does(by, `does "${step.id}"`, 'complete-step', { stepId: step.id, note }),
        skipped,
      ];
  }
}

function calls(state: OpenCase, step: Step, by: StaffId, at: Instant): readonly Answer[] {
  const line = state.plan.channels.find(
    ({ id, kind }) => kind === 'voice' && !state.withdrawnChannels.includes(id),
  );
  const call = (says: string, result: CommandOf<'record-attempt'>['result']) =>
    does(by, says, 'record-attempt', {
      medium: 'call',
      channelId: line?.id ?? null,
      stepId: step.id,
      result,
      happenedAt: at,
      note,
    });
  return [
    call('calls the client; no answer', 'no-answer'),
    call('calls the client and speaks with them', 'spoke-with-client'),
    call('calls the client; the number is not in service', 'not-in-service'),
  ];
}

/** What is missing on record for a gate, one by one. */
export function preparations(
  state: OpenCase,
  by: StaffId,
  needs: Step['needs'] = ['agreement-reviewed', 'concern-judged', 'consultation'],
): readonly Answer[] {
  const missing: Answer[] = [];
  if (needs.includes('agreement-reviewed') && !state.agreementReviewedAt)
    missing.push(does(by, 'looks at what was agreed', 'review-agreement', { note }));
  if (needs.includes('concern-judged') && !state.concern)
    missing.push(
      does(by, 'writes down that they are worried', 'judge-concern', { level: 'worried', reasons: note }),
    );
  if (needs.includes('consultation') && !state.consultedAt)
    missing.push(
      does(by, 'consults a colleague', 'record-consultation', {
        withName: 'a colleague',
        withStaffId: null,
        question: note,
        advice: note,
        agreed: true,
      }),
    );
  return missing;
}

function declines(step: Step, by: StaffId, at: Instant): Answer {
  return does(by, `decides against "${step.id}", to look again a day later`, 'decide-not-to-escalate', {
    stepId: step.id,
    reasons: note,
    lookAgainAt: addMinutes(at, day),
  });
}

/** The contact is called once; when they did not answer, the gate is declined. */
function contactAnswers(state: OpenCase, step: Step, by: StaffId, at: Instant): readonly Answer[] {
  if (state.contactResults.length > 0) return [declines(step, by, at)];
  if (state.contactRequests.length > 0) return contactReports(by, at);
  const request = does(by, 'decides to call the emergency contact', 'request-emergency-contact', {
    contactId,
    basis: 'consent',
    reason: note,
    facts: '',
    reveals: ['caller-name', 'client-name', 'request-to-check'],
    conditionChecked: true,
  });
  return [request, declines(step, by, at)];
}

export function contactReports(by: StaffId, at: Instant): readonly Answer[] {
  const report = (says: string, result: CommandOf<'record-emergency-contact'>['result']) =>
    does(by, `calls the emergency contact, who ${says}`, 'record-emergency-contact', {
      contactId,
      result,
      said: note,
      happenedAt: at,
      disclosure: result === 'no-answer' ? null : disclosure,
    });
  return [
    report('does not answer', 'no-answer'),
    report('knows that the client is safe', 'knows-client-is-safe'),
    report('will go and look', 'will-check'),
    report('has an answering machine', 'voicemail-left'),
  ];
}

export function welfareReports(by: StaffId, at: Instant): readonly Answer[] {
  const report = (says: string, result: CommandOf<'record-welfare-check'>['result']) =>
    does(by, `hears from the agency: ${says}`, 'record-welfare-check', {
      result,
      incidentNumber: '1',
      note,
      happenedAt: at,
    });
  return [
    report('nobody came to the door', 'no-answer-at-door'),
    report('the client was seen and is safe', 'seen-safe'),
    report('they will not go', 'declined-by-agency'),
  ];
}

function welfareRequest(by: StaffId, at: Instant): Answer {
  return does(by, 'asks an agency to go and see the client', 'request-welfare-check', {
    agency: { name: 'a crisis team', kind: 'mobile-crisis', phone: '' },
    location: { text: 'at home', confirmedAt: null },
    basis: note,
    alternativesConsidered: note,
    whyThisAgency: note,
    callTaker: '',
    incidentNumber: '1',
    happenedAt: at,
    disclosure,
    callBackAt: null,
  });
}

/** What ends a case without having reached the client, one by one [P5.3]. */
export function endings(state: OpenCase, by: StaffId, at: Instant): readonly Answer[] {
  const [told] = state.partiesToTell;
  const unread = state.replies.find((reply) => !reply.settledAs);
  if (unread)
    return [
      does(by, 'settles the reply: carry on', 'settle-reply', {
        replyId: unread.replyId,
        as: 'carry-on',
        note,
      }),
    ];
  if (state.welfare === 'requested') return welfareReports(by, at).slice(0, 1);
  if (told)
    return [does(by, 'tells whoever was told that it is over', 'give-all-clear', { party: told, how: note })];
  return [
    does(by, 'closes the case with a plan', 'close-case', {
      outcome: 'plan-made',
      note,
      followUp: { ownerId: by, dueAt: addMinutes(at, 7 * day), text: note },
    }),
  ];
}
