import type { ExistingCase } from '#core/case/state.ts';
import type { CaseDetail } from '../contract.ts';
import type { NameOf } from './staff-names.ts';

/** What each part of the page is given: the case, whose clock, and who is who. */
export interface CaseView {
  readonly one: CaseDetail;
  readonly state: ExistingCase;
  /** Times on this page are on the client's clock, as the record's are. */
  readonly zone: string;
  readonly now: Date;
  readonly nameOf: NameOf;
}
