/** Where a provider of texts calls us. `features/outreach` answers there. */
import type { PracticeId } from '#core/ids.ts';

export function reportAddress(publicAddress: string, practiceId: PracticeId): string {
  return `${publicAddress}/api/v1/text-reports/${practiceId}`;
}

/** For whatever a client texts. */
export function inboundAddress(publicAddress: string): string {
  return `${publicAddress}/api/v1/inbound-texts`;
}
