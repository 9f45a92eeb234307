/** The rota as a screen asks for it, and how it is changed. */
import { useQueryClient } from '@tanstack/react-query';
import { callServer } from '#ui/call-server.ts';
import { useFresh } from '#ui/use-fresh.ts';
import { useTrying } from '#ui/use-trying.ts';
import type { RotaAnswer } from '../contract.ts';

export const rotaPath = '/on-call';

export const useRota = () => useFresh<RotaAnswer>(rotaPath, 120, { topics: ['staff', 'practice'] });

export interface Changing {
  readonly isBusy: boolean;
  readonly trouble: string | null;
  /** True once it is done. */
  change(method: 'POST' | 'DELETE', what: string, body?: object): Promise<boolean>;
}

export function useChanging(): Changing {
  const queries = useQueryClient();
  const { isBusy, trouble, trying } = useTrying();
  return {
    isBusy,
    trouble,
    change: async (method, what, body) => {
      let isDone = false;
      await trying(async () => {
        queries.setQueryData([rotaPath], await callServer<RotaAnswer>(method, `${rotaPath}/${what}`, body));
        isDone = true;
      });
      return isDone;
    },
  };
}

export function namesOf({ staff }: RotaAnswer, staffIds: readonly string[]): string {
  const names = staffIds.map((id) => staff.find((one) => one.id === id)?.name ?? 'Somebody who left');
  return names.join(' and ');
}
