/** The protocol that every practice starts with. docs/protocol.md gives the reason and the source of each number. */
import type { StepId } from '../ids.ts';
import type { Bounds, Ladder, Prerequisite, Protocol, Step, StepKind, StepTiming } from './protocol.ts';

const hour = 60;
const day = 24 * hour;

/** What the engine demands before anybody else is told, whatever a protocol says [P6.1]. */
const beforeAnybodyElse: readonly Prerequisite[] = ['agreement-reviewed', 'concern-judged', 'consultation'];

type Details = Pick<Step, 'answerMinutes'> & Partial<Step>;

function step(id: string, kind: StepKind, timing: StepTiming, details: Details): Step {
  return {
    id: id as StepId,
    kind,
    timing,
    channels: kind === 'call' ? ['voice'] : [],
    template: null,
    firstAsked: 'owner',
    needs: [],
    ...details,
  };
}

const fromStart = (waitMinutes: number): StepTiming => ({ after: 'session-start', waitMinutes });
const fromMiss = (waitMinutes: number): StepTiming => ({ after: 'miss-confirmed', waitMinutes });
const after = (id: string, waitMinutes: number): StepTiming => ({ after: id as StepId, waitMinutes });

/** The first of all, while the client may still be on the way [P4.1]. */
const firstCheckIn = step('first-check-in', 'check-in', fromStart(5), {
  channels: ['sms', 'email'],
  template: 'running-late',
  answerMinutes: 15,
});

const checkIn = (waitMinutes: number): Step =>
  step('check-in', 'check-in', fromMiss(waitMinutes), {
    channels: ['sms', 'email'],
    template: 'check-in',
    answerMinutes: 15,
  });

/** By email first: it presses less, and reaches somebody whose phone is lost, off or held by another [P4.2]. */
const lastCheckIn = (waitMinutes: number): Step =>
  step('last-check-in', 'check-in', fromMiss(waitMinutes), {
    channels: ['email', 'sms'],
    template: 'check-in-last',
    answerMinutes: 15,
  });

const call = (id: string, waitMinutes: number, answerMinutes: number): Step =>
  step(id, 'call', fromMiss(waitMinutes), { answerMinutes });

/** Asked while the client may still be on the way, so that the calls can follow what was agreed [P1.1]. */
const reviewAgreement = (answerMinutes: number): Step =>
  step('review-agreement', 'review-agreement', fromStart(5), { answerMinutes });

const emergencyContact = (waitMinutes: number, answerMinutes: number): Step =>
  step('emergency-contact', 'contact-emergency-contact', fromMiss(waitMinutes), {
    answerMinutes,
    needs: beforeAnybodyElse,
  });

const welfareCheck = (waitMinutes: number, answerMinutes: number): Step =>
  step('welfare-check', 'request-welfare-check', after('emergency-contact', waitMinutes), {
    firstAsked: 'supervisor',
    answerMinutes,
    needs: beforeAnybodyElse,
  });

/** Most who miss forgot, overslept or mixed up the day: two tries, a night's sleep, and somebody decides [P5.3]. */
const routine: Ladder = {
  steps: [
    firstCheckIn,
    call('call', 0, 15),
    checkIn(20),
    lastCheckIn(day),
    step('decide', 'decide', after('last-check-in', 2 * hour), { answerMinutes: day }),
    step('follow-up', 'follow-up', after('decide', 7 * day), { answerMinutes: day }),
  ],
  minimumEffort: { attempts: 2, spreadHours: 0 },
};

/** At least three attempts over three days, and a person at every gate [P5.3]. */
const elevated: Ladder = {
  steps: [
    reviewAgreement(10),
    firstCheckIn,
    call('call', 0, 10),
    checkIn(20),
    emergencyContact(45, 30),
    welfareCheck(hour, 30),
    call('second-call', day, 30),
    lastCheckIn(2 * day + 2 * hour),
    step('decide', 'decide', after('last-check-in', 2 * hour), {
      firstAsked: 'supervisor',
      answerMinutes: 4 * hour,
    }),
    step('follow-up', 'follow-up', after('decide', 3 * day), { answerMinutes: day }),
  ],
  minimumEffort: { attempts: 3, spreadHours: 48 },
};

/** The same, with less time for every answer [P3.1]. */
const high: Ladder = {
  steps: [
    reviewAgreement(5),
    firstCheckIn,
    call('call', 0, 5),
    checkIn(10),
    emergencyContact(15, 15),
    welfareCheck(30, 15),
    call('second-call', 30, 10),
    call('next-day-call', day, 15),
    lastCheckIn(2 * day + 2 * hour),
    step('decide', 'decide', after('last-check-in', hour), { firstAsked: 'supervisor', answerMinutes: hour }),
    step('follow-up', 'follow-up', after('decide', day), { answerMinutes: 4 * hour }),
  ],
  minimumEffort: { attempts: 4, spreadHours: 48 },
};

/** The same for every tier, since nobody knows yet what the silence means [P8.2]. */
const soon: Pick<Bounds, 'personMinutes' | 'everybodyMinutes'> = {
  personMinutes: 10,
  everybodyMinutes: hour,
};

export const defaultProtocol: Protocol = {
  name: 'Missed session',
  version: 1,
  limits: {
    askAfterMinutes: 5,
    missedAfterMinutes: 15,
    answerMinutes: 15,
    leaseMinutes: 15,
    lateMinutes: 10,
    urgentAnswerMinutes: 5,
    reviewMinutes: day,
    lateEntryMinutes: hour,
    callBackMinutes: 30,
  },
  tiers: { routine, elevated, high },
  bounds: {
    routine: { ...soon, quietMinutes: 30 * hour },
    elevated: { ...soon, quietMinutes: 28 * hour },
    high: { ...soon, quietMinutes: 26 * hour },
  },
};
