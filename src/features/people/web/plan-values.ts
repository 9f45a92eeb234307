/** A safety plan after Stanley and Brown, as a form holds it: one entry a line, as one would write it on paper. */
import type { SafetyPlanSections } from '../contract.ts';

export type LineSection = 'warningSigns' | 'ownCoping' | 'distractions' | 'saferSurroundings';
export type PeopleSection = 'peopleToAsk' | 'professionals';
export type PlanPerson = SafetyPlanSections[PeopleSection][number];

export type PlanValues = Readonly<Record<LineSection, string>> &
  Readonly<Record<PeopleSection, readonly PlanPerson[]>> & {
    readonly keptElsewhere: string;
    readonly reviewedOn: string;
  };

/** In the order in which the plan is gone through on a bad day. */
export const planSteps = [
  { key: 'warningSigns', title: 'Warning signs', hint: 'How they notice that it is getting worse.' },
  { key: 'ownCoping', title: 'What they can do alone', hint: 'Without calling anybody.' },
  {
    key: 'distractions',
    title: 'People and places that take the mind off it',
    hint: 'For company only. Being here does not make somebody a person who may be called.',
  },
  { key: 'peopleToAsk', title: 'People they can ask for help', hint: 'Who may be told how bad it is.' },
  { key: 'professionals', title: 'Professionals and agencies', hint: 'Also at night.' },
  {
    key: 'saferSurroundings',
    title: 'Making surroundings safer',
    hint: 'What is put away, and with whom.',
  },
] as const satisfies readonly { key: LineSection | PeopleSection; title: string; hint: string }[];

export const planLabels = {
  ...(Object.fromEntries(planSteps.map(({ key, title }) => [key, title])) as Record<
    LineSection | PeopleSection,
    string
  >),
  keptElsewhere: 'Where the whole plan is',
  reviewedOn: 'Talked through on',
};

export const isPeople = (key: LineSection | PeopleSection): key is PeopleSection =>
  key === 'peopleToAsk' || key === 'professionals';

const noPlan: SafetyPlanSections = {
  warningSigns: [],
  ownCoping: [],
  distractions: [],
  peopleToAsk: [],
  professionals: [],
  saferSurroundings: [],
  keptElsewhere: '',
};

export function planOf(plan: SafetyPlanSections | undefined, today: string): PlanValues {
  const { warningSigns, ownCoping, distractions, saferSurroundings, ...rest } = plan ?? noPlan;
  return {
    ...rest,
    warningSigns: warningSigns.join('\n'),
    ownCoping: ownCoping.join('\n'),
    distractions: distractions.join('\n'),
    saferSurroundings: saferSurroundings.join('\n'),
    reviewedOn: today,
  };
}

const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function planToSend({ reviewedOn, ...values }: PlanValues): object {
  const named = (people: readonly PlanPerson[]) => people.filter(({ name }) => name.trim() !== '');
  const sections = {
    warningSigns: linesIn(values.warningSigns),
    ownCoping: linesIn(values.ownCoping),
    distractions: linesIn(values.distractions),
    peopleToAsk: named(values.peopleToAsk),
    professionals: named(values.professionals),
    saferSurroundings: linesIn(values.saferSurroundings),
    keptElsewhere: values.keptElsewhere,
  };
  return { sections, reviewedOn };
}

/** `sections.warningSigns.3` is one line of a field that holds them all. */
export function planField(field: string): string {
  const name = field.replace(/^sections\./, '');
  const [section = ''] = name.split('.');
  return isPeople(section as LineSection) ? name : section;
}
