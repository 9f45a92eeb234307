/** Over which ways a person can be paged at this moment. */
import type { StaffId } from '#core/ids.ts';
import type { PageMedium, Way } from '#core/paging/pages-due.ts';
import type { Medium } from '#engine/ports.ts';
import type { StaffRow } from '#features/access/facts.ts';
import type { WayRow } from './way-store.ts';

export interface UsableWay extends Way {
  /** Where a message goes. */
  readonly address: string;
}

/** The mail at once, for whoever has set nothing. Only a person's own row says otherwise. */
export const usualWay = { id: 'mail', medium: 'email', afterMinutes: 0 } as const;

/** What was seen to arrive, and what this practice can send at all. */
export function usableWays(
  { id, email, active }: StaffRow,
  ways: ReadonlyMap<StaffId, readonly WayRow[]>,
  media: ReadonlySet<Medium>,
): readonly UsableWay[] {
  if (!active) return [];
  const own = ways.get(id) ?? [];
  const set = own
    .filter(({ verifiedAt }) => verifiedAt !== null)
    .map(({ id: wayId, medium, address, afterMinutes }) => ({
      id: wayId,
      medium,
      afterMinutes,
      address: medium === 'email' ? email : address,
    }));
  const hasMail = set.some(({ medium }) => medium === 'email');
  return [...(hasMail ? [] : [{ ...usualWay, address: email }]), ...set].filter(({ medium }) =>
    media.has(medium),
  );
}

/** An example practice has pretend phones of every kind that there is. */
const pretendMedia: ReadonlySet<Medium> = new Set<PageMedium>(['email', 'sms']);

export function mediaOf(
  { isExample }: { readonly isExample: boolean },
  real: ReadonlySet<Medium>,
): ReadonlySet<Medium> {
  return isExample ? pretendMedia : real;
}
