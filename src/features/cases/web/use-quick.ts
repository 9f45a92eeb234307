/**
 * What is done at a touch, without a form. It is kept by the page and not by the button, because the button goes when
 * somebody else's word comes first, and what was tapped must not go with it.
 */
import { useState } from 'react';
import type { Acting, CaseView, Quick } from './case-view.ts';
import { useAct } from './use-act.ts';

interface Tapped {
  readonly path: string;
  readonly body: object;
  readonly done: (at: string) => string;
}

export function useQuick(view: Pick<CaseView, 'one' | 'state'>, acting: Acting): Quick {
  const { act, isBusy, trouble, movedSince, forget } = useAct(view);
  const [tapped, setTapped] = useState<Tapped | null>(null);

  async function send(tap: Tapped): Promise<void> {
    setTapped(tap);
    acting.record(null);
    const after = await act(tap.path, tap.body);
    if (after) acting.record({ words: tap.done(after.asOf), sequence: after.recordedAs });
  }

  return {
    isBusy,
    trouble,
    movedSince,
    forget,
    act: (path, body, done) => send({ path, body, done }),
    again: async () => {
      if (tapped) await send(tapped);
    },
  };
}
