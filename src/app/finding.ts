/** One thing that the doctor has found. */
export interface Finding {
  readonly subject:
    | 'settings'
    | 'secret'
    | 'disk'
    | 'database'
    | 'clock'
    | 'mail'
    | 'answers'
    | 'texts'
    | 'monitor';
  /** A note is worth knowing and no reason to act. */
  readonly verdict: 'well' | 'note' | 'wrong';
  readonly words: string;
}
