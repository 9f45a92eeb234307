/** What people can do about a step that they are asked to carry out, the usual answer first. */
import type { CommandOf } from '../case/commands.ts';
import type { OpenCase } from '../case/state.ts';
import type { StaffId } from '../ids.ts';
import type { Step } from '../protocol/protocol.ts';
import { addMinutes, type Instant } from '../time/instant.ts';
import { type Answer, does, note } from './answer.ts';
import { bringToAnEnd } from './bring-to-an-end.ts';
import { contactId } from './model.ts';
import { contactReports, disclosure } from './reports.ts';

const dayMinutes = 24 * 60;

export function stepAnswers(state: OpenCase, step: Step, by: StaffId, at: Instant): readonly Answer[] {
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
        bringToAnEnd(state, by, at),
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
    lookAgainAt: addMinutes(at, dayMinutes),
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
