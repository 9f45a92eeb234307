/** What was found to hold, in sentences for people who are not engineers. */
import { duration } from '../protocol/words.ts';
import { capital } from '../sentence.ts';
import type { LeftAlone } from './left-alone.ts';
import type { Measured, Trial } from './situation.ts';
import type { PlainAnswer } from './verdict.ts';

type Tell = Pick<Trial, 'bounds' | 'tier'> & { readonly measured: Measured; readonly alone: LeftAlone };

export function tellAnswers(told: Tell): readonly PlainAnswer[] {
  return [silence(told), taken(told), alone(told), decision(told), quiet(told), ...always].filter(
    (answer) => answer !== null,
  );
}

function silence({ tier, bounds, measured }: Tell): PlainAnswer | null {
  const { personMinutes: person, silentEverybodyMinutes: everybody } = measured;
  if (person === null || everybody === null) return null;
  return {
    about: 'silence',
    words: `On the ${tier} tier, if nobody answers and every text fails, a person is asked no later than ${duration(person)} after the start; everybody down to the supervisor no later than ${duration(everybody)}.`,
    minutes: everybody,
    within: bounds?.everybodyMinutes ?? null,
  };
}

function taken({ bounds, measured }: Tell): PlainAnswer | null {
  const minutes = measured.takenEverybodyMinutes;
  if (minutes === null) return null;
  return {
    about: 'taken',
    words: `If somebody says "I have it" and is not heard of again, everybody has been asked again no later than ${duration(minutes)} after those words, at whatever hour they were said.`,
    minutes,
    within: bounds?.everybodyMinutes ?? null,
  };
}

function alone({ alone: { checkIns, supervisorMinutes } }: Tell): PlainAnswer {
  const times = checkIns.map((minutes) => duration(minutes));
  const last = times.pop();
  const sent =
    last === undefined
      ? 'nothing goes out to the client by itself'
      : `a check-in still goes out to the client ${times.length > 0 ? `${times.join(', ')} and ${last}` : last} after the start`;
  const asked =
    supervisorMinutes === null
      ? 'the supervisor is never asked'
      : `the supervisor is asked no later than ${duration(supervisorMinutes)} after it`;
  return {
    about: 'left-alone',
    words: `If somebody confirms the miss and nobody does anything more, ${sent}, and ${asked}.`,
    minutes: supervisorMinutes,
    within: null,
  };
}

function decision({ measured }: Tell): PlainAnswer | null {
  const { decideMinutes: minutes, decideAttempts } = measured;
  if (minutes === null || decideAttempts === null) return null;
  return {
    about: 'decision',
    words: `If everybody does what they are asked and nobody reaches the client, somebody is asked how it should end no later than ${duration(minutes)} after the start, and by then at least ${decideAttempts} attempts were made, which is enough to end it with a plan.`,
    minutes,
    within: null,
  };
}

function quiet({ bounds, measured }: Tell): PlainAnswer | null {
  const minutes = measured.quietMinutes;
  if (minutes === null) return null;
  return {
    about: 'quiet',
    words: capital(
      `whatever happens, an open case never waits longer than ${duration(minutes)} in which nobody is asked anything and nobody does anything.`,
    ),
    minutes,
    within: bounds?.quietMinutes ?? null,
  };
}

const always: readonly PlainAnswer[] = [
  {
    about: 'third-parties',
    words: 'Nobody but the client and the staff ever hears of it unless a named person has decided so.',
    minutes: null,
    within: null,
  },
  {
    about: 'ending',
    words: 'From wherever a case stands, people can bring it to an end.',
    minutes: null,
    within: null,
  },
];
