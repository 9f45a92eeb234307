/**
 * What is done at a touch, without a form. It is kept by the page and not by the button, because the button goes when
 * somebody else's word comes first, and what was tapped must not go with it.
 */
import { useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';
import { showToast } from '#ui/toasts.tsx';
import type { Acting, CaseView, Quick } from './case-view.ts';
import { useAct } from './use-act.ts';
import { useHeld } from './use-held.ts';

interface Tapped {
  readonly path: string;
  readonly body: object;
  readonly done: (at: string) => string;
}

interface Waiting extends Tapped {
  readonly words: string;
}

export function useQuick(view: Pick<CaseView, 'one' | 'state'>, acting: Acting): Quick {
  const { act, isBusy, trouble, movedSince, forget } = useAct(view);
  const [tapped, setTapped] = useState<Tapped | null>(null);
  const held = useHeld<Waiting>(
    // One thing is sent at a time, and this can wait a little more.
    (waiting) => (isBusy ? held.hold(waiting) : void send(waiting)),
    ({ path, body, words }) => {
      const address = `/cases/${view.one.id}/${path}?seen=${view.state.sequence}`;
      void callServer('POST', address, body, true).catch((error: unknown) => {
        // Its page is gone, and whoever left it believes that it is on record.
        showToast({ words: `Not on record: ${words} ${inWords(error)}` });
      });
    },
  );

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
    held: held.deed?.words ?? null,
    hold: (path, words) => {
      acting.record(null);
      held.hold({ path, body: {}, words, done: () => words });
    },
    takeBack: held.takeBack,
  };
}
