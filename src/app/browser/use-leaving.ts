import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer, inWords } from '#ui/call-server.ts';

export interface Leaving {
  readonly leave: () => void;
  /** Why it did not work, in words; empty when nothing went wrong. */
  readonly trouble: string;
}

/** Only once the server has ended it: a page that says "signed out" and is not would be worse than an error. */
export function useLeaving(): Leaving {
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  async function leave(): Promise<void> {
    try {
      await callServer('POST', '/sign-out');
      queries.clear();
      window.location.assign('/sign-in');
    } catch (error) {
      setTrouble(inWords(error));
    }
  }
  return { leave: () => void leave(), trouble };
}
