/** One change to a protocol that is being edited, each giving a new one. */
import type { StepId } from '#core/ids.ts';
import type {
  Bounds,
  Ladder,
  Protocol,
  ProtocolLimits,
  Step,
  StepKind,
  Tier,
} from '#core/protocol/protocol.ts';
import { thirdPartyKinds } from '#core/protocol/protocol.ts';

export type Change = (protocol: Protocol) => Protocol;

export const setName =
  (name: string): Change =>
  (protocol) => ({ ...protocol, name });

export const setLimit =
  (limit: keyof ProtocolLimits, minutes: number): Change =>
  (protocol) => ({ ...protocol, limits: { ...protocol.limits, [limit]: minutes } });

export const setBounds =
  (bounds: Readonly<Record<Tier, Bounds>>): Change =>
  (protocol) => ({ ...protocol, bounds });

export const setBound =
  (tier: Tier, bound: keyof Bounds, minutes: number): Change =>
  (protocol) =>
    protocol.bounds
      ? {
          ...protocol,
          bounds: { ...protocol.bounds, [tier]: { ...protocol.bounds[tier], [bound]: minutes } },
        }
      : protocol;

export const setEffort = (tier: Tier, effort: Partial<Ladder['minimumEffort']>): Change =>
  onLadder(tier, (ladder) => ({ ...ladder, minimumEffort: { ...ladder.minimumEffort, ...effort } }));

export const setStep = (tier: Tier, index: number, change: Partial<Step>): Change =>
  onSteps(tier, (steps) => steps.map((step, at) => (at === index ? { ...step, ...change } : step)));

/** What waits for the step goes on waiting for it. */
export const renameStep = (tier: Tier, index: number, id: StepId): Change =>
  onSteps(tier, (steps) => {
    const before = steps[index]?.id;
    const isShared = steps.some((step, at) => at !== index && step.id === before);
    return steps.map((step, at) => {
      const renamed = at === index ? { ...step, id } : step;
      const follows = !isShared && at !== index && step.timing.after === before;
      return follows ? { ...renamed, timing: { ...step.timing, after: id } } : renamed;
    });
  });

export const moveStep = (tier: Tier, from: number, to: number): Change =>
  onSteps(tier, (steps) => {
    const moved = steps[from];
    return moved ? steps.toSpliced(from, 1).toSpliced(to, 0, moved) : steps;
  });

export const removeStep = (tier: Tier, index: number): Change =>
  onSteps(tier, (steps) => steps.toSpliced(index, 1));

/** Before the question how it should end, since what comes after it is for later days. */
export function placeFor(kind: StepKind, steps: readonly Step[]): number {
  const decide = steps.findIndex((step) => step.kind === 'decide');
  return decide < 0 || late.includes(kind) ? steps.length : decide;
}
const late: readonly StepKind[] = ['decide', 'letter', 'follow-up', 'caring-contact'];

export const addStep = (tier: Tier, kind: StepKind): Change =>
  onSteps(tier, (steps) => steps.toSpliced(placeFor(kind, steps), 0, newStep(kind, steps)));

function newStep(kind: StepKind, steps: readonly Step[]): Step {
  return {
    id: freeId(shortNames[kind], steps),
    kind,
    timing: { after: 'miss-confirmed', waitMinutes: 60 },
    channels: kind === 'call' ? ['voice'] : kind === 'check-in' ? ['sms', 'email'] : [],
    template: kind === 'check-in' ? 'check-in-again' : kind === 'letter' ? 'letter' : null,
    firstAsked: kind === 'decide' || kind === 'request-welfare-check' ? 'supervisor' : 'owner',
    answerMinutes: 15,
    needs: thirdPartyKinds.includes(kind) ? ['agreement-reviewed', 'concern-judged', 'consultation'] : [],
  };
}

const shortNames: Readonly<Record<StepKind, string>> = {
  'review-agreement': 'review-agreement',
  call: 'call',
  'check-in': 'check-in',
  task: 'task',
  decide: 'decide',
  'contact-emergency-contact': 'emergency-contact',
  'request-welfare-check': 'welfare-check',
  letter: 'letter',
  'follow-up': 'follow-up',
  'caring-contact': 'caring-word',
};

function freeId(wish: string, steps: readonly Step[]): StepId {
  const isTaken = (id: string) => steps.some((step) => step.id === id);
  let id = wish;
  for (let count = 2; isTaken(id); count += 1) id = `${wish}-${count}`;
  return id as StepId;
}

function onLadder(tier: Tier, change: (ladder: Ladder) => Ladder): Change {
  return (protocol) => ({ ...protocol, tiers: { ...protocol.tiers, [tier]: change(protocol.tiers[tier]) } });
}

function onSteps(tier: Tier, change: (steps: readonly Step[]) => readonly Step[]): Change {
  return onLadder(tier, (ladder) => ({ ...ladder, steps: change(ladder.steps) }));
}
