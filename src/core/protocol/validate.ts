/** Whether a document is a protocol that Kept can run, and if not, everything that is wrong with it at once. */
import type { Protocol } from './protocol.ts';
import { readDocument } from './read-document.ts';
import { findUnsound } from './sound.ts';

export interface ProtocolProblem {
  /** Where it is: `tiers.elevated.steps.2.timing.after`; empty for the document itself. */
  readonly path: string;
  readonly reason: string;
  readonly wayOut: string;
}

export type CheckedProtocol =
  | { readonly protocol: Protocol }
  | { readonly problems: readonly ProtocolProblem[] };

/** Enough to work with; a document with more is of another kind. */
const mostProblems = 100;

export function checkProtocol(document: unknown): CheckedProtocol {
  const problems: ProtocolProblem[] = [];
  const say = (path: string, reason: string, wayOut: string) => {
    if (problems.length < mostProblems) problems.push({ path, reason, wayOut });
  };
  const protocol = readDocument(document, say);
  // What a protocol promises can only be judged once all of it can be read.
  if (problems.length === 0) findUnsound(protocol, say);
  return problems.length === 0 ? { protocol } : { problems };
}
