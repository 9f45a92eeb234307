/** Everybody of the staff and how they sign in, as the server says it; types only come from the contract. */
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { callServer } from '#ui/call-server.ts';
import { useFresh } from '#ui/use-fresh.ts';
import type * as shape from '../contract.ts';

export type Member = shape.Member;
export type ChangedMember = z.infer<typeof shape.changedMember>;
export type Invited = z.infer<typeof shape.invited>;
export type WayIn = z.infer<typeof shape.waysIn>['waysIn'][number];
export type ApiKey = z.infer<typeof shape.apiKey>;
export type MadeApiKey = z.infer<typeof shape.madeApiKey>;

export const staffPath = '/staff';
const waysInPath = '/staff/ways-in';
export const apiKeysPath = '/api-keys';

export const useStaff = () => useFresh<{ readonly staff: readonly Member[] }>(staffPath, 120);

/** Only for those who may know it. */
export function useWaysIn(isWanted: boolean): ReadonlyMap<string, WayIn> {
  const { data } = useQuery({
    queryKey: [waysInPath],
    queryFn: () => callServer<{ waysIn: readonly WayIn[] }>('GET', waysInPath),
    enabled: isWanted,
  });
  return new Map(data?.waysIn.map((way) => [way.staffId, way]));
}

/** `Passkey and app`, `Password only`. */
export function wayInWords({ passkeys, hasApp }: WayIn): string {
  const passkey = passkeys > 1 ? `${passkeys} passkeys` : 'Passkey';
  if (passkeys > 0) return hasApp ? `${passkey} and app` : passkey;
  return hasApp ? 'Password and app' : 'Password only';
}
