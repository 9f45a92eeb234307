/** How much of the same one link may say in an hour, before saying it again changes nothing [P4.13]. */
import { gravityOf, type Reading } from '#core/case/vocabulary.ts';

/** More than anybody says who wants to be understood, and few enough to read. */
export const heardAnHour = 20;
export const hourMinutes = 60;

/** Something said through a link. */
export interface Said {
  /** What makes it the same as another: the reading, or what was asked for. */
  readonly kind: string;
  readonly reading: Reading;
}

/**
 * Whether this is said once too often. Never so for what was not said yet in the hour, nor for what is graver than the
 * last thing that was heard. `heard` is what was heard in the last hour, newest first.
 */
export function isMoreOfTheSame(said: Said, heard: readonly Said[]): boolean {
  const [last] = heard;
  if (!last || heard.length < heardAnHour) return false;
  const isNew = heard.every(({ kind }) => kind !== said.kind);
  return !isNew && gravityOf(said.reading) <= gravityOf(last.reading);
}
