/**
 * Whether any sentence of a text, taken by itself, asks for no more messages. "STOP. I want to die" is no opt-out, since
 * the whole of it is not one; but what was asked for holds beside what else was said [P4.9].
 */
import { readReply } from './read-reply.ts';

/** More than anybody writes who wants to be left in peace. */
const mostSentences = 40;

export function asksToStop(text: string): boolean {
  return text
    .split(/[.!?…;\n\r]+/)
    .slice(0, mostSentences)
    .some((sentence) => readReply(sentence).reading === 'opt-out');
}
