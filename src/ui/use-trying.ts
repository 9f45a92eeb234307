import { useState } from 'react';
import { inWords } from './call-server.ts';

export interface Trying {
  /** What went wrong the last time, in words; empty when nothing did. */
  readonly trouble: string;
  /** Something is under way; a second tap would do it twice. */
  readonly isBusy: boolean;
  /** False when it did not work: what was typed for it has to stay. */
  readonly trying: (act: () => Promise<void>) => Promise<boolean>;
}

/** For what a person sets off with a button: one thing at a time, and its trouble in words. */
export function useTrying(): Trying {
  const [trouble, setTrouble] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  async function trying(act: () => Promise<void>): Promise<boolean> {
    setTrouble('');
    setIsBusy(true);
    try {
      await act();
      return true;
    } catch (error) {
      setTrouble(inWords(error));
      return false;
    } finally {
      setIsBusy(false);
    }
  }
  return { trouble, isBusy, trying };
}
