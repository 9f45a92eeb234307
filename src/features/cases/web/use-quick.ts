/**
 * What is done at a touch, without a form. It is kept by the page and not by the button, because the button goes when
 * somebody else's word comes first, and what was tapped must not go with it.
 */
import { useState } from 'react';
import type { Acting, CaseView } from './case-view.ts';
import { type Act, useAct } from './use-act.ts';

export interface Quick extends Pick<Act, 'isBusy' | 'trouble' | 'movedSince'> {
  /** `done`: what stands on record then, in a few words, told the time by the server's clock. */
  act(path: string, body: object, done: (at: string) => string): Promise<void>;
  /** The same once more, after a look at what came first. */
  again(): Promise<void>;
  forget(): void;
}

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
