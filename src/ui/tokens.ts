/** Colours of both themes. A test measures every pairing that text is set in. */

export interface Tokens {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  /** The one accent: the next action. */
  readonly accent: string;
  readonly onAccent: string;
  /** States at equal lightness; each is also said by a word. */
  readonly late: string;
  readonly unconfirmed: string;
  readonly unaccounted: string;
  readonly accounted: string;
}

export const light: Tokens = {
  paper: '#faf8f4',
  raised: '#ffffff',
  ink: '#23201b',
  quiet: '#625c52',
  line: '#ddd7cb',
  accent: '#0f5f63',
  onAccent: '#ffffff',
  late: '#8a5300',
  unconfirmed: '#756014',
  unaccounted: '#9c3f23',
  accounted: '#0f5f63',
};

export const dark: Tokens = {
  paper: '#1b1a17',
  raised: '#24221e',
  ink: '#efebe3',
  quiet: '#b3aca0',
  line: '#3d3a33',
  accent: '#6cc5c3',
  onAccent: '#10201f',
  late: '#e3b25c',
  unconfirmed: '#d3bd62',
  unaccounted: '#eb9a7f',
  accounted: '#6cc5c3',
};
