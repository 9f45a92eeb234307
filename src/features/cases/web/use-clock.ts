/** The time by the server's clock, since this device's may be minutes off. */
import { useNow } from '#ui/use-fresh.ts';

/** `askedAt`: when, by this device, the answer came that says what time it was. */
export function useServerTime(asOf: string | undefined, askedAt: number): Date {
  const here = useNow();
  if (asOf === undefined) return here;
  return new Date(here.getTime() + (Date.parse(asOf) - askedAt));
}
