/** Putting something on record: once, and never on a page that somebody else's word has made untrue. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { callServer, fieldErrors, inWords, Refused } from '#ui/call-server.ts';
import type { CaseDetail } from '../contract.ts';
import type { CaseView } from './case-view.ts';

export interface Act {
  /** The case as it stands after, or null when nothing was put on record. */
  act(path: string, body?: object): Promise<CaseDetail | null>;
  readonly isBusy: boolean;
  /** What went wrong the last time, in words; empty when nothing did. */
  readonly trouble: string;
  readonly errors: Readonly<Record<string, string>>;
  /** The last entry that was seen when somebody else's word came first; null when none did. */
  readonly movedSince: number | null;
  /** Whatever stood in the way has been read. */
  forget(): void;
}

interface Sent {
  readonly path: string;
  readonly body: object;
}

/** `seen`: the last entry that this person was shown; the page itself may know of more by now. */
export function useAct({ one, state }: Pick<CaseView, 'one' | 'state'>, seen = state.sequence): Act {
  const queries = useQueryClient();
  const underWay = useRef(false);
  const [movedSince, setMovedSince] = useState<number | null>(null);
  const here = `/cases/${one.id}`;
  const sending = useMutation({
    mutationFn: ({ path, body }: Sent) =>
      callServer<CaseDetail>('POST', `${here}/${path}?seen=${seen}`, body),
    async onSuccess(after) {
      // An answer that was asked for before this one would take the page back, and call one's own word somebody else's.
      await queries.cancelQueries({ queryKey: [here], exact: true });
      queries.setQueryData([here], after);
      setMovedSince(null);
    },
    onError(error) {
      if (error instanceof Refused && error.code === 'case-moved') setMovedSince(seen);
    },
    // Also what was refused: the case may stand otherwise than this page believed.
    onSettled: (after) => refreshCases(queries, after ? here : null),
  });

  async function act(path: string, body: object = {}): Promise<CaseDetail | null> {
    // A second tap may come before the button has been drawn as busy.
    if (underWay.current) return null;
    underWay.current = true;
    try {
      return await sending.mutateAsync({ path, body });
    } catch {
      return null;
    } finally {
      underWay.current = false;
    }
  }

  const { error } = sending;
  // The same from one drawing to the next, so that whoever shows them does so once.
  const errors = useMemo(() => fieldErrors(error), [error]);
  return {
    act,
    isBusy: sending.isPending,
    trouble: error ? inWords(error) : '',
    errors,
    movedSince,
    forget() {
      sending.reset();
      setMovedSince(null);
    },
  };
}

/** Whatever shows cases; not the one whose state the answer has brought along already. */
function refreshCases(queries: ReturnType<typeof useQueryClient>, fresh: string | null): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === 'string' && path.startsWith('/cases') && path !== fresh,
  });
}
