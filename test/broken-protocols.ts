/**
 * Protocols that are broken on purpose: the default with one small change each. All but the last two are well written,
 * step by step; what is wrong with them shows only when they run.
 */
import { defaultProtocol } from '#core/protocol/default.ts';
import type { Bounds, Protocol, ProtocolLimits, Step, StepTiming, Tier } from '#core/protocol/protocol.ts';
import type { Breach } from '#core/verifier/breach.ts';

export interface BrokenProtocol {
  readonly name: string;
  readonly tier: Tier;
  readonly protocol: Protocol;
  /** What is found; null when it is seen before anything is tried. */
  readonly breaks: Breach['promise'] | null;
}

const day = 24 * 60;

function limited(limits: Partial<ProtocolLimits>): Protocol {
  return { ...defaultProtocol, limits: { ...defaultProtocol.limits, ...limits } };
}

function bounded(tier: Tier, bounds: Partial<Bounds>): Protocol {
  const all = defaultProtocol.bounds!;
  return { ...defaultProtocol, bounds: { ...all, [tier]: { ...all[tier], ...bounds } } };
}

/** As published before there were bounds. */
function unbounded(protocol: Protocol): Protocol {
  const { bounds: _, ...others } = protocol;
  return others;
}

function changed(tier: Tier, stepId: string, change: (step: Step) => Partial<Step>): Protocol {
  const ladder = defaultProtocol.tiers[tier];
  const steps = ladder.steps.map((step) => (step.id === stepId ? { ...step, ...change(step) } : step));
  return { ...defaultProtocol, tiers: { ...defaultProtocol.tiers, [tier]: { ...ladder, steps } } };
}

const after = (step: string, waitMinutes: number): StepTiming => ({
  after: step as StepTiming['after'],
  waitMinutes,
});

export const brokenProtocols: readonly BrokenProtocol[] = [
  {
    name: 'nobody is asked until the miss could be confirmed',
    tier: 'routine',
    protocol: limited({ askAfterMinutes: 15 }),
    breaks: 'person-in-time',
  },
  {
    name: 'every question has an hour, so that the supervisor hears only hours later',
    tier: 'routine',
    protocol: limited({ answerMinutes: 60 }),
    breaks: 'everybody-in-time',
  },
  {
    name: '"I have it" silences everybody for an hour',
    tier: 'high',
    protocol: limited({ leaseMinutes: 60 }),
    breaks: 'everybody-in-time',
  },
  {
    name: 'the next person is asked only when a miss may be confirmed, an hour later',
    tier: 'elevated',
    protocol: limited({ missedAfterMinutes: 60 }),
    breaks: 'everybody-in-time',
  },
  {
    name: 'a message is given up before the provider has had time to take it',
    tier: 'routine',
    protocol: limited({ lateMinutes: 2 }),
    breaks: 'message-may-arrive',
  },
  {
    name: 'a check-in waits for a call that nobody may make',
    tier: 'routine',
    protocol: changed('routine', 'check-in', () => ({ timing: after('call', 20) })),
    breaks: 'messages-wait-for-nobody',
  },
  {
    name: 'the last check-in waits until somebody has looked at the agreement',
    tier: 'elevated',
    protocol: changed('elevated', 'last-check-in', () => ({
      timing: after('review-agreement', 2 * day + 180),
    })),
    breaks: 'messages-wait-for-nobody',
  },
  {
    name: 'whoever is to decide has a week before the next person is asked',
    tier: 'routine',
    protocol: changed('routine', 'decide', () => ({ answerMinutes: 7 * day })),
    breaks: 'never-quiet',
  },
  {
    name: 'a case on which nothing is due is looked at only after three days',
    tier: 'elevated',
    protocol: limited({ reviewMinutes: 3 * day }),
    breaks: 'never-quiet',
  },
  {
    name: 'a practice promises itself half a day, and the ladder sleeps for a whole one',
    tier: 'routine',
    protocol: bounded('routine', { quietMinutes: 12 * 60 }),
    breaks: 'never-quiet',
  },
  {
    name: 'the last check-in comes 48 hours after the miss, minutes too early for 48 hours between the attempts',
    tier: 'elevated',
    protocol: changed('elevated', 'last-check-in', () => ({ timing: after('miss-confirmed', 2 * day) })),
    breaks: 'enough-tried',
  },
  {
    name: 'somebody is asked how it should end on the first day, when it cannot',
    tier: 'high',
    protocol: changed('high', 'decide', () => ({ timing: after('emergency-contact', 0) })),
    breaks: 'enough-tried',
  },
  {
    name: 'nobody is asked how it should end for three weeks',
    tier: 'routine',
    protocol: unbounded(changed('routine', 'decide', () => ({ timing: after('last-check-in', 21 * day) }))),
    breaks: 'somebody-decides',
  },
  {
    name: 'an emergency contact may be called before a colleague was asked',
    tier: 'elevated',
    protocol: changed('elevated', 'emergency-contact', () => ({ needs: ['agreement-reviewed'] })),
    breaks: null,
  },
  {
    name: 'two steps wait for each other',
    tier: 'routine',
    protocol: changed('routine', 'check-in', () => ({ timing: after('last-check-in', 20) })),
    breaks: null,
  },
];
