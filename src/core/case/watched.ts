/** Whether somebody may be reading over the client's shoulder. What is so once stays so to the end of the case [P4.8]. */
import type { ExistingCase } from './state.ts';

/** The client said so, by the word that was agreed. */
export function saidDuress(state: ExistingCase): boolean {
  return state.replies.some((reply) => reply.reading === 'duress');
}

/**
 * Or somebody on the staff doubts what was tapped on the page: an OK or an odd word that they read, and carried on. A
 * check-in that follows "I'm OK" by itself would tell whoever holds the phone that it was not believed.
 */
export function mayBeWatched(state: ExistingCase): boolean {
  return (
    saidDuress(state) ||
    state.replies.some(
      ({ via, reading, settledAs }) =>
        via === 'page' && settledAs === 'carry-on' && (reading === 'safe' || reading === 'unclear'),
    )
  );
}
