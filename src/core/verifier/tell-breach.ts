/** What is broken, in one sentence. */
import { duration } from '../protocol/words.ts';
import type { Breach } from './breach.ts';

export function tellBreach(breach: Breach): string {
  switch (breach.promise) {
    case 'due-time-and-owner':
      return 'An open case is left without a time to look at it, or without an owner.';
    case 'staff-asked':
      return 'A question goes to somebody who is not one of the people asked for this case.';
    case 'third-parties-by-hand':
      return `Somebody other than the client hears of it (${breach.event}) without a named person having decided so.`;
    case 'only-allowed-messages':
      return 'A message leaves over a channel, or at a time, that the client did not allow.';
    case 'time-moves-on':
      return 'The same instant brings up ever more to do, so that time stands still.';
    case 'message-may-arrive':
      return `A message is given up ${duration(breach.minutes)} after it was handed over; a provider needs ${duration(breach.within)}.`;
    case 'person-in-time':
      return `After ${duration(breach.minutes)} nobody has been asked anything; the bound is ${duration(breach.within)}.`;
    case 'everybody-in-time':
      return `${duration(breach.minutes)} after the last word of anybody, not everybody has been asked; the bound is ${duration(breach.within)}.`;
    case 'never-quiet':
      return `For ${duration(breach.minutes)} an open case asks nobody anything; the bound is ${duration(breach.within)}.`;
    case 'can-end':
      return breach.way === 'reached'
        ? `The case cannot be ended though the client was reached (${breach.refusal}).`
        : `The case cannot be ended with a plan though enough was tried (${breach.refusal}).`;
    case 'enough-tried':
      return `Somebody is asked how it should end after ${attempts(breach.attempts)} over ${breach.spreadHours} hours, which is too little to end it with a plan.`;
    case 'somebody-decides':
      return `Everybody does what they are asked, and after ${duration(breach.minutes)} nobody has been asked how it should end.`;
    case 'messages-wait-for-nobody':
      return `The check-in "${breach.stepId}" waits for something that nobody does, so that the client never gets it.`;
    case 'can-be-looked-through':
      return `After ${breach.states.toLocaleString('en')} situations there are still more, so that nobody can say whether it holds. Fewer steps, or longer times to answer, would help.`;
  }
}

function attempts(count: number): string {
  return count === 1 ? 'one attempt' : `${count} attempts`;
}
