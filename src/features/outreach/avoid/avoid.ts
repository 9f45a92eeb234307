/**
 * Words that a message to a client may not hold, by what they would do. A `*` stands for any ending, so that a stem
 * covers its inflections; several words must follow each other. Written without accents: both sides are compared so.
 */
export interface WordsToAvoid {
  /** Says that this person is in care, and which. */
  readonly care: readonly string[];
  readonly clinical: readonly string[];
  readonly money: readonly string[];
  /** Rules of the house, changes of appointments, the language of no-shows. */
  readonly policy: readonly string[];
  /** Presses or blames. */
  readonly pressure: readonly string[];
  /** Verbs and nouns with which a text asks for an answer by word: "reply …". */
  readonly answerVerbs: readonly string[];
}

/**
 * What providers and carriers take for "never write again", or answer themselves, in any language: a client who
 * sends one of these cuts the line or gets a machine's answer [requirement 21].
 */
export const keywords: readonly string[] = list(`
    stop, stopall, unsubscribe, unsub, cancel, end, quit, revoke, optout, opt out, help, info, start, unstop, yes,
    alto, parar, pare, detener, baja, cancelar, fin, salir, ayuda, sí,
    arret, arreter, annuler, desabonner, desinscrire, aide, oui,
    stopp, abmelden, abbestellen, abbrechen, beenden, ende, hilfe, ja`);

/** A comma between two entries, so that a list reads as running lines. */
export function list(text: string): readonly string[] {
  return text.split(',').map((entry) => entry.trim());
}
