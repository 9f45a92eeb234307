/** One request and one instant in, the facts that follow out: or a refusal. Everything that is due follows at once. */
import { addMinutes, type Instant } from '../time/instant.ts';
import { refusalOf } from './accepts.ts';
import { advance, checkIn, finished } from './advance.ts';
import type { Command, CommandOf } from './commands.ts';
import { agreementReviewed, missConfirmed, sessionAdded } from './decide-absence.ts';
import { followUpCompleted, reopened } from './decide-ending.ts';
import { attemptRecorded, deliveryRecorded } from './decide-outreach.ts';
import { replyRecorded, replySettled } from './decide-replies.ts';
import { chainChanged, handoverAnswered } from './decide-responsibility.ts';
import {
  emergencyContactRecorded,
  escalationDeclined,
  isWithdrawn,
  openGate,
  welfareCheckRecorded,
  welfareCheckRequested,
} from './decide-third-parties.ts';
import type { CaseEvent } from './events.ts';
import { fold } from './evolve.ts';
import { stepOf } from './ladder.ts';
import type { Refusal } from './refusals.ts';
import type { CaseState, OpenCase } from './state.ts';

export type Decision =
  | { readonly kind: 'events'; readonly events: readonly CaseEvent[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export function decide(state: CaseState, command: Command, now: Instant): Decision {
  const refusal = refusalOf(state, command, now);
  if (refusal) return { kind: 'refused', refusal };
  const own =
    command.type === 'open-case' ? opening(command, now) : following(state as OpenCase, command, now);
  return { kind: 'events', events: [...own, ...advance(fold(own, state), now)] };
}

function opening(command: CommandOf<'open-case'>, now: Instant): readonly CaseEvent[] {
  const { by, caseId, practiceId, clientId, session, plan } = command;
  return [
    { type: 'case-opened', at: now, by, caseId, practiceId, clientId, session, plan },
    ...command.doubts.map((doubt): CaseEvent => ({ type: 'doubt-raised', at: now, by, doubt })),
  ];
}

/** The command's own facts, before time has its say. `state` may be closed for the commands that allow it. */
function following(
  state: OpenCase,
  command: Exclude<Command, { type: 'open-case' }>,
  at: Instant,
): readonly CaseEvent[] {
  switch (command.type) {
    case 'advance':
      return [];
    case 'add-session':
      return sessionAdded(state, command, at);
    case 'raise-doubt':
      return state.doubts.includes(command.doubt)
        ? []
        : [{ type: 'doubt-raised', at, by: command.by, doubt: command.doubt }];
    case 'clear-doubts':
      return [{ type: 'doubts-cleared', at, by: command.by, doubts: command.doubts, note: command.note }];
    case 'note-lateness':
      return [{ type: 'lateness-noted', at, by: command.by }];
    case 'confirm-missed':
      return missConfirmed(state, command, at);
    case 'record-outcome':
      return [
        {
          type: 'case-closed',
          at,
          by: command.by,
          outcome: command.outcome,
          note: command.note,
          followUp: null,
        },
      ];
    case 'review-agreement':
      return agreementReviewed(state, command, at);
    case 'record-delivery':
      return deliveryRecorded(state, command, at);
    case 'record-attempt':
      return attemptRecorded(state, command, at);
    case 'send-check-in':
      return [checkIn(state, stepOf(state, command.stepId)!, at, command.by)];
    case 'complete-step':
      return [finished(stepOf(state, command.stepId)!, at, command.by, 'completed', command.note)];
    case 'skip-step':
      return [finished(stepOf(state, command.stepId)!, at, command.by, 'skipped', command.reason)];
    case 'answer-ask':
      return [{ type: 'ask-answered', at, by: command.by, askId: command.askId, note: command.note }];
    case 'record-reply':
      return replyRecorded(state, command, at);
    case 'settle-reply':
      return replySettled(state, command, at);
    case 'resume-ladder':
      return [{ type: 'ladder-resumed', at, by: command.by, note: command.note }];
    case 'withdraw-channel':
      return state.withdrawnChannels.includes(command.channelId)
        ? []
        : [{ type: 'channel-withdrawn', at, by: command.by, channelId: command.channelId, why: command.why }];
    case 'withdraw-emergency-contact':
      return isWithdrawn(state, command)
        ? []
        : [
            {
              type: 'emergency-contact-withdrawn',
              at,
              by: command.by,
              contactId: command.contactId,
              why: command.why,
            },
          ];
    case 'take-case':
      return [
        {
          type: 'case-taken',
          at,
          by: command.by,
          until: addMinutes(at, state.plan.protocol.limits.leaseMinutes),
        },
      ];
    case 'delegate': {
      const { by, to, instructions, deadlineAt } = command;
      return [{ type: 'case-delegated', at, by, to, instructions, deadlineAt }];
    }
    case 'end-delegation':
      return [
        {
          type: 'delegation-ended',
          at,
          by: command.by,
          why: command.by.staffId === state.delegation?.to ? 'done' : 'taken-back',
          note: command.note,
        },
      ];
    case 'offer-handover':
      return [
        {
          type: 'handover-offered',
          at,
          by: command.by,
          to: command.to,
          note: command.note,
          answerBy: addMinutes(at, state.plan.protocol.limits.answerMinutes),
        },
      ];
    case 'answer-handover':
      return handoverAnswered(state, command, at);
    case 'take-over':
      return [
        {
          type: 'owner-changed',
          at,
          by: command.by,
          from: state.ownerId,
          to: command.by.staffId,
          why: 'taken-over',
          note: command.reason,
        },
      ];
    case 'change-chain':
      return chainChanged(state, command, at);
    case 'judge-concern':
      return [{ type: 'concern-judged', at, by: command.by, level: command.level, reasons: command.reasons }];
    case 'record-consultation': {
      const { by, withName, withStaffId, question, advice, agreed } = command;
      return [{ type: 'consultation-recorded', at, by, withName, withStaffId, question, advice, agreed }];
    }
    case 'waive-consultation':
      return [{ type: 'consultation-waived', at, by: command.by, why: command.why, reason: command.reason }];
    case 'decide-not-to-escalate':
      return escalationDeclined(state, command, at);
    case 'request-emergency-contact': {
      const { by, contactId, basis, reason, facts, reveals } = command;
      const stepId = openGate(state, 'contact-emergency-contact')?.id ?? null;
      return [
        { type: 'emergency-contact-requested', at, by, contactId, basis, reason, facts, reveals, stepId },
      ];
    }
    case 'record-emergency-contact':
      return emergencyContactRecorded(state, command, at);
    case 'request-welfare-check':
      return welfareCheckRequested(state, command, at);
    case 'record-welfare-check':
      return welfareCheckRecorded(state, command, at);
    case 'put-off-call-back':
      return [
        {
          type: 'call-back-put-off',
          at,
          by: command.by,
          about: command.about,
          callBackAt: command.callBackAt,
          note: command.note,
        },
      ];
    case 'give-all-clear':
      return [{ type: 'all-clear-given', at, by: command.by, party: command.party, how: command.how }];
    case 'close-case':
      return [
        {
          type: 'case-closed',
          at,
          by: command.by,
          outcome: command.outcome,
          note: command.note,
          followUp: command.followUp,
        },
      ];
    case 'complete-follow-up':
      return followUpCompleted(state, command, at);
    case 'reopen-case':
      return reopened(state, command, at);
    case 'add-addendum':
      return [
        { type: 'addendum-added', at, by: command.by, toSequence: command.toSequence, text: command.text },
      ];
    default:
      return unheardOf(command);
  }
}

function unheardOf(command: never): never {
  throw new Error(`no such command: ${(command as Command).type}`);
}
