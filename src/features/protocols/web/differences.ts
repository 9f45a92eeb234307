/** What differs between two versions of a protocol, in words, side by side. */
import {
  type Bounds,
  type Protocol,
  type ProtocolLimits,
  type Step,
  type Tier,
  tiers,
} from '#core/protocol/protocol.ts';
import { stepName } from '#core/protocol/step-name.ts';
import {
  askedWords,
  boundWords,
  channelsInWords,
  kindWords,
  lasting,
  limitWords,
  stepDetail,
  whenWords,
} from './step-words.ts';
import { type Part, partWords } from './tier-tabs.tsx';

export interface Difference {
  readonly what: string;
  /** Null where there was nothing, or is nothing any more. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface DifferentPart {
  readonly part: Part;
  readonly words: string;
  readonly differences: readonly Difference[];
}

/** Empty when both would run alike. */
export function differencesBetween(before: Protocol, after: Protocol): readonly DifferentPart[] {
  const found = [
    { part: 'all' as const, differences: [...named(before, after), ...ofLimits(before, after)] },
    ...tiers.map((part) => ({ part, differences: ofTier(part, before, after) })),
  ];
  return found
    .filter(({ differences }) => differences.length > 0)
    .map((one) => ({ ...one, words: partWords(one.part) }));
}

function named(before: Protocol, after: Protocol): readonly Difference[] {
  return compared('Name', before.name, after.name);
}

function ofLimits(before: Protocol, after: Protocol): readonly Difference[] {
  return (Object.keys(limitWords) as (keyof ProtocolLimits)[]).flatMap((limit) =>
    compared(limitWords[limit][0], lasting(before.limits[limit]), lasting(after.limits[limit])),
  );
}

function ofTier(tier: Tier, before: Protocol, after: Protocol): readonly Difference[] {
  const [earlier, later] = [before.tiers[tier], after.tiers[tier]];
  return [
    ...ofSteps(earlier.steps, later.steps),
    ...inOrder(earlier.steps, later.steps),
    ...compared(
      'Attempts before an end',
      `${earlier.minimumEffort.attempts}`,
      `${later.minimumEffort.attempts}`,
    ),
    ...compared(
      'Hours from the first attempt to the last',
      `${earlier.minimumEffort.spreadHours}`,
      `${later.minimumEffort.spreadHours}`,
    ),
    ...(Object.keys(boundWords) as (keyof Bounds)[]).flatMap((bound) =>
      compared(boundWords[bound][0], boundOf(before, tier, bound), boundOf(after, tier, bound)),
    ),
  ];
}

function boundOf({ bounds }: Protocol, tier: Tier, bound: keyof Bounds): string | null {
  return bounds ? lasting(bounds[tier][bound]) : null;
}

function ofSteps(before: readonly Step[], after: readonly Step[]): readonly Difference[] {
  const gone = before.filter(({ id }) => !after.some((step) => step.id === id));
  return [
    ...after.flatMap((step) => {
      const earlier = before.find(({ id }) => id === step.id);
      return earlier
        ? ofStep(earlier, step)
        : [{ what: stepName(step.id), before: null, after: whole(step) }];
    }),
    ...gone.map((step) => ({ what: stepName(step.id), before: whole(step), after: null })),
  ];
}

const whole = (step: Step): string =>
  `${kindWords[step.kind]}, ${whenWords(step.timing)}. ${stepDetail(step)}.`;

function ofStep(before: Step, after: Step): readonly Difference[] {
  const name = stepName(after.id);
  return [
    ...compared(`${name}: kind`, kindWords[before.kind], kindWords[after.kind]),
    ...compared(`${name}: when`, whenWords(before.timing), whenWords(after.timing)),
    ...compared(`${name}: how it goes`, channelsInWords(before.channels), channelsInWords(after.channels)),
    ...compared(`${name}: which words`, wording(before), wording(after)),
    ...compared(`${name}: who is asked first`, askedWords[before.firstAsked], askedWords[after.firstAsked]),
    ...compared(`${name}: time to answer`, lasting(before.answerMinutes), lasting(after.answerMinutes)),
    ...compared(`${name}: on record first`, needed(before), needed(after)),
  ];
}

const wording = ({ template }: Step): string | null => template && stepName(template);
const needed = ({ needs }: Step): string | null => needs.map(stepName).join(', ') || null;

/** Only of the steps that both have; what came or went is told already. */
function inOrder(before: readonly Step[], after: readonly Step[]): readonly Difference[] {
  const shared = (steps: readonly Step[], others: readonly Step[]) =>
    steps.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => stepName(id));
  return compared('Order', shared(before, after).join(', '), shared(after, before).join(', '));
}

function compared(what: string, before: string | null, after: string | null): readonly Difference[] {
  return before === after ? [] : [{ what, before: before || null, after: after || null }];
}
