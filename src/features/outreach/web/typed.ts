/** What somebody has typed and not published. */
export interface Typed {
  /** `null` for what is as it was published. */
  readonly subject: string | null;
  readonly text: string | null;
  readonly reviewedBy: string;
  readonly reviewedOn: string;
}

export const untouched: Typed = { subject: null, text: null, reviewedBy: '', reviewedOn: '' };
