/**
 * Plans, people and a way to tell a case's story in tests of the core:
 * `given(opened(), [16, confirmMissed()]).when(20, recordAttempt('no-answer')).makes('attempt-recorded', …)`.
 * Numbers are minutes after the session's start, a Tuesday at 14:00 in London.
 */
import { expect } from 'vitest';
import type { StaffActor } from '#core/case/actor.ts';
import type { Command, CommandOf, CommandType } from '#core/case/commands.ts';
import { type Decision, decide } from '#core/case/decide.ts';
import type { CaseEvent, EventType } from '#core/case/events.ts';
import { fold } from '#core/case/evolve.ts';
import type { ChainLink, Plan, PlanChannel, PlanEmergencyContact } from '#core/case/plan.ts';
import type { Refusal, RefusalCode } from '#core/case/refusals.ts';
import { type Ask, type CaseState, type ExistingCase, noCase } from '#core/case/state.ts';
import type { AskKind, AttemptResult, Doubt, Reading } from '#core/case/vocabulary.ts';
import type {
  AskId,
  CaseId,
  ClientId,
  ContactChannelId,
  EmergencyContactId,
  MessageKey,
  PracticeId,
  ReplyId,
  SessionId,
  StaffId,
  StepId,
} from '#core/ids.ts';
import type { Ladder, ProtocolLimits, Step, Tier } from '#core/protocol/protocol.ts';
import { addMinutes, type Instant, instant } from '#core/time/instant.ts';

export const start = instant('2026-03-03T14:00:00Z');
export const after = (minutes: number): Instant => addMinutes(start, minutes);
export const hours = (count: number): number => count * 60;

// Nora is the therapist and owns the case; Ben covers for her; Sue supervises.
export const nora = 'nora' as StaffId;
export const ben = 'ben' as StaffId;
export const sue = 'sue' as StaffId;
export const staff = (staffId: StaffId): StaffActor => ({ kind: 'staff', staffId });

export const mobileText = 'mobile-text' as ContactChannelId;
export const mobileCall = 'mobile-call' as ContactChannelId;
export const email = 'email' as ContactChannelId;
export const mother = 'mother' as EmergencyContactId;
export const brother = 'brother' as EmergencyContactId;

export const limits: ProtocolLimits = {
  askAfterMinutes: 5,
  missedAfterMinutes: 15,
  answerMinutes: 30,
  leaseMinutes: 15,
  lateMinutes: 10,
  urgentAnswerMinutes: 10,
  reviewMinutes: hours(4),
  lateEntryMinutes: 60,
  callBackMinutes: 30,
};

function step(
  id: string,
  kind: Step['kind'],
  timing: readonly [string, number],
  more: Partial<Step> = {},
): Step {
  return {
    id: id as StepId,
    kind,
    timing: { after: timing[0] as StepId, waitMinutes: timing[1] },
    channels: kind === 'check-in' ? ['sms', 'email'] : kind === 'call' ? ['voice'] : [],
    template: kind === 'check-in' ? id : null,
    firstAsked: 'owner',
    answerMinutes: 30,
    needs: [],
    ...more,
  };
}

export const gateNeeds: Step['needs'] = ['agreement-reviewed', 'concern-judged', 'consultation'];

export const routineLadder: Ladder = {
  minimumEffort: { attempts: 2, spreadHours: 0 },
  steps: [
    step('first-check-in', 'check-in', ['session-start', 5]),
    step('call', 'call', ['miss-confirmed', 0]),
    step('check-in', 'check-in', ['call', 60]),
    step('decide', 'decide', ['check-in', hours(24)]),
  ],
};

const worriedLadder: Ladder = {
  minimumEffort: { attempts: 3, spreadHours: 48 },
  steps: [
    step('review-agreement', 'review-agreement', ['miss-confirmed', 0], { answerMinutes: 15 }),
    step('first-check-in', 'check-in', ['session-start', 5]),
    step('call', 'call', ['miss-confirmed', 0], { answerMinutes: 15 }),
    step('check-in', 'check-in', ['call', 20]),
    step('second-call', 'call', ['check-in', hours(18)]),
    step('decide', 'decide', ['second-call', 60], { needs: ['agreement-reviewed'] }),
    step('emergency-contact', 'contact-emergency-contact', ['decide', 0], { needs: gateNeeds }),
    step('welfare-check', 'request-welfare-check', ['emergency-contact', 60], {
      firstAsked: 'supervisor',
      needs: gateNeeds,
    }),
  ],
};

export const channels: readonly PlanChannel[] = [
  { id: mobileText, kind: 'sms', label: 'mobile', voicemailAllowed: false, safeHours: null },
  { id: email, kind: 'email', label: 'home email', voicemailAllowed: false, safeHours: null },
  { id: mobileCall, kind: 'voice', label: 'mobile', voicemailAllowed: true, safeHours: null },
];

export const chain: readonly ChainLink[] = [
  { staffId: nora, as: 'owner' },
  { staffId: ben, as: 'backup' },
  { staffId: sue, as: 'supervisor' },
];

export function contact(
  id: EmergencyContactId,
  more: Partial<PlanEmergencyContact> = {},
): PlanEmergencyContact {
  return {
    id,
    relationship: 'mother',
    scope: 'share-missed-session',
    consentExpiresOn: null,
    revoked: false,
    barred: false,
    doNotUseIf: null,
    ...more,
  };
}

export function planFor(tier: Tier, more: Partial<Plan> = {}): Plan {
  return {
    client: {
      id: 'ana' as ClientId,
      timeZone: 'Europe/London',
      language: 'en',
      country: 'GB',
      partTwo: false,
    },
    tier,
    tierJudgement: null,
    protocol: {
      name: 'Missed session',
      version: 1,
      limits,
      ladder: tier === 'routine' ? routineLadder : worriedLadder,
    },
    agreement: { version: 1, signedAt: instant('2026-01-05T10:00:00Z') },
    channels,
    sendable: ['sms', 'email'],
    emergencyContacts: [contact(mother), contact(brother, { relationship: 'brother', scope: 'none' })],
    chain,
    wording: {},
    ...more,
  };
}

export function openCase(plan: Plan, doubts: readonly Doubt[] = []): CommandOf<'open-case'> {
  return {
    type: 'open-case',
    by: { kind: 'timer' },
    caseId: 'case-1' as CaseId,
    practiceId: 'practice-1' as PracticeId,
    clientId: plan.client.id,
    session: { sessionId: 'session-1' as SessionId, startsAt: start },
    plan,
    doubts,
  };
}

/** A command at so many minutes after the session's start. */
export type Move = readonly [minutes: number, command: Command];

export const opened = (
  tier: Tier = 'elevated',
  more: Partial<Plan> = {},
  doubts: readonly Doubt[] = [],
): Move => [0, openCase(planFor(tier, more), doubts)];

/** Confirmed missed at 16 minutes, without a first check-in, so that the story begins with the call. */
export const missed = (tier: Tier = 'elevated', more: Partial<Plan> = {}): readonly Move[] => [
  opened(tier, more),
  [1, skipStep('first-check-in')],
  [16, confirmMissed()],
];

/** Everything on record that a gate asks for. */
export const readyForGate = (tier: Tier = 'elevated', more: Partial<Plan> = {}): readonly Move[] => [
  ...missed(tier, more),
  [17, reviewAgreement()],
  [18, judgeConcern('worried')],
  [19, recordConsultation()],
];

type StaffDetails<Type extends CommandType> = Omit<CommandOf<Type>, 'type' | 'by'>;

/** A staff member's command; Nora's unless said otherwise. */
export function request<Type extends CommandType>(
  type: Type,
  details: StaffDetails<Type>,
  by: StaffId = nora,
): CommandOf<Type> {
  return { type, by: staff(by), ...details } as unknown as CommandOf<Type>;
}

export const advance: CommandOf<'advance'> = { type: 'advance', by: { kind: 'timer' } };
export const noteLateness = () => request('note-lateness', {});
export const confirmMissed = (clears: readonly Doubt[] = []) =>
  request('confirm-missed', { clears, note: '' });
export const reviewAgreement = () => request('review-agreement', { note: '' });
export const takeCase = (by: StaffId = nora) => request('take-case', {}, by);
export const resumeLadder = () => request('resume-ladder', { note: 'carry on' });
export const skipStep = (stepId: string) =>
  request('skip-step', { stepId: stepId as StepId, reason: 'not needed' });
export const completeStep = (stepId: string) =>
  request('complete-step', { stepId: stepId as StepId, note: 'done' });
export const sendCheckIn = (stepId: string) => request('send-check-in', { stepId: stepId as StepId });
export const answerAsk = (askId: string) => request('answer-ask', { askId: askId as AskId, note: 'done' });
export const judgeConcern = (level: CommandOf<'judge-concern'>['level']) =>
  request('judge-concern', { level, reasons: 'never missed before' });
export const recordConsultation = () =>
  request('record-consultation', {
    withName: 'Sue',
    withStaffId: sue,
    question: 'Shall I call her mother?',
    advice: 'Yes, today.',
    agreed: true,
  });

export function recordAttempt(
  result: AttemptResult,
  more: Partial<StaffDetails<'record-attempt'>> & { readonly at?: number } = {},
): CommandOf<'record-attempt'> {
  const { at, ...details } = more;
  return request('record-attempt', {
    medium: 'call',
    channelId: mobileCall,
    stepId: null,
    result,
    happenedAt: after(at ?? 16),
    note: '',
    ...details,
  });
}

export function reply(
  reading: Reading,
  more: Partial<Omit<CommandOf<'record-reply'>, 'type' | 'reading'>> = {},
): CommandOf<'record-reply'> {
  return {
    type: 'record-reply',
    by: { kind: 'client' },
    replyId: 'reply-1' as ReplyId,
    via: 'sms',
    channelId: mobileText,
    reading,
    receivedAt: after(20),
    ...more,
  };
}

export const settleReply = (as: CommandOf<'settle-reply'>['as'], replyId = 'reply-1', withEarlier = false) =>
  request('settle-reply', { replyId: replyId as ReplyId, as, note: 'read it', withEarlier });

export function delivery(
  state: CommandOf<'record-delivery'>['state'],
  key = 'case-1/first-check-in/1',
): CommandOf<'record-delivery'> {
  return {
    type: 'record-delivery',
    by: { kind: 'provider' },
    key: key as MessageKey,
    state,
    code: state === 'failed' ? '550 5.1.1' : '',
    reason: '',
  };
}

export const requestContact = (more: Partial<StaffDetails<'request-emergency-contact'>> = {}) =>
  request('request-emergency-contact', {
    contactId: mother,
    basis: 'consent',
    reason: 'two calls and a text unanswered',
    facts: '',
    reveals: ['caller-name', 'client-name', 'request-to-check'],
    conditionChecked: false,
    ...more,
  });

export const disclosure = {
  recipient: 'her mother',
  address: '07700 900123',
  description: 'asked to ring her',
  purpose: 'to know that she is safe',
};

export const recordContact = (
  result: CommandOf<'record-emergency-contact'>['result'],
  more: Partial<StaffDetails<'record-emergency-contact'>> = {},
) =>
  request('record-emergency-contact', {
    contactId: mother,
    result,
    said: 'please ask her to call us',
    happenedAt: after(20),
    disclosure,
    ...more,
  });

export const requestWelfareCheck = (more: Partial<StaffDetails<'request-welfare-check'>> = {}) =>
  request('request-welfare-check', {
    agency: { name: 'Northside mobile crisis team', kind: 'mobile-crisis', phone: '020 7946 0100' },
    location: { text: '1 Example Street', confirmedAt: null },
    basis: 'not reached since the session; has spoken of dying',
    alternativesConsidered: 'her mother is abroad',
    whyThisAgency: 'she asked for the crisis team, not the police',
    callTaker: 'Lee',
    incidentNumber: '77',
    happenedAt: after(20),
    disclosure: { ...disclosure, recipient: 'Northside mobile crisis team' },
    callBackAt: null,
    ...more,
  });

export const recordWelfareCheck = (result: CommandOf<'record-welfare-check'>['result'], at = 20) =>
  request('record-welfare-check', { result, incidentNumber: '77', note: '', happenedAt: after(at) });

export const close = (
  outcome: CommandOf<'close-case'>['outcome'],
  followUp: CommandOf<'close-case'>['followUp'] = null,
) => request('close-case', { outcome, note: 'what was learned', followUp });

export const plan = (minutes: number) => ({ ownerId: nora, dueAt: after(minutes), text: 'write to her' });

/** An event by its name, or by its name and whatever of it matters here. */
export type Expected = EventType | ({ readonly type: EventType } & Readonly<Record<string, unknown>>);

export interface Told {
  readonly state: ExistingCase;
  readonly events: readonly CaseEvent[];
  when(minutes: number, command: Command): Outcome;
}

export interface Outcome {
  readonly decision: Decision;
  /** Exactly these events, in this order. */
  makes(...expected: readonly Expected[]): Told;
  isRefused(code: RefusalCode, details?: Partial<Refusal>): void;
}

/** Tells the moves one after the other; each must be accepted. */
export function given(...moves: readonly Move[]): Told {
  let state: CaseState = noCase;
  const events: CaseEvent[] = [];
  for (const [minutes, command] of moves) {
    const decision = decide(state, command, after(minutes));
    if (decision.kind === 'refused') {
      throw new Error(`"${command.type}" was refused at ${minutes}: ${JSON.stringify(decision.refusal)}`);
    }
    events.push(...decision.events);
    state = fold(decision.events, state);
  }
  return told(state, events);
}

function told(state: CaseState, events: readonly CaseEvent[]): Told {
  if (state.status === 'none') throw new Error('a story begins with an open case');
  return {
    state,
    events,
    when: (minutes, command) => outcome(state, events, decide(state, command, after(minutes))),
  };
}

function outcome(state: ExistingCase, earlier: readonly CaseEvent[], decision: Decision): Outcome {
  return {
    decision,
    makes(...expected) {
      const events = decision.kind === 'events' ? decision.events : [];
      const wanted = expected.map((one) => (typeof one === 'string' ? { type: one } : one));
      const got = decision.kind === 'events' ? events.map((event) => event.type) : decision.refusal;
      expect(got).toEqual(wanted.map((one) => one.type));
      expect(events).toMatchObject(wanted);
      return told(fold(events, state), [...earlier, ...events]);
    },
    isRefused(code, details = {}) {
      expect(decision).toMatchObject({ kind: 'refused', refusal: { code, ...details } });
    },
  };
}

/** As a database gives JSON back: the same values, the keys in an order of its own. */
export function storedAndRead<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(storedAndRead) as Value;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, storedAndRead(inner)] as const);
  entries.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(entries) as Value;
}

/** The open ask of this kind; the test fails when there is none. */
export function askOf(state: ExistingCase, kind: AskKind, stepId: string | null = null): Ask {
  const found = state.asks.find((ask) => ask.kind === kind && (stepId === null || ask.stepId === stepId));
  if (!found)
    throw new Error(`no ask "${kind}" is open, only ${state.asks.map((ask) => ask.kind).join(', ')}`);
  return found;
}
