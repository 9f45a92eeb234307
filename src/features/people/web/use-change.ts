/** Changing one client's record: whatever was read of it is read again afterwards. */
import { useQueryClient } from '@tanstack/react-query';
import { useTrying } from '#ui/use-trying.ts';

export interface Change {
  readonly trouble: string;
  readonly isBusy: boolean;
  readonly change: (act: () => Promise<unknown>) => Promise<boolean>;
}

export function useRefresh(clientId: string): () => Promise<void> {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [path] }) =>
        typeof path === 'string' &&
        (path.startsWith(`/clients/${clientId}`) || path.startsWith('/clients/overview')),
    });
}

export function useChange(clientId: string): Change {
  const refresh = useRefresh(clientId);
  const { trouble, isBusy, trying } = useTrying();
  return {
    trouble,
    isBusy,
    change: async (act) => {
      let worked = false;
      await trying(async () => {
        try {
          await act();
          worked = true;
        } finally {
          // After a refusal too: somebody else's change may be the reason.
          await refresh();
        }
      });
      return worked;
    },
  };
}
