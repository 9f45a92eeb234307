import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '#ui/sign-out.ts';
import { useTrying } from '#ui/use-trying.ts';

export interface Leaving {
  readonly leave: () => void;
  /** Why it did not work, in words; empty when nothing went wrong. */
  readonly trouble: string;
}

export function useLeaving(): Leaving {
  const queries = useQueryClient();
  const { trouble, trying } = useTrying();
  const leave = async () => {
    await signOut('/sign-out');
    queries.clear();
  };
  return { leave: () => void trying(leave), trouble };
}
