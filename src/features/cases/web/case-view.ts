import type { ExistingCase } from '#core/case/state.ts';
import type { NameOf } from '#ui/colleagues.ts';
import type { CaseDetail } from '../contract.ts';
import type { Action } from './action.ts';
import type { Me } from './staff-names.ts';

/** What each part of the page is given: the case, whose clock, who is who, and what is being done just now. */
export interface CaseView {
  readonly one: CaseDetail;
  readonly state: ExistingCase;
  /** Times on this page are on the client's clock, as the record's are. */
  readonly zone: string;
  /** By the server's clock: this device's may be wrong, and a case turns on minutes. */
  readonly now: Date;
  readonly nameOf: NameOf;
  readonly me: Me | null;
  readonly acting: Acting;
  /** For what is done at a touch. */
  readonly quick: Quick;
}

export interface Acting {
  readonly open: Action | null;
  show(action: Action): void;
  close(): void;
  /** What was just put on record from this page, and as which entry, so that words can be added. */
  readonly recorded: Recorded | null;
  record(recorded: Recorded | null): void;
}

export interface Recorded {
  readonly words: string;
  readonly sequence: number | null;
}

/** What is done at a touch; the form of a deed has its own. */
export interface Quick {
  readonly isBusy: boolean;
  /** What went wrong the last time, in words; empty when nothing did. */
  readonly trouble: string;
  /** The last entry that was seen when somebody else's word came first; null when none did. */
  readonly movedSince: number | null;
  /** `done`: what stands on record then, in a few words, told the time by the server's clock. */
  act(path: string, body: object, done: (at: string) => string): Promise<void>;
  /** The same once more, after a look at what came first. */
  again(): Promise<void>;
  forget(): void;
  /** The words of what waits some seconds before it is put on record; null when nothing does. */
  readonly held: string | null;
  /** For what tells somebody: it can be taken back until it is sent. `words`: what stands on record then. */
  hold(path: string, words: string): void;
  takeBack(): void;
}
