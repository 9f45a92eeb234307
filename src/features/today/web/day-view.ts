import type { TodayAnswer } from '../contract.ts';
import type { Names } from './names.ts';

/** What each part of the page is given beside its own: the answer, the server's clock, and who is who. */
export interface DayView {
  readonly answer: TodayAnswer;
  readonly now: Date;
  readonly names: Names;
}
