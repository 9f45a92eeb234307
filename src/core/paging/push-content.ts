/** What a page says once a browser has opened it: everything that its service worker is given. */
export interface PushContent {
  /** They name nobody: they may be read on a locked screen. */
  readonly words: string;
  /** Where a tap leads, within Kept. */
  readonly path: string;
  /** A later one about the same takes the place of an earlier one. */
  readonly tag: string;
}
