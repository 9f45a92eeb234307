/**
 * What a case accepts now. The same rule serves the server and the button: a button is live, or says from the
 * refusal why not and what would change it.
 */
import type { Prerequisite, Step } from '../protocol/protocol.ts';
import { addMinutes, type Instant } from '../time/instant.ts';
import { dayOf } from '../time/safe-hours.ts';
import { closingRefusal } from './closing.ts';
import type { Command, CommandOf } from './commands.ts';
import type { Disclosure } from './events.ts';
import { bestChannel, firstStart, stepOf } from './ladder.ts';
import { type PlanEmergencyContact, revealsWithin } from './plan.ts';
import { no, type Refusal } from './refusals.ts';
import type { CaseState, ExistingCase, OpenCase } from './state.ts';
import { medicalAgencies } from './vocabulary.ts';
import { saidDuress } from './watched.ts';

/** Longest time that "not now", or "you do it", may put off the next look [P5.4]. */
const longestLookAgainMinutes = 72 * 60;

/** Commands that a closed case takes too: reports and replies that come late, and what is done about the record. */
const worksWhenClosed: readonly Command['type'][] = [
  'advance',
  'record-delivery',
  'record-reply',
  'record-attempt',
  'record-emergency-contact',
  'withdraw-channel',
  'withdraw-emergency-contact',
  'give-all-clear',
  'complete-follow-up',
  'reopen-case',
  'add-addendum',
];

export function refusalOf(state: CaseState, command: Command, now: Instant): Refusal | null {
  if (command.type === 'open-case') return openRefusal(state, command);
  if (state.status === 'none') return no('no-such-case');
  if (state.status === 'closed' && !worksWhenClosed.includes(command.type)) return no('case-already-closed');
  return missingText(command) ?? ruleFor(state as OpenCase, command, now);
}

function openRefusal(state: CaseState, command: CommandOf<'open-case'>): Refusal | null {
  if (state.status !== 'none') return no('case-already-open');
  return command.plan.chain.length === 0 ? no('nobody-to-ask') : null;
}

function ruleFor(
  state: OpenCase,
  command: Exclude<Command, { type: 'open-case' }>,
  now: Instant,
): Refusal | null {
  switch (command.type) {
    case 'note-lateness':
      return state.missConfirmedAt ? no('already-confirmed') : null;
    case 'confirm-missed':
      return confirmRefusal(state, command, now);
    case 'record-outcome':
      return closingRefusal(state, command.outcome, null, now);
    case 'record-delivery':
      return state.messages[command.key] ? null : no('unknown-message');
    case 'record-reply':
      return state.replies.some((reply) => reply.replyId === command.replyId)
        ? no('reply-already-recorded')
        : null;
    case 'settle-reply':
      return settleRefusal(state, command);
    case 'resume-ladder':
      return state.pauses.some((pause) => pause === 'spoke-with-client' || pause === 'reopened')
        ? null
        : no('ladder-does-not-rest');
    case 'record-attempt':
      return (
        pastRefusal(state, command.happenedAt, now) ??
        (command.stepId ? knownStep(state, command.stepId) : null)
      );
    case 'send-check-in':
      return sendRefusal(state, command, now);
    case 'complete-step':
      return completeRefusal(state, command.stepId);
    case 'skip-step':
      return skipRefusal(state, command.stepId);
    case 'answer-ask':
      return answerRefusal(state, command);
    case 'delegate':
      return aheadRefusal(command.deadlineAt, now);
    case 'end-delegation':
      return state.delegation ? null : no('no-delegation');
    case 'offer-handover':
      return command.to === state.ownerId ? no('already-the-owner') : null;
    case 'answer-handover':
      return state.handover?.to === command.by.staffId ? null : no('no-handover-for-you');
    case 'take-over':
      return command.by.staffId === state.ownerId ? no('already-the-owner') : null;
    case 'change-chain':
      return command.chain.length === 0 ? no('nobody-to-ask') : null;
    case 'decide-not-to-escalate':
      return lookAgainRefusal(state, command, now);
    case 'request-emergency-contact':
      return contactRefusal(state, command, now);
    case 'record-emergency-contact':
      return contactRecordRefusal(state, command, now);
    case 'request-welfare-check':
      return welfareRefusal(state, command, now);
    case 'record-welfare-check':
      return state.welfare === 'none' || state.welfare === 'ended'
        ? no('welfare-check-not-open')
        : futureRefusal(command.happenedAt, now);
    case 'put-off-call-back':
      return callBackRefusal(state, command, now);
    case 'give-all-clear':
      return state.partiesToTell.includes(command.party) ? null : no('party-not-waiting');
    case 'close-case':
      return closingRefusal(state, command.outcome, command.followUp, now);
    case 'complete-follow-up':
      return state.followUp ? null : no('follow-up-not-open');
    case 'reopen-case':
      return (state as ExistingCase).status === 'closed' ? null : no('case-not-closed');
    case 'add-addendum':
      return command.toSequence >= 1 && command.toSequence <= state.sequence ? null : no('unknown-entry');
    case 'advance':
    case 'add-session':
    case 'raise-doubt':
    case 'clear-doubts':
    case 'withdraw-channel':
    case 'withdraw-emergency-contact':
    case 'review-agreement':
    case 'take-case':
    case 'judge-concern':
    case 'record-consultation':
    case 'waive-consultation':
      return null;
    default:
      return unheardOf(command);
  }
}

function unheardOf(command: never): never {
  throw new Error(`no such command: ${(command as Command).type}`);
}

/** Words that a decision cannot do without, by command. */
function missingText(command: Command): Refusal | null {
  const required = requiredText[command.type];
  const fields = command as unknown as Record<string, unknown>;
  const missing = required?.find((field) => typeof fields[field] !== 'string' || fields[field].trim() === '');
  return missing ? no('text-missing', { field: missing }) : null;
}

const requiredText: Partial<Record<Command['type'], readonly string[]>> = {
  'skip-step': ['reason'],
  'answer-ask': ['note'],
  'settle-reply': ['note'],
  'resume-ladder': ['note'],
  'clear-doubts': ['note'],
  delegate: ['instructions'],
  'take-over': ['reason'],
  'judge-concern': ['reasons'],
  'record-consultation': ['withName', 'question', 'advice'],
  'waive-consultation': ['reason'],
  'decide-not-to-escalate': ['reasons'],
  'request-emergency-contact': ['reason'],
  'request-welfare-check': ['basis', 'alternativesConsidered', 'whyThisAgency'],
  'put-off-call-back': ['note'],
  'give-all-clear': ['how'],
  'close-case': ['note'],
  'complete-follow-up': ['note'],
  'reopen-case': ['reason'],
  'add-addendum': ['text'],
};

function confirmRefusal(state: OpenCase, command: CommandOf<'confirm-missed'>, now: Instant): Refusal | null {
  if (state.missConfirmedAt) return no('already-confirmed');
  const availableAt = addMinutes(firstStart(state), state.plan.protocol.limits.missedAfterMinutes);
  if (now < availableAt) return no('too-early-to-confirm', { availableAt });
  const doubts = state.doubts.filter((doubt) => !command.clears.includes(doubt));
  return doubts.length > 0 ? no('doubts-open', { doubts }) : null;
}

function settleRefusal(state: OpenCase, command: CommandOf<'settle-reply'>): Refusal | null {
  const reply = state.replies.find((one) => one.replyId === command.replyId);
  if (!reply) return no('unknown-reply');
  return reply.settledAs ? no('reply-already-settled') : null;
}

function pastRefusal(state: ExistingCase, happenedAt: Instant, now: Instant): Refusal | null {
  return happenedAt < firstStart(state) ? no('happened-before-the-session') : futureRefusal(happenedAt, now);
}

function futureRefusal(happenedAt: Instant, now: Instant): Refusal | null {
  return happenedAt > now ? no('happened-in-the-future') : null;
}

function knownStep(state: ExistingCase, stepId: string): Refusal | null {
  return stepOf(state, stepId) ? null : no('unknown-step');
}

function unfinished(state: ExistingCase, stepId: string): Step | Refusal {
  const step = stepOf(state, stepId);
  if (!step) return no('unknown-step');
  const status = state.steps[step.id]?.status;
  if (status === 'finished') return no('step-already-finished');
  return status === 'sending' ? no('step-under-way') : step;
}

function sendRefusal(state: OpenCase, command: CommandOf<'send-check-in'>, now: Instant): Refusal | null {
  const step = unfinished(state, command.stepId);
  if ('code' in step) return step;
  if (step.kind !== 'check-in') return no('step-has-its-own-record');
  if (saidDuress(state)) return no('client-may-be-watched');
  if (state.pauses.length > 0) return no('ladder-rests');
  const best = bestChannel(state, step, now);
  if (!best) return no('no-channel-allowed');
  return best.at > now ? no('outside-safe-hours', { availableAt: best.at }) : null;
}

const completedByNote: readonly Step['kind'][] = ['task', 'decide', 'letter', 'follow-up', 'caring-contact'];

function completeRefusal(state: OpenCase, stepId: string): Refusal | null {
  const step = unfinished(state, stepId);
  if ('code' in step) return step;
  if (!completedByNote.includes(step.kind)) return no('step-has-its-own-record');
  return prerequisitesRefusal(state, step.needs);
}

/** A gate is never skipped in silence: not passing it is a decision of its own [P5.4]. */
function skipRefusal(state: OpenCase, stepId: string): Refusal | null {
  const step = unfinished(state, stepId);
  if ('code' in step) return step;
  const isGate = step.kind === 'contact-emergency-contact' || step.kind === 'request-welfare-check';
  return isGate ? no('step-has-its-own-record') : null;
}

const answeredElsewhere: readonly string[] = [
  'confirm-absence',
  'look-before-contact',
  'step',
  'late-step',
  'read-reply',
  'call-back',
  'follow-up',
];

function answerRefusal(state: OpenCase, command: CommandOf<'answer-ask'>): Refusal | null {
  const ask = state.asks.find((one) => one.id === command.askId);
  if (!ask) return no('unknown-ask');
  // Somebody who was told nothing needs no call back: "not called after all" is an answer.
  if (ask.kind === 'call-back' && !state.partiesToTell.includes(ask.about ?? '')) return null;
  return answeredElsewhere.includes(ask.kind) ? no('ask-has-its-own-answer') : null;
}

function lookAgainRefusal(
  state: OpenCase,
  command: CommandOf<'decide-not-to-escalate'>,
  now: Instant,
): Refusal | null {
  const ahead = aheadRefusal(command.lookAgainAt, now);
  if (ahead || !command.stepId) return ahead;
  const step = unfinished(state, command.stepId);
  return 'code' in step ? step : null;
}

/** An open case is put off to a time that lies ahead, and not far. */
function aheadRefusal(at: Instant, now: Instant): Refusal | null {
  const latestAt = addMinutes(now, longestLookAgainMinutes);
  if (at > latestAt) return no('look-again-too-far', { latestAt });
  return at <= now ? no('deadline-passed') : null;
}

function missingPrerequisites(state: ExistingCase, needs: readonly Prerequisite[]): readonly Prerequisite[] {
  const onRecord: Record<Prerequisite, boolean> = {
    'agreement-reviewed': state.agreementReviewedAt !== null,
    'concern-judged': state.concern !== null,
    consultation: state.consultedAt !== null,
  };
  return needs.filter((need) => !onRecord[need]);
}

function prerequisitesRefusal(state: ExistingCase, needs: readonly Prerequisite[]): Refusal | null {
  const missing = missingPrerequisites(state, needs);
  return missing.length > 0 ? no('prerequisites-missing', { missing }) : null;
}

/** No protocol can configure these away [P6.1]. */
const gateNeeds: readonly Prerequisite[] = ['agreement-reviewed', 'concern-judged', 'consultation'];

function contactRefusal(
  state: OpenCase,
  command: CommandOf<'request-emergency-contact'>,
  now: Instant,
): Refusal | null {
  const contact = state.plan.emergencyContacts.find((one) => one.id === command.contactId);
  if (!contact) return no('unknown-contact');
  if (contact.barred || state.barredContacts.includes(contact.id)) return no('contact-barred');
  return (
    missBeforeGate(state) ??
    prerequisitesRefusal(state, gateNeeds) ??
    (contact.doNotUseIf && !command.conditionChecked ? no('condition-not-checked') : null) ??
    (command.basis === 'consent'
      ? consentRefusal(state, contact, command, now)
      : imminentRefusal(state, command))
  );
}

function missBeforeGate(state: OpenCase): Refusal | null {
  return state.missConfirmedAt ? null : no('miss-not-confirmed');
}

function consentRefusal(
  state: OpenCase,
  contact: PlanEmergencyContact,
  command: CommandOf<'request-emergency-contact'>,
  now: Instant,
): Refusal | null {
  if (contact.revoked || state.withdrawnContacts.includes(contact.id)) return no('consent-revoked');
  if (contact.scope === 'none') return no('consent-missing');
  const today = dayOf(now, state.plan.client.timeZone);
  if (contact.consentExpiresOn && contact.consentExpiresOn < today) return no('consent-expired');
  const reveals = command.reveals.filter((reveal) => !revealsWithin[contact.scope].includes(reveal));
  return reveals.length > 0 ? no('reveals-too-much', { reveals }) : null;
}

/** 45 CFR 164.512(j): only with the facts relied on, typed by the person who decides [P6.3]. */
function imminentRefusal(state: OpenCase, command: CommandOf<'request-emergency-contact'>): Refusal | null {
  if (state.plan.client.partTwo) return no('part-two-medical-only');
  return command.facts.trim() === '' ? no('text-missing', { field: 'facts' }) : null;
}

function contactRecordRefusal(
  state: ExistingCase,
  command: CommandOf<'record-emergency-contact'>,
  now: Instant,
): Refusal | null {
  if (!state.plan.emergencyContacts.some((one) => one.id === command.contactId)) return no('unknown-contact');
  const past = pastRefusal(state, command.happenedAt, now);
  if (past) return past;
  const nobodyHeard = command.result === 'no-answer' || command.result === 'wrong-number';
  if (!command.disclosure) return nobodyHeard ? null : no('disclosure-missing');
  return disclosureRefusal(command.disclosure);
}

/** An account that doesn't say to whom, what or why accounts for nothing [P6.6]. */
function disclosureRefusal(disclosure: Disclosure): Refusal | null {
  const missing = (['recipient', 'description', 'purpose'] as const).find(
    (field) => disclosure[field].trim() === '',
  );
  return missing ? no('text-missing', { field: `disclosure.${missing}` }) : null;
}

function welfareRefusal(
  state: OpenCase,
  command: CommandOf<'request-welfare-check'>,
  now: Instant,
): Refusal | null {
  const before = missBeforeGate(state) ?? prerequisitesRefusal(state, gateNeeds);
  if (before) return before;
  if (state.plan.client.partTwo && !medicalAgencies.includes(command.agency.kind))
    return no('part-two-medical-only');
  if (command.agency.name.trim() === '') return no('text-missing', { field: 'agency.name' });
  if (command.location.text.trim() === '') return no('text-missing', { field: 'location.text' });
  if (command.callBackAt && command.callBackAt <= now) return no('deadline-passed');
  return disclosureRefusal(command.disclosure) ?? pastRefusal(state, command.happenedAt, now);
}

function callBackRefusal(
  state: OpenCase,
  command: CommandOf<'put-off-call-back'>,
  now: Instant,
): Refusal | null {
  const isOpen =
    command.about in state.callBacks ||
    state.asks.some((ask) => ask.kind === 'call-back' && ask.about === command.about);
  return isOpen ? aheadRefusal(command.callBackAt, now) : no('unknown-call-back');
}
