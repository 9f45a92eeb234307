/** What the linter found wrong with a text, where, and the way out. */

export type LintRule =
  | 'care'
  | 'clinical'
  | 'money'
  | 'policy'
  | 'pressure'
  | 'opt-out-word'
  | 'unread-replies'
  | 'unknown-variable'
  | 'missing-variable'
  | 'variable-not-here'
  | 'repeated-link'
  | 'link'
  | 'capitals'
  | 'exclamation'
  | 'too-long'
  | 'empty'
  | 'medium';

export interface Finding {
  readonly rule: LintRule;
  readonly part: 'subject' | 'text';
  /** Where in that part, counted in UTF-16 units as browsers do; the whole part when it is about what is missing. */
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly wayOut: string;
}

export interface LintSetting {
  /** False when nobody reads answers sent to this number or address; then the text may not ask for one. */
  readonly repliesAreRead?: boolean;
}
