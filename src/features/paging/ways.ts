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

/**
 * What was seen to arrive, and what this practice can send at all. As long as one of a person's ways does not work they are
 * mailed at once, however late they set the mail: they may count on the one that they have lost.
 */
export function usableWays(
  { id, email, active }: StaffRow,
  ways: ReadonlyMap<StaffId, readonly WayRow[]>,
  media: ReadonlySet<Medium>,
): readonly UsableWay[] {
  if (!active) return [];
  const own = ways.get(id) ?? [];
  const working = own.filter(({ verifiedAt, endedAt }) => verifiedAt !== null && endedAt === null);
  const mayMissOne = working.length < own.length;
  const set = working.map(({ id: wayId, medium, address, afterMinutes }) =>
    medium === 'email'
      ? { id: wayId, medium, afterMinutes: mayMissOne ? 0 : afterMinutes, address: email }
      : { id: wayId, medium, afterMinutes, address },
  );
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
